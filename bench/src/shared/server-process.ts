/**
 * A server in a process of its own: the product or a floor, started alike. It ends by its id, and by itself when the
 * benchmark is gone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServerOptions {
  /** The program. */
  script: string;
  args: string[];
  /** Where its errors go. */
  logFile: string;
  /** For Node itself, e.g. `--cpu-prof`. */
  nodeFlags?: string[];
}

/** What a process holds. */
export interface Memory {
  /** In the machine's memory. */
  residentBytes: number;
  /** Of it, JavaScript objects. */
  heapBytes: number;
}

/** Named from the package's root, so that these are the built ones also when this file runs from its source. */
const DIST = new URL('../../dist/', import.meta.url);
const FLOOR = fileURLToPath(new URL('shared/floor-server.js', DIST));
const LEASH = new URL('load/leash.js', DIST).href;
const SETTLE = new URL('shared/settle.js', DIST).href;
const READY = /https?:\/\/127\.0\.0\.1:\d+/;
const START_MS = 30_000;
const STOP_MS = 15_000;

export class ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    if (child.pid === undefined) throw new Error('A process without an id.');
    this.#child = child;
    this.pid = child.pid;
    this.url = url;
  }

  /** Resolves when it serves. @throws Error that names its log when it does not */
  static async start({ script, args, logFile, nodeFlags = [] }: ServerOptions): Promise<ServerProcess> {
    const log = openSync(logFile, 'a');
    const flags = ['--expose-gc', '--import', LEASH, '--import', SETTLE, ...nodeFlags];
    const child = spawn(process.execPath, [...flags, script, ...args], {
      stdio: ['ignore', 'pipe', log, 'ipc'],
      // Ctrl-C goes to the whole group of processes: the servers shall end after the benchmark, not before it.
      detached: true,
    });
    closeSync(log);
    const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
    const url = await readUrl(child);
    clearTimeout(timer);
    if (url === null) throw new Error(`${script} does not start; ${logFile} says why.`);
    // Left unread, a chatty server would block on a full pipe.
    child.stdout?.resume();
    return new ServerProcess(child, url);
  }

  /** Lets go of what is no longer needed. @returns what is left */
  async settle(): Promise<Memory> {
    const answer = once(this.#child, 'message');
    this.#child.send('settle');
    const [message] = await answer;
    return message as Memory;
  }

  /** Ends it without warning. */
  async kill(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** Ends it politely, and without a question when that takes too long. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(timer);
  }
}

async function readUrl(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) return null;
  for await (const line of createInterface({ input: child.stdout })) {
    const url = READY.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  return null;
}

/** One of the floors; see `floor-server.ts`. @param directory for its log */
export function startFloorServer(
  directory: string,
  floor: { name: 'bare' } | { name: 'durable'; file: string },
): Promise<ServerProcess> {
  const args = floor.name === 'durable' ? [floor.name, floor.file] : [floor.name];
  return ServerProcess.start({ script: FLOOR, args, logFile: join(directory, `${floor.name}.log`) });
}

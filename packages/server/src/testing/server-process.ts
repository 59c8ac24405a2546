/** The built `parley` as a process of its own, to be killed without warning. For tests only. */
import { type ChildProcess, execFileSync, type Serializable, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A preload that sets the process's clock when it is told `{ clock: milliseconds }`. */
export const CLOCK_LEVER = new URL('../../dist/testing/clock-lever.js', import.meta.url).href;

/** Runs a command to its end. @throws with its output when it fails */
export function parley(...args: string[]): string {
  return execFileSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

export interface ServerProcessOptions {
  /** A module that is loaded before the server, and can be told things by `tell`. */
  preload?: string;
  /** Takes what the server logs; dropped without it. */
  logFile?: string;
}

export class ServerProcess {
  readonly #args: string[];
  readonly #options: ServerProcessOptions;
  #child: ChildProcess | undefined;

  /** @param flags those that name the installation, e.g. `['--data', dir]`, and any other */
  constructor(flags: readonly string[], port: number, options: ServerProcessOptions = {}) {
    this.#options = options;
    this.#args = [
      ...(options.preload === undefined ? [] : ['--import', options.preload]),
      MAIN,
      'serve',
      '--log-level',
      'error',
      '--rate-contact',
      '1000000',
      // No balancer stands before it that would have to notice.
      '--backup-every',
      '0',
      '--stop-notice',
      '0',
      ...flags,
      '--port',
      String(port),
    ];
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    const { preload, logFile } = this.#options;
    const child = spawn(process.execPath, this.#args, {
      stdio: ['ignore', 'pipe', 'inherit', ...(preload === undefined ? [] : ['ipc' as const])],
    });
    this.#child = child;
    if (logFile !== undefined) child.stdout?.pipe(createWriteStream(logFile, { flags: 'a' }));
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (text: Buffer) => String(text).includes('serves at') && resolve());
      child.once('exit', (code) => reject(new Error(`parley serve ended with ${code}`)));
    });
  }

  /** Whether it has been started and has not ended. */
  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Hands a message to the preloaded module. */
  tell(message: Serializable): void {
    this.#child?.send(message);
  }

  /** Ends it without warning, or politely. @returns its exit code; null when it was killed */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) return null;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }
}

/** A real Parley for a test: child process, fresh data, can be killed and started again. Needs `tsc -b` before. Only for tests. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { SeedOptions } from '../seed.js';

const MAIN = fileURLToPath(new URL('../../../packages/server/dist/main.js', import.meta.url));
const run = promisify(execFile);

/** Starts a Node program and waits for the first line with an address; answers with it. */
export async function startProgram(
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\/\/[^\s"]+/.exec(line)?.[0];
    if (url === undefined) continue;
    // Left unread, a chatty program would block on a full pipe.
    child.stdout.resume();
    return { child, url };
  }
  throw new Error(`${args[0]} ended before it was ready.`);
}

/** Ends a program with `signal` and waits until it is gone. */
export async function endProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** A server with the site `halden`, two agents and an API key. */
export class TestParley {
  url = '';
  readonly apiKey: string;
  readonly agents: SeedOptions['agents'];
  readonly data: string;
  #child: ChildProcess | null = null;

  private constructor(data: string, apiKey: string, agents: SeedOptions['agents']) {
    this.data = data;
    this.apiKey = apiKey;
    this.agents = agents;
  }

  static async start(): Promise<TestParley> {
    const data = await mkdtemp(join(tmpdir(), 'parley-demo-'));
    const cli = async (...args: string[]): Promise<string> =>
      (await run(process.execPath, [MAIN, ...args, '--data', data])).stdout;
    const maja = { email: 'maja@halden.example', password: 'three bikes, one price' };
    const tomas = { email: 'tomas@halden.example', password: 'nothing to oil at all' };
    const credentials = ({ email, password }: typeof maja) => ['--email', email, '--password', password];
    const site = ['--site', 'halden', '--origin', 'http://127.0.0.1:4310'];
    await cli('init', ...credentials(maja), '--name', 'Maja', ...site);
    await cli('agent', 'create', ...credentials(tomas), '--name', 'Tomas');
    const answer = await cli('key', 'create', '--name', 'crm', '--json');
    const { key } = JSON.parse(answer) as { key: string };
    const parley = new TestParley(data, key, { maja, tomas });
    await parley.serve(0);
    return parley;
  }

  /** Serves the same data, by default on the same port as before. */
  async serve(port = Number(new URL(this.url).port)): Promise<void> {
    // Tests write faster than a person would, and the limits are not what they are about.
    const quick = ['--rate-key', '100000', '--rate-agent', '100000', '--log-level', 'error'];
    const args = [
      MAIN,
      'serve',
      '--data',
      this.data,
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
      ...quick,
    ];
    const { child, url } = await startProgram(args);
    this.#child = child;
    this.url = url;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.#child) await endProgram(this.#child, 'SIGKILL');
  }

  /** Stops it and removes its data. */
  async stop(): Promise<void> {
    if (this.#child) await endProgram(this.#child, 'SIGTERM');
    await rm(this.data, { recursive: true, force: true });
  }
}

/** The product as an operator runs it: one installation, one process on SQLite or several on one PostgreSQL. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Event, type EventPage, LIMITS } from '@parley/protocol';
import { freePort, MAIN, ServerProcess } from '@parley/server/testing';
import { HealthWatch } from './health.js';
import type { Lever } from './levers.js';

/** From the build, also when this file runs from its source. */
const LEVERS = new URL('../../dist/fleet/levers.js', import.meta.url).href;
const UNLIMITED = '10000000';
const LIMITED = ['contact', 'agent', 'key', 'address', 'session', 'sign-in'];

const run = promisify(execFile);

export const SITE = 'torture';
/** Where the site's pages live; nobody asks it for anything. */
export const ORIGIN = 'http://shop.example';
export const EMAIL = 'agent@torture.example';
export const PASSWORD = 'a long enough password';

export interface FleetOptions {
  /** For what is not in the database, and for logs. */
  directory: string;
  /** Where the data are: `directory` itself, unless it has a disk of its own. */
  data: string;
  /** The address of the database for each process; absent for one process on SQLite. */
  databaseUrls?: readonly [string, ...string[]];
  /** Seconds between two heartbeats of a socket. */
  heartbeat: number;
}

export class Fleet {
  readonly ports: readonly number[];
  readonly apiKey: string;
  readonly processes: readonly ServerProcess[];
  readonly health: readonly HealthWatch[];
  readonly #flags: readonly string[];
  /** Which processes are meant to be gone. */
  readonly #down = new Set<number>();

  private constructor(made: {
    ports: number[];
    processes: ServerProcess[];
    flags: string[];
    apiKey: string;
  }) {
    this.ports = made.ports;
    this.processes = made.processes;
    this.#flags = made.flags;
    this.apiKey = made.apiKey;
    this.health = made.ports.map(
      (port, index) => new HealthWatch(`http://127.0.0.1:${port}`, () => this.#down.has(index)),
    );
  }

  /** Makes the installation and starts its processes. */
  static async open({ directory, data, databaseUrls, heartbeat }: FleetOptions): Promise<Fleet> {
    const flagsOf = (url?: string) => ['--data', data, ...(url === undefined ? [] : ['--database-url', url])];
    const flags = flagsOf(databaseUrls?.[0]);
    const owner = ['--email', EMAIL, '--password', PASSWORD, '--site', SITE, '--origin', ORIGIN];
    await parley('init', ...flags, ...owner);
    const made = await parley('key', 'create', ...flags, '--name', 'crm', '--json');
    const { key: apiKey } = JSON.parse(made) as { key: string };
    const limits = LIMITED.flatMap((kind) => [`--rate-${kind}`, UNLIMITED]);
    const ports: number[] = [];
    const processes: ServerProcess[] = [];
    for (const [index, url] of (databaseUrls ?? [undefined]).entries()) {
      const port = await freePort();
      ports.push(port);
      const logFile = join(directory, `server-${index + 1}.log`);
      const serve = [...flagsOf(url), ...limits, '--heartbeat', String(heartbeat)];
      processes.push(new ServerProcess(serve, port, { preload: LEVERS, logFile }));
    }
    await Promise.all(processes.map((process) => process.start()));
    return new Fleet({ ports, processes, flags, apiKey });
  }

  /** Ends a process without warning. */
  async kill(index: number): Promise<void> {
    this.#down.add(index);
    await this.processes[index]?.kill('SIGKILL');
  }

  /** Resolves when it serves again. */
  async start(index: number): Promise<void> {
    await this.processes[index]?.start();
    this.#down.delete(index);
  }

  /** Changes the world around every process. */
  pull(lever: Lever): void {
    for (const process of this.processes) if (process.isRunning) process.tell({ ...lever });
  }

  get isReady(): boolean {
    return this.health.every(({ now }) => now.status === 'ready');
  }

  /** The whole feed from its first event on, as a process tells it. */
  async feed(index = 0): Promise<Event[]> {
    const events: Event[] = [];
    let page: EventPage = { data: [], cursor: 'c0', more: true };
    while (page.more) {
      const query = `limit=${LIMITS.eventsMax}&after=${page.cursor}`;
      const response = await fetch(`http://127.0.0.1:${this.ports[index]}/v1/events?${query}`, {
        headers: { authorization: `Bearer ${this.apiKey}` },
      });
      if (!response.ok) throw new Error(`The feed answers ${response.status}: ${await response.text()}`);
      page = (await response.json()) as EventPage;
      events.push(...page.data);
    }
    return events;
  }

  /** Runs `parley check`. @returns what it complains of; null when it is content */
  async check(): Promise<string | null> {
    try {
      await parley('check', ...this.#flags);
      return null;
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string };
      return `${stdout ?? ''}${stderr ?? ''}`.trim() || String(error);
    }
  }

  /** Stops every process politely. @returns those that did not end well */
  async close(): Promise<string[]> {
    await Promise.all(this.health.map((watch) => watch.stop()));
    const codes = await Promise.all(this.processes.map((process) => process.kill('SIGTERM')));
    return codes.flatMap((code, index) => (code === 0 ? [] : [`process ${index + 1} ended with ${code}`]));
  }
}

async function parley(...args: string[]): Promise<string> {
  return (await run(process.execPath, [MAIN, ...args])).stdout;
}

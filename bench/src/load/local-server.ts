/**
 * A server of the load's own, for when none is named: made once in a directory, started and stopped with each run.
 * Must never outlive the load, and never touch a directory that it did not make.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(new URL('../../../packages/server/dist/main.js', import.meta.url));
/** Named from the package's root, so that it is the built one also when this file runs from its source. */
const LEASH = new URL('../../dist/load/leash.js', import.meta.url).href;
const READY = /https?:\/\/127\.0\.0\.1:\d+/;
/** A server whose load was killed needs a moment to let go of the directory. */
const PATIENCE = { attempts: 20, pause: 500 };

const run = promisify(execFile);

/** How to get into the server of a directory. */
interface Access {
  site: string;
  apiKey: string;
}

export interface LocalServer extends Access {
  url: string;
  stop(): Promise<void>;
}

export interface LocalServerOptions {
  /** Where its data are, e.g. `.parley/load`. */
  directory: string;
  site: string;
  /** Whether to empty the directory before. */
  fresh: boolean;
}

async function cli(...args: string[]): Promise<string> {
  return (await run(process.execPath, [MAIN, ...args])).stdout;
}

async function readAccess(path: string): Promise<Access | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Access;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function create(data: string, site: string): Promise<Access> {
  // Without the access file nothing was ever loaded: a run was stopped in between, and can be begun again.
  await rm(data, { recursive: true, force: true });
  const password = randomBytes(18).toString('base64url');
  const owner = ['--email', 'load@localhost.example', '--password', password, '--name', 'Load'];
  const place = ['--site', site, '--site-name', 'Load', '--origin', 'http://localhost'];
  await cli('init', '--data', data, ...owner, ...place);
  const made = await cli('key', 'create', '--data', data, '--name', 'load', '--json');
  return { site, apiKey: (JSON.parse(made) as { key: string }).key };
}

/** Makes the server of `directory` if there is none yet, and tells how to get in. */
async function prepare({ directory, site, fresh }: LocalServerOptions): Promise<Access> {
  if (fresh) await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'access.json');
  const known = await readAccess(path);
  if (known && known.site !== site) {
    throw new Error(
      `${directory} was made for the site ${known.site}. Give --site ${known.site}, or --fresh.`,
    );
  }
  if (known) return known;
  const access = await create(join(directory, 'data'), site);
  await writeFile(`${path}.new`, JSON.stringify(access), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return access;
}

/** The URL that the server prints once it is ready; null when it ended before. */
async function readUrl(server: ChildProcess): Promise<string | null> {
  if (server.stdout === null) return null;
  const lines = createInterface({ input: server.stdout });
  for await (const line of lines) {
    const url = READY.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  return null;
}

function spawnServer(directory: string): ChildProcess {
  const log = openSync(join(directory, 'server.log'), 'a');
  const serve = ['serve', '--data', join(directory, 'data'), '--port', '0', '--host', '127.0.0.1'];
  try {
    return spawn(process.execPath, ['--import', LEASH, MAIN, ...serve], {
      stdio: ['ignore', 'pipe', log, 'ipc'],
      // Ctrl-C goes to the whole group of processes: the server shall stop after the load, not before it.
      detached: true,
    });
  } finally {
    closeSync(log);
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  await exit;
}

/** Starts the server of a directory, and makes it before when it is not there. */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const access = await prepare(options);
  for (let attempt = 1; attempt <= PATIENCE.attempts; attempt += 1) {
    const server = spawnServer(options.directory);
    const url = await readUrl(server);
    if (url !== null) {
      // Left unread, a chatty server would block on a full pipe.
      server.stdout?.resume();
      return { ...access, url, stop: () => stopServer(server) };
    }
    await stopServer(server);
    await sleep(PATIENCE.pause);
  }
  throw new Error(`The server does not start; ${join(options.directory, 'server.log')} says why.`);
}

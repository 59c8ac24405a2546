/** The command as a program of its own, against a real server. Needs `tsc -b` before. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Parley } from '../client.js';
import { HUBSPOT_TOKEN, startHubSpot } from '../testing/crms/hubspot.js';
import { PIPEDRIVE_TOKEN, startPipedrive } from '../testing/crms/pipedrive.js';
import { SALESFORCE_TOKEN, startSalesforce } from '../testing/crms/salesforce.js';
import { type ParleyServer, startParley } from '../testing/parley-server.js';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

let server: ParleyServer;
let parley: Parley;
let directory: string;
let said: { contactId: string; conversationId: string };

beforeAll(async () => {
  server = await startParley();
  parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
  const { id: contactId } = await parley.contacts.create({
    site: 'acme',
    name: 'Ada O’Hara',
    email: 'ada@example.com',
  });
  const { id: conversationId } = await parley.conversations.create({ kind: 'chat', contactId });
  await parley.messages.send({ conversationId, text: 'Where is my order?', side: 'contact' });
  await parley.messages.send({ conversationId, text: 'It left us this morning.' });
  said = { contactId, conversationId };
});
afterAll(() => server?.stop());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-cli-'));
  return () => rm(directory, { recursive: true, force: true });
});

interface Ended {
  code: number;
  out: string;
  note: string;
}

const environment = (env: Record<string, string> = {}) => ({
  ...{ PATH: process.env.PATH, PARLEY_URL: server.url, PARLEY_API_KEY: server.apiKey },
  ...env,
});

function cli(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [MAIN, ...args],
      { cwd: directory, env: environment(env) },
      (error, out, note) => {
        resolve({ code: Number(error?.code ?? 0), out, note });
      },
    );
  });
}

async function config(content: object): Promise<void> {
  await writeFile(join(directory, 'parley-sync.json'), JSON.stringify(content));
}

describe('parley-sync', () => {
  it('pulls events as NDJSON, and goes on where the file says', async () => {
    const first = await cli(['pull', '--cursor-file', 'place']);
    const second = await cli(['pull', '--cursor-file', 'place']);

    const texts = first.out.split('\n').flatMap((line) => {
      const event = line === '' ? {} : (JSON.parse(line) as { message?: { text: string } });
      return event.message?.text ?? [];
    });
    expect(texts).toEqual(['Where is my order?', 'It left us this morning.']);
    expect(second).toEqual({ code: 0, out: '', note: '' });
  });

  it('fills files, says so as JSON, and finds in them what it brought', async () => {
    await config({ to: 'files', files: { directory: 'crm', format: 'csv' } });

    const planned = await cli(['sync', '--dry-run']);
    const first = await cli(['sync', '--json', '--quiet']);
    const second = await cli(['sync']);
    const equal = await cli(['verify']);
    await writeFile(join(directory, 'crm', 'messages.csv'), '');
    const differs = await cli(['verify', '--json']);

    expect(planned.out).toContain('would bring 1 contacts, 1 conversations, 2 messages');
    expect(JSON.parse(first.out)).toMatchObject({ to: 'files', contacts: 1, messages: 2, refused: 0 });
    expect(second.out).toContain('brought 0 contacts, 0 conversations, 0 messages');
    expect(equal).toMatchObject({ code: 0, out: '4 records, equal\n' });
    expect(differs.code).toBe(4);
    expect(JSON.parse(differs.out).differences).toHaveLength(2);
  });

  it('fills a database, and finds in it what it brought', async () => {
    const env = { DATABASE_URL: 'sqlite:crm.db' };

    const first = await cli(['sync', '--to', 'sql'], env);
    const equal = await cli(['verify', '--to', 'sql'], env);

    expect(first.out).toContain('SQL: brought 1 contacts, 1 conversations, 2 messages');
    expect(equal).toMatchObject({ code: 0, out: '4 records, equal\n' });
  });

  it('fills HubSpot, Salesforce and Pipedrive through their own clients', async () => {
    const [hubspot, salesforce, pipedrive] = [
      await startHubSpot(),
      await startSalesforce(),
      await startPipedrive(),
    ];
    try {
      await config({ mapping: { contact: { jobtitle: { value: 'from Parley' } } } });
      const first = await cli(['sync', '--to', 'hubspot'], {
        ...{ HUBSPOT_ACCESS_TOKEN: HUBSPOT_TOKEN, HUBSPOT_URL: hubspot.url },
      });
      await config({ pipedrive: { host: pipedrive.url } });
      const second = await cli(['sync', '--to', 'salesforce'], {
        ...{
          SALESFORCE_INSTANCE_URL: salesforce.url,
          SALESFORCE_CLIENT_ID: 'id',
          SALESFORCE_CLIENT_SECRET: 'secret',
        },
      });
      const third = await cli(['sync', '--to', 'pipedrive'], { PIPEDRIVE_API_TOKEN: PIPEDRIVE_TOKEN });

      for (const ended of [first, second, third]) {
        expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('2 messages') });
      }
      expect([...hubspot.account.of('contacts').values()]).toMatchObject([
        { properties: { parley_id: said.contactId, jobtitle: 'from Parley' } },
      ]);
      expect([...salesforce.org.of('Task').values()]).toHaveLength(2);
      expect(SALESFORCE_TOKEN).toBeTruthy();
      expect(pipedrive.account.notes.size).toBe(2);
    } finally {
      for (const one of [hubspot, salesforce, pipedrive]) await one.close();
    }
  });

  it('ends with 3 when the CRM refused records, and lists them', async () => {
    const hubspot = await startHubSpot();
    await config({ mapping: { message: { no_such_property: 'text' } } });

    const ended = await cli(['sync', '--to', 'hubspot'], {
      ...{ HUBSPOT_ACCESS_TOKEN: HUBSPOT_TOKEN, HUBSPOT_URL: hubspot.url },
    });
    await hubspot.close();

    const letters = await readFile(join(directory, 'parley-sync.hubspot.refused.ndjson'), 'utf8');
    expect(ended).toMatchObject({ code: 3, out: expect.stringContaining('2 refused') });
    expect(letters.trim().split('\n')).toHaveLength(2);
    expect(letters).not.toContain('order');
  });

  it('follows, also when asked to begin at the end, and ends with 0 when it is told to', async () => {
    const programs: ChildProcess[] = [];
    try {
      const tail = spawn(process.execPath, [MAIN, 'tail'], { cwd: directory, env: environment() });
      const sync = spawn(process.execPath, [MAIN, 'sync', '--to', 'files', '--follow'], {
        cwd: directory,
        env: environment(),
      });
      programs.push(tail, sync);
      const lines = createInterface({ input: tail.stdout })[Symbol.asyncIterator]();
      const next = lines.next();
      let answered = false;
      void next.then(() => {
        answered = true;
      });
      // The tail begins wherever the log ends when it gets there: say something until it has heard.
      while (!answered) {
        await parley.messages.send({ conversationId: said.conversationId, text: 'More' });
        await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 200))]);
      }
      expect(JSON.parse(String((await next).value)).message.text).toBe('More');

      const ended = programs.map((program) => once(program, 'exit'));
      for (const program of programs) program.kill('SIGTERM');
      expect(await Promise.all(ended)).toEqual([
        [0, null],
        [0, null],
      ]);
    } finally {
      for (const program of programs) program.kill('SIGKILL');
    }
  });

  it.each([
    [[], {}, 'Say what to do'],
    [['sing'], {}, 'There is no "sing"'],
    [['sync'], {}, 'Say where to'],
    [['sync', '--to', 'mars'], {}, 'must be one of'],
    [['sync', '--to', 'hubspot'], {}, 'HUBSPOT_ACCESS_TOKEN is not set'],
    [['pull'], { PARLEY_API_KEY: '' }, 'PARLEY_API_KEY is not set'],
    [['pull', '--frobnicate'], {}, '--frobnicate'],
    [['pull', '--config', 'none.json'], {}, 'none.json cannot be read'],
    [['verify', '--to', 'hubspot'], {}, 'Only sql and files'],
    [['pull'], { PARLEY_API_KEY: 'parley_sk_wrong' }, 'parley-sync: '],
  ])('ends with 2 and says what to mend: %j %j', async (args, env, words) => {
    const ended = await cli(args, env as Record<string, string>);

    expect(ended).toMatchObject({ code: 2, out: '', note: expect.stringContaining(words) });
  });

  it('names what cannot be in its configuration', async () => {
    await config({ to: 'files', apiKey: 'x', files: { format: 'xml' } });

    const ended = await cli(['sync', '--json']);

    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.note).error.message).toContain('"apiKey", "files" cannot be so');
  });

  it('ends with 1 when nothing answers, and says help and version', async () => {
    const gone = await cli(['pull'], { PARLEY_URL: 'http://127.0.0.1:9' });
    const [help, version] = [await cli(['--help']), await cli(['--version'])];

    expect(gone.code).toBe(1);
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('parley-sync verify') });
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

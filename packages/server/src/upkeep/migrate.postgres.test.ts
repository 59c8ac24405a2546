import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorkspace } from '../cli/workspace.js';
import type { Installation } from '../db/open.js';
import { openUploads } from '../files/open-uploads.js';
import { uploadAttachment } from '../services/attachments.js';
import { createContact } from '../services/contacts.js';
import { createConversation, readConversation } from '../services/conversations.js';
import { getEvents } from '../services/events.js';
import { EVERY_SCOPE } from '../services/keys.js';
import { getConversations } from '../services/list-conversations.js';
import { sendMessage } from '../services/messages.js';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import { freePort, parley, ServerProcess } from '../testing/server-process.js';
import { COPIED } from './copy-store.js';

// Real processes, one after the other: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let dir: string;
let data: string;
let target: TestInstallation;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'parley-migrate-'));
  data = join(dir, 'data');
  target = await newInstallation();
  parley('init', '--data', data, '--email', 'a@b.co', '--site', 'shop', '--origin', 'http://shop.example');
});
afterEach(async () => {
  await target.remove();
  rmSync(dir, { recursive: true, force: true });
});

const KEY = {
  type: 'key',
  id: newId('apiKey'),
  name: 'crm',
  siteId: null,
  scopes: EVERY_SCOPE,
} as const;
const WORDS = [
  'Hello',
  'Grüße 🚲',
  '三つ',
  ' two  blanks ',
  'a\n\tb',
  'שלום',
  'x'.repeat(5000),
  'it\'s 100 % \\ "so"',
];

/** Conversations of made-up people, with what is hard to carry: every script, long texts, holes, marks. */
async function fillWithTalk(dataDir: string, conversations: number): Promise<void> {
  const { ctx: system, close } = await openWorkspace({ dataDir });
  const ctx = { ...system, actor: KEY };
  const talk = async (n: number) => {
    const externalId = n % 3 === 0 ? {} : { externalId: `crm-${n}` };
    const person = n % 2 === 0 ? {} : { name: `Zoë ${n}`, email: `zoe${n}@example.com` };
    const { value: contact } = await createContact(ctx, { site: 'shop', ...person, ...externalId });
    const { value } = await createConversation(ctx, { kind: 'chat', contactId: contact.id, ...externalId });
    const conversationId = value.id;
    const messages = n % 15;
    if (n % 10 === 1) {
      const body = Readable.from([Buffer.from(`File ${n}`)]);
      const args = { name: WORDS[n % WORDS.length]?.slice(0, 100) ?? '', conversationId, bytes: 9, body };
      const file = await uploadAttachment(ctx, openUploads({ dataDir }), { ...args, charge: async () => {} });
      if (n % 20 === 1) await sendMessage(ctx, { conversationId, text: '', attachments: [file.id] });
    }
    for (let m = 0; m < messages; m += 1) {
      const text = WORDS[(n + m) % WORDS.length] ?? '';
      await sendMessage(ctx, { conversationId, text, side: m % 2 === 0 ? 'contact' : 'company' });
    }
    const { id, siteId } = contact;
    const contactActor = { type: 'contact', id, siteId, browserId: id } as const;
    const mark = { delivered: messages, read: Math.floor(messages / 2) };
    await readConversation({ ...system, actor: contactActor }, { conversationId, ...mark });
  };
  await Promise.all(Array.from({ length: conversations }, (_, n) => talk(n)));
  await close();
}

/** All of it, as the services give it out and as the tables have it. */
async function readEverything(installation: Installation) {
  const { ctx: system, close } = await openWorkspace(installation);
  const ctx = { ...system, actor: KEY };
  const feed: unknown[] = [];
  for (let after = 'c0', more = true; more; ) {
    const page = await getEvents(ctx, { after, limit: 1000 });
    feed.push(...page.data);
    ({ cursor: after, more } = page);
  }
  const inbox = await getConversations(ctx, { limit: 200, order: 'recent' });
  const tables: Record<string, unknown[]> = {};
  for (const table of COPIED) {
    const rows = await ctx.db.selectFrom(table).selectAll().execute();
    tables[table] = rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  }
  const settings = ctx.settings.current;
  await close();
  return { feed, inbox, tables, settings };
}

const to = () => ['--to', target.databaseUrl ?? ''];

describe('moving to PostgreSQL', () => {
  it('brings every row, goes on where the log stood, and knows the same keys', async () => {
    const { key } = JSON.parse(parley('key', 'create', '--data', data, '--name', 'crm', '--json'));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const [contactId, conversationId] = [newId('contact'), newId('conversation')];
    const fill = async (url: string, texts: string[]) => {
      const post = (path: string, body: unknown) =>
        fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      await post('/v1/contacts', { id: contactId, site: 'shop', name: 'Zoë 🚲' });
      await post('/v1/conversations', { id: conversationId, kind: 'chat', contactId });
      for (const text of texts) await post(`/v1/conversations/${conversationId}/messages`, { text });
      return (await fetch(`${url}/v1/conversations/${conversationId}/messages`, { headers })).json();
    };
    const port = await freePort();
    const before = new ServerProcess(['--data', data], port);
    await before.start();
    await fill(`http://127.0.0.1:${port}`, ['One', 'Två\n\t✓', '三']);
    await before.kill('SIGTERM');

    const said = parley('migrate', '--data', data, ...to());
    const after = new ServerProcess(['--database-url', target.databaseUrl ?? ''], port);
    await after.start();
    const page = (await fill(`http://127.0.0.1:${port}`, ['Four'])) as {
      data: { seq: number; text: string }[];
    };
    await after.kill('SIGTERM');

    expect(said).toMatch(/message\s+3 rows, equal/);
    expect(page.data.map((m) => [m.seq, m.text])).toEqual([
      [1, 'One'],
      [2, 'Två\n\t✓'],
      [3, '三'],
      [4, 'Four'],
    ]);
    expect(parley('check', '--data', data, '--database-url', target.databaseUrl ?? '')).toContain(
      'invariants hold',
    );
  });

  it('brings hundreds of conversations as they are, row by row and as readers see them', async () => {
    await fillWithTalk(data, 300);
    const before = await readEverything({ dataDir: data });

    const said = parley('migrate', '--data', data, ...to());

    const after = await readEverything({ dataDir: data, databaseUrl: target.databaseUrl });
    expect(said).toMatch(/conversation\s+300 rows, equal/);
    expect(before.feed.length).toBeGreaterThan(2500);
    expect(after.feed).toEqual(before.feed);
    expect(after.inbox).toEqual(before.inbox);
    expect(after.settings).toEqual(before.settings);
    for (const table of Object.keys(before.tables)) {
      expect(after.tables[table], table).toEqual(before.tables[table]);
    }
    expect(parley('check', '--data', data, '--database-url', target.databaseUrl ?? '')).toContain(
      'invariants hold',
    );
  });

  it('refuses a database that is in use, and a directory that is being served', async () => {
    const server = new ServerProcess(['--data', data], await freePort());
    await server.start();
    expect(() => parley('migrate', '--data', data, ...to())).toThrow('Another parley process');
    await server.kill('SIGTERM');

    parley('migrate', '--data', data, ...to());

    expect(() => parley('migrate', '--data', data, ...to())).toThrow('is not empty');
  });
});

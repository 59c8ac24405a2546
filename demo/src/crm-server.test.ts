import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Event } from '@parley/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CrmApp, createCrm } from './crm-server.js';
import { CrmStore } from './crm-store.js';
import { type Listening, listen } from './listen.js';

let folder: string;
let store: CrmStore;
let crm: CrmApp;
let server: Listening;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halden-crm-'));
  store = await CrmStore.open(join(folder, 'crm.json'));
  crm = createCrm(store);
  server = await listen(crm.app, 0);
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function opened(id: string): Event {
  const at = '2026-05-05T10:00:00.000Z';
  const none = { delivered: 0, read: 0 };
  return {
    id: 'evt_1',
    cursor: 'c1',
    at,
    actor: { type: 'key', id: 'key_1' },
    siteId: null,
    type: 'conversation.created',
    conversation: {
      id,
      siteId: 'site_1',
      kind: 'chat',
      contactId: null,
      contactName: null,
      externalId: null,
      seq: 0,
      lastMessage: null,
      lastAt: at,
      marks: { contact: none, company: none },
      status: 'open',
      snoozedUntil: null,
      assigneeId: null,
      priority: 'normal',
      tags: [],
      teamId: null,
      sla: null,
      context: null,
      proactiveId: null,
      rating: null,
      createdAt: at,
    },
  };
}

/** Reads a live stream until `count` events have come. */
async function readEvents(count: number, whenOpen: () => Promise<void> | void): Promise<string[]> {
  const answer = await fetch(`${server.url}/api/live`);
  const events: string[] = [];
  let text = '';
  let begun = false;
  for await (const chunk of answer.body ?? []) {
    text += new TextDecoder().decode(chunk);
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    events.push(...blocks.filter((block) => block.startsWith('event:')));
    if (!begun) {
      begun = true;
      await whenOpen();
    }
    if (events.length >= count) break;
  }
  return events;
}

test('an open page first hears how the sync stands, then which conversations changed', async () => {
  const events = await readEvents(3, async () => {
    await store.apply({ events: [opened('cnv_1')], cursor: 'c1' });
    crm.setStatus({ state: 'in_sync', cursor: 'c1', at: '2026-05-05T10:00:01.000Z', problem: null });
  });

  expect(events[0]).toMatch(/^event: status\ndata: \{"state":"syncing","cursor":null/);
  expect(events[1]).toBe('event: changed\ndata: {"conversations":["cnv_1"]}');
  expect(events[2]).toMatch(/^event: status\ndata: \{"state":"in_sync","cursor":"c1"/);
});

test('after a batch with very many conversations a page is told to look anew', async () => {
  const many = Array.from({ length: 51 }, (_, index) => opened(`cnv_${index}`));

  const events = await readEvents(2, () => store.apply({ events: many, cursor: 'c51' }));

  expect(events[1]).toBe('event: changed\ndata: {"conversations":null}');
});

test('what was pulled is listed', async () => {
  await store.apply({ events: [opened('cnv_1')], cursor: 'c1' });

  const list = (await (await fetch(`${server.url}/api/conversations`)).json()) as { total: number };

  expect(list).toMatchObject({ total: 1, next: null, data: [{ id: 'cnv_1', waiting: false }] });
});

test('a conversation that the CRM does not have is a 404 in words', async () => {
  const answer = await fetch(`${server.url}/api/conversations/cnv_404`);

  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: 'This conversation is not in the CRM.' });
});

test('a page under a foreign name gets nothing, whatever address it resolves to', async () => {
  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '']) {
    const answer = await crm.app.request('/api/conversations', { headers: { host } });

    expect(answer.status, host).toBe(403);
  }
});

test('its page may run nothing but its own scripts', async () => {
  const answer = await fetch(server.url);

  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await answer.text()).toContain('<script type="module" src="/app.js"></script>');
});

test('a port that is taken is refused with a sentence', async () => {
  const port = Number(new URL(server.url).port);

  await expect(listen(crm.app, port)).rejects.toThrow(`Port ${port} is taken.`);
});

test('a deal is kept with its conversation, told live, and taken from the CRM alone', async () => {
  await store.apply({ events: [opened('cnv_1')], cursor: 'c1' });
  const told: string[][] = [];
  store.subscribe((ids) => told.push(ids));
  const put = (id: string, body: object, origin = server.url) =>
    fetch(`${server.url}/api/conversations/${id}/deal`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    });
  const won = { stage: 'won', value: 1200 };

  const statuses = [
    (await put('cnv_1', won)).status,
    (await put('cnv_1', won, 'https://evil.example')).status,
    (await put('cnv_1', { stage: 'won', value: -1 })).status,
    (await put('cnv_2', won)).status,
  ];

  expect(statuses).toEqual([200, 403, 400, 404]);
  expect(told).toEqual([['cnv_1']]);
  const timeline = await (await fetch(`${server.url}/api/conversations/cnv_1`)).json();
  expect(timeline).toMatchObject({ conversation: { deal: { ...won, told: false } } });
  expect((await CrmStore.open(join(folder, 'crm.json'))).data.deals).toEqual({ cnv_1: won });
});

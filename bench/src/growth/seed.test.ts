import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isId } from '@parley/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createInstallation, serveInstallation } from '../shared/product.js';
import { planLengths, seed } from './seed.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'parley-seed-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('plans as many messages as asked for, about 18 a conversation', () => {
  const lengths = planLengths(100_000);

  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(100_000);
  expect(100_000 / lengths.length).toBeCloseTo(18, 0);
  expect(Math.max(...lengths)).toBe(30);
});

it('writes what the server reads as its own, and goes on from', async () => {
  const installation = await createInstallation(directory, 'seeded');
  const { conversations, events } = seed(installation.database, { messages: 500, onProgress: () => {} });
  const server = await serveInstallation(installation);
  const headers = { authorization: `Bearer ${installation.apiKey}` };
  const get = async (path: string) => (await fetch(`${server.url}${path}`, { headers })).json();

  try {
    const last = conversations.at(-2);
    const conversation = await get(`/v1/conversations/${last}`);
    const messages = await get(`/v1/conversations/${last}/messages`);
    const feed = await get('/v1/events?limit=1000');
    const list = await get('/v1/conversations?limit=200');

    expect(isId('conversation', last)).toBe(true);
    expect(conversation.lastMessage).toEqual(messages.data.at(-1));
    expect(messages.data.map((m: { seq: number }) => m.seq)).toEqual(
      Array.from({ length: conversation.seq }, (_, i) => i + 1),
    );
    expect(list.data).toHaveLength(conversations.length);
    expect(feed.data).toHaveLength(events);
    expect(feed.data.filter((e: { type: string }) => e.type === 'message.created')).toHaveLength(500);

    const sent = await fetch(`${server.url}/v1/conversations/${last}/messages`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'And on' }),
    });
    expect(await sent.json()).toMatchObject({ seq: conversation.seq + 1 });
  } finally {
    await server.stop();
  }
});

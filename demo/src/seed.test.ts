import { Parley } from '@parley/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SeedOptions, seed } from './seed.js';
import { SEED } from './seed-data.js';
import { seedDiscussions } from './seed-discussions.js';
import { BAD_POSTS, REPORTS, TOPICS } from './seed-discussions-data.js';
import { TestParley } from './testing/parley-server.js';

let server: TestParley;
let options: SeedOptions;

beforeAll(async () => {
  server = await TestParley.start();
  const parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
  const website = 'http://127.0.0.1:4310';
  // The product's own clock cannot be set.
  const ago = async () => undefined;
  options = { parley, url: server.url, site: 'halden', agents: server.agents, website, ago };
}, 60_000);

afterAll(() => server.stop());

async function conversations(): Promise<[string | null, number][]> {
  const rows: [string | null, number][] = [];
  for await (const row of options.parley.conversations.list()) rows.push([row.contactName, row.seq]);
  return rows.sort();
}

const expected = SEED.map((each): [string | null, number] => [each.name, each.lines.length]).sort();

test('seeding cut off in the middle and run again gives each conversation once, whole', async () => {
  let calls = 0;
  const flaky = new Parley({
    baseUrl: server.url,
    apiKey: server.apiKey,
    maxRetries: 0,
    fetch: (...args) => {
      calls += 1;
      return calls > 10 ? Promise.reject(new Error('cut off')) : fetch(...args);
    },
  });
  await expect(seed({ ...options, parley: flaky })).rejects.toThrow();
  const part = await conversations();

  await seed(options);

  expect(part.length).toBeLessThan(SEED.length);
  expect(await conversations()).toEqual(expected);
});

test('seeding twice changes nothing', async () => {
  await seed(options);
  await seed(options);

  expect(await conversations()).toEqual(expected);
});

test('answers are from Maja and Tomas, questions from the customers', async () => {
  await seed(options);
  const authors = new Set<string>();

  for await (const { id } of options.parley.conversations.list()) {
    for await (const { author } of options.parley.messages.list(id)) {
      if (author.type !== 'contact') authors.add(`${author.type} ${author.name}`);
    }
  }

  expect([...authors].sort()).toEqual(['agent Maja', 'agent Tomas']);
});

test('the discussions are there once, marked and voted on, without what only a moderator should read', async () => {
  await seedDiscussions(options);
  await seedDiscussions(options);

  const read = async (path: string) =>
    (await (await fetch(new URL(`/v1/topics/${path}`, server.url))).text()) as string;
  for (const { topic, posts } of TOPICS) {
    const { messages, answer, pinned } = JSON.parse(await read(`${topic}?site=halden`));
    expect(messages).toBe(posts.length);
    expect(Boolean(answer) || pinned.length > 0).toBe(true);
    const shown = await read(`${topic}/messages?site=halden`);
    for (const { text } of BAD_POSTS) expect(shown).not.toContain(text);
  }
  const counts = await fetch(new URL('/v1/moderation/counts?site=halden', server.url), {
    headers: { authorization: `Bearer ${server.apiKey}` },
  });
  expect(await counts.json()).toMatchObject({ held: BAD_POSTS.length, reported: REPORTS.length });
  const { answer } = JSON.parse(await read('halden-one?site=halden'));
  expect(answer).toMatchObject({ official: { teamName: 'Customer service' }, votes: { up: 5, down: 0 } });
});

/** The demo's past, told to a real server whose clock can be set, and read from the one that serves it afterwards. */
import { fileURLToPath } from 'node:url';
import { Parley } from '@parley/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPast } from './past.js';
import { seed } from './seed.js';
import { SEED } from './seed-data.js';
import { TestParley } from './testing/parley-server.js';

const MAIN = fileURLToPath(new URL('../../packages/server/dist/testing/past-main.js', import.meta.url));
const MS_AN_HOUR = 3_600_000;
/** Two processes start here, on machines that have other things to do. */
const PATIENCE = 60_000;

let server: TestParley;

beforeAll(async () => {
  server = await TestParley.start();
}, PATIENCE);

afterAll(() => server.stop());

const told = () => new Parley({ baseUrl: server.url, apiKey: server.apiKey });

test(
  'what happened last week is read as last week, by whom it was decided then',
  async () => {
    await server.kill();
    const began = Date.now();
    const past = await openPast(MAIN, server.data);
    const { apiKey, agents } = server;
    const website = 'http://127.0.0.1:4310';
    const parley = new Parley({ baseUrl: past.url, apiKey });
    await seed({ parley, url: past.url, site: 'halden', agents, website, ago: past.ago });
    await past.close();
    await server.serve(0);

    const byName = new Map<string | null, { hours: number; status: string; team: string | null }>();
    for await (const { contactName, createdAt, status, teamId } of told().conversations.list()) {
      const hours = (began - Date.parse(createdAt)) / MS_AN_HOUR;
      byName.set(contactName, { hours, status, team: teamId });
    }

    expect(byName.size).toBe(SEED.length);
    for (const { name, hoursAgo, status = 'open', team = null } of SEED) {
      const found = byName.get(name);
      expect(found?.hours).toBeCloseTo(hoursAgo, 0);
      expect(found).toMatchObject({ status, team });
    }
  },
  PATIENCE,
);

test('whoever writes to Halden now is seen where Maja begins: nothing open is hers', () => {
  expect(SEED.filter(({ by, status = 'open' }) => by === 'maja' && status === 'open')).toEqual([]);
});

test('a server of the past that cannot serve says so', async () => {
  await expect(openPast(MAIN, '/dev/null/nowhere')).rejects.toThrow(/ended with/);
}, 60_000);

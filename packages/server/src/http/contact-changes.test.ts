import type { Event } from '@parley/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  const input = { site: 'shop', name: 'Ada', email: 'ada@example.com' };
  id = (await server.call('/v1/contacts', { as: server.key(null), body: input })).body.id;
});
afterAll(() => server.stop());

const change = (body: object, as = server.key(null)) =>
  server.call(`/v1/contacts/${id}`, { as, method: 'PATCH', body });

it('changes what is named, and tells the feed', async () => {
  const { status, body } = await change({ name: 'Ada Lovelace', attributes: { plan: 'gold', orders: 3 } });

  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    attributes: { plan: 'gold', orders: 3 },
    verified: false,
  });
  const feed = (await server.call('/v1/events?limit=1000', { as: server.key(null) })).body.data as Event[];
  expect(feed.at(-1)).toMatchObject({ type: 'contact.updated', actor: { type: 'key' }, contact: body });
});

it('takes away with null, and replaces all attributes', async () => {
  await change({ attributes: { plan: 'gold' } });

  const { body } = await change({ email: null, attributes: { since: 2020 } });

  expect([body.email, body.attributes]).toEqual([null, { since: 2020 }]);
});

it('writes nothing when nothing changes', async () => {
  await change({ name: 'Ada' });
  const before = await server.installation.rows();

  expect((await change({ name: 'Ada' })).status).toBe(200);
  expect(await server.installation.rows()).toEqual(before);
});

it.each([
  {},
  { name: '' },
  { email: 'ada' },
  { externalId: 'x' },
  { verified: true },
  { attributes: { list: [1] } },
  { attributes: { text: 'x'.repeat(301) } },
  { attributes: { ['x'.repeat(41)]: 1 } },
  { attributes: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, i])) },
])('refuses %j', async (body) => {
  const before = await server.installation.rows();

  expect((await change(body)).body.error.code).toBe('invalid_input');
  expect(await server.installation.rows()).toEqual(before);
});

it('does not know of contacts of another site', async () => {
  const elsewhere = await server.newContact('other');

  const { body } = await server.call(`/v1/contacts/${elsewhere.contactId}`, {
    as: server.key('shop'),
    method: 'PATCH',
    body: { name: 'X' },
  });

  expect(body.error.code).toBe('not_found');
});

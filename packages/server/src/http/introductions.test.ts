import type { Event } from '@parley/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const introduce = (as: Caller, body: object) => server.call('/v1/me', { as, method: 'PATCH', body });

it('lets a contact say name and address, heard by the company at once', async () => {
  const contact = await server.newContact();

  const named = await introduce(contact, { name: '  Ada Lovelace ' });
  const { status, body } = await introduce(contact, { email: 'Ada@Example.com' });

  expect([named.status, status]).toEqual([200, 200]);
  expect(body).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.com', verified: false });
  expect((await server.call('/v1/me', { as: contact })).body.contact).toEqual(body);
  const feed = (await server.call('/v1/events?limit=1000', { as: server.key(null) })).body.data as Event[];
  expect(feed.at(-1)).toMatchObject({ type: 'contact.updated', contact: body });
});

it('shows the name with what the contact has written before', async () => {
  const contact = await server.newContact();
  const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  await server.call(`/v1/conversations/${body.id}/messages`, { as: contact, body: { text: 'Hi' } });

  await introduce(contact, { name: 'Ada' });

  const conversation = (await server.call(`/v1/conversations/${body.id}`, { as: server.key(null) })).body;
  expect([conversation.contactName, conversation.lastMessage.author.name]).toEqual(['Ada', 'Ada']);
});

it('writes nothing when nothing changes', async () => {
  const contact = await server.newContact();
  await introduce(contact, { name: 'Ada' });
  const before = await server.installation.rows();

  expect((await introduce(contact, { name: 'Ada' })).status).toBe(200);
  expect(await server.installation.rows()).toEqual(before);
});

it.each([{ name: '' }, { name: 'x'.repeat(121) }, { email: 'ada' }, { email: 'a@b' }, {}])(
  'refuses %j',
  async (body) => {
    expect((await introduce(await server.newContact(), body)).body.error.code).toBe('invalid_input');
  },
);

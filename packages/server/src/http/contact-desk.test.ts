/** What agents do about a contact: bar it from writing, find out who it is, see where it has been. */
import { type Event, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let agent: Caller;
let key: Caller;
beforeAll(async () => {
  server = await startTestServer({ rateContact: 10_000 });
  [agent, key] = [await server.signIn('agent'), server.key('shop')];
});
afterAll(() => server.stop());

const begin = async (as: Caller, context?: object) =>
  (await server.call('/v1/conversations', { as, body: { kind: 'chat', ...(context && { context }) } })).body;
const contactOf = async (id: string) => (await server.call(`/v1/contacts/${id}`, { as: agent })).body;
const change = (id: string, body: object) =>
  server.call(`/v1/contacts/${id}`, { as: agent, method: 'PATCH', body });

describe('a contact who is blocked', () => {
  it('writes nothing any more, is told so, still reads, and writes again when it is let', async () => {
    const contact = await server.newContact();
    const { id } = await begin(contact);
    const path = `/v1/conversations/${id}`;
    const said = await server.call(`${path}/messages`, { as: contact, body: { text: 'Rude' } });
    const writing: [string, object][] = [
      [`${path}/messages`, { body: { text: 'More' } }],
      [`${path}/messages/${said.body.id}`, { method: 'PATCH', body: { text: 'Ruder' } }],
      ['/v1/conversations', { body: { kind: 'chat' } }],
      ['/v1/me', { method: 'PATCH', body: { name: 'Somebody else' } }],
      ['/v1/attachments?name=a', { body: 'text', headers: { 'content-type': 'text/plain' } }],
    ];

    const blocked = await change(contact.contactId, { blocked: true });
    const refused = [];
    for (const [where, options] of writing)
      refused.push(await server.call(where, { as: contact, ...options }));
    const read = await server.call(`${path}/messages`, { as: contact });
    const marked = await server.call(`${path}/read`, { as: contact, body: { delivered: 1, read: 1 } });
    await change(contact.contactId, { blocked: false });
    const again = await server.call(`${path}/messages`, { as: contact, body: { text: 'Sorry' } });

    expect(blocked.body.blocked).toBe(true);
    expect(refused.map(({ body }) => body.error?.code)).toEqual(writing.map(() => 'forbidden'));
    expect(refused[0]?.body.error.message).toContain('blocked you');
    expect([read.status, marked.status, again.status]).toEqual([200, 200, 201]);
    const feed = await server.call('/v1/events?types=contact.updated&limit=1000', { as: key });
    const told = feed.body.data.filter(
      (event: Event) => 'contact' in event && event.contact.id === contact.contactId,
    );
    expect(told).toHaveLength(2);
  });

  it('cannot block itself free', async () => {
    const contact = await server.newContact();

    const answer = await server.call(`/v1/contacts/${contact.contactId}`, {
      as: contact,
      method: 'PATCH',
      body: { blocked: false },
    });

    expect(answer.body.error.code).toBe('forbidden');
  });
});

describe('the way of a contact', () => {
  it('holds the latest pages that its own pages told of, the last one first', async () => {
    const contact = await server.newContact();
    const { id } = await begin(contact, { url: 'https://shop.example/0', title: 'Page 0' });
    for (let page = 1; page <= LIMITS.journey + 2; page += 1) {
      const context = { url: `https://shop.example/${page}`, title: `Page ${page}` };
      const options = { as: contact, method: 'PATCH', body: { context } };
      await server.call(`/v1/conversations/${id}`, options);
      await server.call(`/v1/conversations/${id}`, options);
    }

    const { body } = await server.call(`/v1/contacts/${contact.contactId}/journey`, { as: agent });
    const refused = await server.call(`/v1/contacts/${contact.contactId}/journey`, { as: contact });

    expect(body.data).toHaveLength(LIMITS.journey);
    expect(body.data[0]).toMatchObject({ url: 'https://shop.example/22', title: 'Page 22' });
    expect(body.data.at(-1)).toMatchObject({ title: 'Page 3' });
    expect(refused.body.error.code).toBe('forbidden');
  });

  it('is forgotten with the contact', async () => {
    const contact = await server.newContact();
    await begin(contact, { url: 'https://shop.example/secret' });

    await server.call(`/v1/contacts/${contact.contactId}`, { as: key, method: 'DELETE' });

    const answer = await server.call(`/v1/contacts/${contact.contactId}/journey`, { as: agent });
    expect(answer.body.error.code).toBe('not_found');
  });
});

describe('the browser of a contact', () => {
  it('is known coarsely from its session', async () => {
    const body = { site: 'shop', contactId: newId('contact'), secret: 'b'.repeat(43) };
    const headers = {
      origin: 'http://shop.example',
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
      'accept-language': 'de-AT,de;q=0.8',
    };

    await server.call('/v1/sessions', { body, headers });

    expect((await contactOf(body.contactId)).device).toEqual({
      browser: 'Firefox',
      os: 'Windows',
      kind: 'desktop',
      language: 'de-AT',
    });
  });
});

describe('two contacts who are one', () => {
  const merge = (id: string, into: string, as = agent) =>
    server.call(`/v1/contacts/${id}/merge`, { as, body: { into } });

  it('become one, with all that both had', async () => {
    const [from, to] = [await server.newContact(), await server.newContact()];
    await server.call('/v1/me', {
      as: from,
      method: 'PATCH',
      body: { name: 'Ada', email: 'ada@example.com' },
    });
    const { id } = await begin(from, { url: 'https://shop.example/a' });
    await begin(to, { url: 'https://shop.example/b' });
    await change(to.contactId, { attributes: { plan: 'pro' } });

    const { body } = await merge(from.contactId, to.contactId);

    expect(body).toMatchObject({
      id: to.contactId,
      name: 'Ada',
      email: 'ada@example.com',
      attributes: { plan: 'pro' },
    });
    expect((await server.call(`/v1/conversations/${id}`, { as: agent })).body.contactId).toBe(to.contactId);
    const journey = await server.call(`/v1/contacts/${to.contactId}/journey`, { as: agent });
    expect(journey.body.data.map(({ url }: { url: string }) => url).sort()).toEqual([
      'https://shop.example/a',
      'https://shop.example/b',
    ]);
    // Both browsers are theirs from now on.
    const session = { site: 'shop', contactId: from.contactId, secret: from.secret };
    const opened = await server.call('/v1/sessions', {
      body: session,
      headers: { origin: 'http://shop.example' },
    });
    expect(opened.body.contact.id).toBe(to.contactId);
  });

  it('are not made one where that cannot be meant, and nothing is changed', async () => {
    const [one, other] = [await server.newContact(), await server.newContact('other')];
    const known = await server.call('/v1/contacts', {
      as: key,
      body: { site: 'shop', externalId: newId('contact') },
    });
    const rows = await server.installation.rows();

    const answers = [
      await merge(one.contactId, one.contactId),
      await merge(one.contactId, other.contactId),
      await merge(known.body.id, one.contactId),
      await merge(one.contactId, newId('contact')),
      await merge(one.contactId, other.contactId, key),
      await merge(one.contactId, known.body.id, one),
    ];

    expect(answers.map(({ body }) => body.error.code)).toEqual([
      'invalid_input',
      'conflict',
      'conflict',
      'not_found',
      'not_found',
      'forbidden',
    ]);
    expect(await server.installation.rows()).toEqual(rows);
  });

  it('give no unknown browser the history of somebody whom the company vouches for', async () => {
    const [from, to] = [await server.newContact(), await server.newContact()];
    await server.installation.run(`UPDATE contact SET verified = 1 WHERE id = '${to.contactId}'`);

    const merged = await merge(from.contactId, to.contactId);

    expect(merged.status).toBe(200);
    const session = { site: 'shop', contactId: from.contactId, secret: from.secret };
    const opened = await server.call('/v1/sessions', {
      body: session,
      headers: { origin: 'http://shop.example' },
    });
    expect(opened.body.error.code).toBe('conflict');
  });
});

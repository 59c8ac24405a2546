import { type Event, newId, type Session } from '@parley/protocol';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { randomSecret } from '../services/crypto.js';
import { addIdentityKey, removeIdentityKey } from '../services/identity-keys.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

type Visitor = Awaited<ReturnType<TestServer['newContact']>>;

let server: TestServer;
let secret: string;
let keyId: string;
let sub: string;

beforeAll(async () => {
  server = await startTestServer({ rateContact: 1000 });
  const { ctx, close } = await createWorkspace(server.installation);
  const key = await addIdentityKey(ctx, { site: 'shop' });
  await close();
  secret = key.secret ?? '';
  keyId = key.id;
});
afterAll(() => server.stop());
beforeEach(() => {
  sub = `customer-${newId('contact')}`;
});

interface Signing {
  with?: string;
  alg?: string;
  endsIn?: number | null;
}

function sign(claims: Record<string, unknown>, options: Signing = {}): Promise<string> {
  const { with: key = secret, alg = 'HS256', endsIn = 600 } = options;
  const now = Math.floor(server.clock.now.getTime() / 1000);
  const token = new SignJWT(claims).setProtectedHeader({ alg });
  if (endsIn !== null) token.setExpirationTime(now + endsIn);
  return token.sign(new TextEncoder().encode(key));
}

async function identify(as: Caller, claims: Record<string, unknown> | string) {
  const token = typeof claims === 'string' ? claims : await sign(claims);
  return server.call('/v1/identify', { as, body: { token } });
}

/** The visitor with the token of `session`. */
function withSession(visitor: Visitor, { token }: Session): Visitor {
  const headers = { ...visitor.headers, authorization: `Bearer ${token}` };
  return { ...visitor, headers, auth: { token } };
}

async function identified(visitor: Visitor, claims: Record<string, unknown>): Promise<Visitor> {
  const { status, body } = await identify(visitor, claims);
  expect(status, JSON.stringify(body)).toBe(200);
  return withSession(visitor, body);
}

/** What the visitor's browser would do on its next page. */
function openAgain({ contactId, secret: own }: Visitor) {
  const headers = { origin: 'http://shop.example' };
  return server.call('/v1/sessions', { headers, body: { site: 'shop', contactId, secret: own } });
}

async function write(as: Caller, ...texts: string[]): Promise<string> {
  const { body } = await server.call('/v1/conversations', { as, body: { kind: 'chat' } });
  for (const text of texts)
    await server.call(`/v1/conversations/${body.id}/messages`, { as, body: { text } });
  return body.id;
}

const conversationsOf = async (as: Caller) =>
  (await server.call('/v1/conversations', { as })).body.data.map(({ id }: { id: string }) => id).sort();
const textsIn = async (as: Caller, id: string) =>
  (await server.call(`/v1/conversations/${id}/messages`, { as })).body.data.map(
    (m: { text: string }) => m.text,
  );

async function feed(): Promise<Event[]> {
  const events: Event[] = [];
  for (let after = 'c0', more = true; more; ) {
    const { body } = await server.call(`/v1/events?limit=1000&after=${after}`, { as: server.key(null) });
    events.push(...body.data);
    after = body.next ?? body.cursor ?? events.at(-1)?.cursor;
    more = body.more ?? body.hasMore ?? false;
  }
  return events;
}

describe('a visitor whom the company vouches for', () => {
  it('is the same contact, now with a name, when nobody knew them before', async () => {
    const visitor = await server.newContact();
    const id = await write(visitor, 'As a visitor');

    const person = await identified(visitor, {
      sub,
      name: 'Ada Lovelace',
      email: 'Ada@Example.com',
      attributes: { plan: 'gold', orders: 3, vip: true },
    });

    const { contact } = (await server.call('/v1/me', { as: person })).body;
    expect(contact).toMatchObject({
      id: visitor.contactId,
      externalId: sub,
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      verified: true,
      attributes: { plan: 'gold', orders: 3, vip: true },
    });
    expect(await textsIn(person, id)).toEqual(['As a visitor']);
    expect((await feed()).at(-1)).toMatchObject({
      type: 'contact.updated',
      contact: { id: visitor.contactId },
    });
  });

  it('finds what they wrote in another browser together with what they wrote in this one', async () => {
    const phone = await identified(await server.newContact(), { sub, name: 'Ada' });
    const first = await write(phone, 'On the phone');
    const laptop = await server.newContact();
    const second = await write(laptop, 'On the laptop');

    const person = await identified(laptop, { sub });

    expect((await server.call('/v1/me', { as: person })).body.contact.id).toBe(phone.contactId);
    expect(await conversationsOf(person)).toEqual([first, second].sort());
    expect(await conversationsOf(phone)).toEqual([first, second].sort());
    const { body } = await server.call(`/v1/conversations/${second}/messages`, { as: phone });
    expect(body.data[0].author).toEqual({ type: 'contact', id: phone.contactId, name: 'Ada' });
    const merged = (await feed()).at(-1);
    expect(merged).toMatchObject({
      type: 'contact.merged',
      fromId: laptop.contactId,
      contact: { id: phone.contactId, name: 'Ada', verified: true },
    });
  });

  it('is known again in the browser that was merged, which keeps its own id and secret', async () => {
    const phone = await identified(await server.newContact(), { sub });
    const laptop = await server.newContact();
    await identified(laptop, { sub });

    const { status, body } = await openAgain(laptop);

    expect([status, body.contact.id]).toEqual([200, phone.contactId]);
    const wrong = await openAgain({ ...laptop, secret: randomSecret() });
    expect(wrong.body.error.code).toBe('conflict');
  });

  it('is told to open the session again where a tab still has the visitor’s token', async () => {
    await identified(await server.newContact(), { sub });
    const laptop = await server.newContact();
    const id = await write(laptop, 'Before');
    await identified(laptop, { sub });

    for (const path of ['/v1/me', '/v1/conversations', `/v1/conversations/${id}/messages`])
      expect((await server.call(path, { as: laptop })).body.error.code, path).toBe('token_expired');
  });

  it('has the connections of that tab ended, and hears of it in the others', async () => {
    const phone = await identified(await server.newContact(), { sub });
    const laptop = await server.newContact();
    const [old, known] = [await connect(server.url, laptop), await connect(server.url, phone)];
    await old.emit('watch', { after: null });
    await known.emit('watch', { after: null });

    await identified(laptop, { sub });

    await until(() => !old.socket.connected);
    await until(() => known.live.some(({ type }) => type === 'contact.merged'));
    expect(known.socket.connected).toBe(true);
    old.close();
    known.close();
  });

  it('keeps a file that was on its way', async () => {
    await identified(await server.newContact(), { sub });
    const laptop = await server.newContact();
    const file = await server.upload('Words', { as: laptop, query: { name: 'a.txt' } });
    const person = await identified(laptop, { sub });

    const id = await write(person);
    const message = { text: '', attachments: [file.body.id] };
    const sent = await server.call(`/v1/conversations/${id}/messages`, { as: person, body: message });

    expect(sent.body.attachments).toMatchObject([{ name: 'a.txt' }]);
  });

  it('wants no mails as who they are when they wanted none as a visitor, at the same address', async () => {
    const email = `${newId('contact')}@example.com`;
    await identified(await server.newContact(), { sub, email });
    const { ctx, close } = await createWorkspace(server.installation);
    const stopped = async (visitorEmail: string) => {
      const laptop = await server.newContact();
      await server.call('/v1/me', { as: laptop, method: 'PATCH', body: { email: visitorEmail } });
      const stop = { contact_id: laptop.contactId, created_at: server.clock.now.toISOString() };
      await ctx.commit(async (tx) => void (await tx.db.insertInto('mail_stop').values(stop).execute()));
      const person = await identified(laptop, { sub });
      const { contact } = (await server.call('/v1/me', { as: person })).body;
      const query = ctx.db.selectFrom('mail_stop').selectAll().where('contact_id', '=', contact.id);
      return (await query.execute()).length;
    };

    expect(await stopped('other@example.com')).toBe(0);
    expect(await stopped(email)).toBe(1);
    expect(await stopped(email)).toBe(1);
    await close();
  });

  it('is the contact that the company has made, with what it knows', async () => {
    const input = { site: 'shop', externalId: sub, name: 'Ada', email: 'ada@example.com' };
    const made = (await server.call('/v1/contacts', { as: server.key(null), body: input })).body;

    const person = await identified(await server.newContact(), { sub, name: 'Ada L.' });

    const { contact } = (await server.call('/v1/me', { as: person })).body;
    expect(contact).toMatchObject({ id: made.id, name: 'Ada L.', email: 'ada@example.com', verified: true });
  });

  it('loses what they said of themselves without proof', async () => {
    const visitor = await server.newContact();
    const said = { name: 'Somebody else', email: 'victim@example.com' };
    await server.call('/v1/me', { as: visitor, method: 'PATCH', body: said });

    const person = await identified(visitor, { sub });

    const { contact } = (await server.call('/v1/me', { as: person })).body;
    expect(contact).toMatchObject({ name: null, email: null, verified: true });
    const change = await server.call('/v1/me', { as: person, method: 'PATCH', body: said });
    expect(change.body.error.code).toBe('forbidden');
  });

  it('may be told of again, which writes only what is new', async () => {
    const person = await identified(await server.newContact(), { sub, name: 'Ada' });
    const before = await server.installation.rows();
    await identified(person, { sub, name: 'Ada' });
    expect(await server.installation.rows()).toEqual(before);

    await identified(person, { sub, name: 'Ada L.' });
    expect((await feed()).at(-1)).toMatchObject({ type: 'contact.updated', contact: { name: 'Ada L.' } });
  });

  it('cannot become another person without signing off', async () => {
    const person = await identified(await server.newContact(), { sub });

    const { body } = await identify(person, { sub: `${sub}-other` });

    expect(body.error.code).toBe('conflict');
  });

  it('leaves nothing that opens a session once they have signed off', async () => {
    const phone = await identified(await server.newContact(), { sub });
    const laptop = await server.newContact();
    const person = await identified(laptop, { sub });

    expect((await server.call('/v1/sign-off', { as: person, body: {} })).status).toBe(200);

    expect((await openAgain(laptop)).body.error.code).toBe('conflict');
    expect((await openAgain(phone)).body.contact.id).toBe(phone.contactId);
    await server.call('/v1/sign-off', { as: phone, body: {} });
    expect((await openAgain(phone)).body.error.code).toBe('conflict');
  });
});

describe('a word that is not good', () => {
  const cases: Record<string, () => Promise<string> | string> = {
    'signed by somebody else': () => sign({ sub }, { with: randomSecret() }),
    'of another algorithm': () => sign({ sub }, { alg: 'HS512' }),
    'without an end': () => sign({ sub }, { endsIn: null }),
    'that has ended': () => sign({ sub }, { endsIn: -60 }),
    'good for more than a day': () => sign({ sub }, { endsIn: 90_000 }),
    'about nobody': () => sign({ name: 'Ada' }),
    'about an empty name': () => sign({ sub: '' }),
    'for another site': () => sign({ sub, aud: 'other' }),
    'with an address that is none': () => sign({ sub, email: 'ada' }),
    'with attributes that are none': () => sign({ sub, attributes: { list: [1] } }),
    'without a signature': () => `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub, exp: 9e9 }))}.`,
    'that is none at all': () => 'hello',
  };

  it.each(Object.keys(cases))('%s changes nothing', async (name) => {
    const visitor = await server.newContact();
    const token = (await cases[name]?.()) ?? '';
    const before = await server.installation.rows();

    const { status, body } = await identify(visitor, token);

    expect([status, body.error.code, body.error.details[0].path]).toEqual([400, 'invalid_input', 'token']);
    expect(await server.installation.rows()).toEqual(before);
  });

  it('is one for a site that has no keys', async () => {
    const elsewhere = await server.newContact('other');

    expect((await identify(elsewhere, { sub })).body.error.message).toContain('no identity key');
  });

  it('is not told from a site’s own name among several', async () => {
    const person = await identified(await server.newContact(), { sub, aud: ['other', 'shop'] });

    expect((await server.call('/v1/me', { as: person })).body.contact.externalId).toBe(sub);
  });
});

it('takes the word of two keys while one replaces the other, and of pairs of keys', async () => {
  const { ctx, close } = await createWorkspace(server.installation);
  const pair = await generateKeyPair('ES256', { extractable: true });
  const added = await addIdentityKey(ctx, { site: 'shop', publicKey: await exportSPKI(pair.publicKey) });
  const now = Math.floor(server.clock.now.getTime() / 1000);
  const token = await new SignJWT({ sub })
    .setProtectedHeader({ alg: 'ES256' })
    .setExpirationTime(now + 60)
    .sign(pair.privateKey);

  const person = await server.newContact();
  expect((await identify(person, token)).status).toBe(200);
  expect((await identify(await server.newContact(), { sub })).status).toBe(200);
  await expect(addIdentityKey(ctx, { site: 'shop' })).rejects.toMatchObject({ code: 'conflict' });
  // The public half, taken for a shared secret: the classic confusion of algorithms.
  const spki = await exportSPKI(pair.publicKey);
  const confused = await sign({ sub }, { with: spki });
  expect((await identify(await server.newContact(), confused)).body.error.code).toBe('invalid_input');

  await removeIdentityKey(ctx, { site: 'shop', id: added.id });
  expect((await identify(person, token)).body.error.code).toBe('invalid_input');
  await expect(removeIdentityKey(ctx, { site: 'shop', id: added.id })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(addIdentityKey(ctx, { site: 'shop', publicKey: 'x' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  expect(keyId).not.toBe(added.id);
  await close();
});

describe('a site for identified people only', () => {
  beforeAll(() => server.changeChat({ identifiedOnly: true }));
  afterAll(() => server.changeChat({ identifiedOnly: false }));

  it('lets nobody else write anything', async () => {
    const visitor = await server.newContact();
    const refusal = async (path: string, options: object) =>
      (await server.call(path, { as: visitor, ...options })).body.error?.code;

    expect(await refusal('/v1/conversations', { body: { kind: 'chat' } })).toBe('identity_required');
    expect(await refusal('/v1/me', { method: 'PATCH', body: { name: 'Ada' } })).toBe('identity_required');
    const upload = await server.upload('Words', { as: visitor, query: { name: 'a.txt' } });
    expect(upload.body.error.code).toBe('identity_required');
  });

  it('nor in what they began before, which they can still read', async () => {
    await server.changeChat({ identifiedOnly: false });
    const visitor = await server.newContact();
    const id = await write(visitor, 'Before');
    const { body: page } = await server.call(`/v1/conversations/${id}/messages`, { as: visitor });
    await server.changeChat({ identifiedOnly: true });
    const refusal = async (path: string, options: object) =>
      (await server.call(`/v1/conversations/${id}${path}`, { as: visitor, ...options })).body.error?.code;

    expect(await refusal('/messages', { body: { text: 'More' } })).toBe('identity_required');
    const message = `/messages/${page.data[0].id}`;
    expect(await refusal(message, { method: 'PATCH', body: { text: 'Other' } })).toBe('identity_required');
    expect(await refusal(message, { method: 'DELETE' })).toBe('identity_required');
    expect(await refusal('', { method: 'PATCH', body: { context: { title: 'x' } } })).toBe(
      'identity_required',
    );
    expect(await refusal('/ratings', { body: { score: 5 } })).toBe('identity_required');
    expect(await textsIn(visitor, id)).toEqual(['Before']);
  });

  it('lets whoever is vouched for, and the company', async () => {
    const person = await identified(await server.newContact(), { sub });
    const id = await write(person, 'Hello');
    await server.call(`/v1/conversations/${id}/messages`, { as: server.key(null), body: { text: 'Hi' } });

    expect(await textsIn(person, id)).toEqual(['Hello', 'Hi']);
  });
});

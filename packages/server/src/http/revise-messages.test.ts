import { type Event, LIMITS, type Message, newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

const SECRET_WORDS = 'my card is 4929 1234';

let server: TestServer;
let contact: Caller;
let agent: Caller;
let conversation: string;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  contact = await server.newContact();
  agent = await server.signIn('agent');
  conversation = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } })).body.id;
});

const messages = () => `/v1/conversations/${conversation}/messages`;

async function say(as: Caller, text: string, more: object = {}): Promise<Message> {
  return (await server.call(messages(), { as, body: { text, ...more } })).body;
}

const edit = (as: Caller, id: string, text: string) =>
  server.call(`${messages()}/${id}`, { as, method: 'PATCH', body: { text } });

const remove = (as: Caller, id: string) => server.call(`${messages()}/${id}`, { as, method: 'DELETE' });

const wait = (seconds: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + seconds * 1000);
};

async function typesSeenBy(as: Caller): Promise<string[]> {
  const { body } = await server.call('/v1/events?limit=1000', { as });
  const events = body.data as Event[];
  return events.flatMap((event) =>
    'conversationId' in event && event.conversationId === conversation ? [event.type] : [],
  );
}

describe('changing a message', () => {
  it('shows the new text everywhere, marked as edited, and keeps the old one nowhere', async () => {
    const { id } = await say(contact, SECRET_WORDS);
    wait(60);

    const { status, body } = await edit(contact, id, 'never mind');

    expect(status).toBe(200);
    expect(body).toMatchObject({ id, seq: 1, text: 'never mind', editedAt: server.clock.now.toISOString() });
    const listed = (await server.call(messages(), { as: agent })).body.data[0];
    expect(listed).toEqual(body);
    const { lastMessage } = (await server.call(`/v1/conversations/${conversation}`, { as: agent })).body;
    expect(lastMessage).toEqual(body);
    expect(await typesSeenBy(contact)).toEqual(['message.created', 'message.updated']);
    expect(JSON.stringify(await server.installation.rows())).not.toContain(SECRET_WORDS);
    const feed = await server.call('/v1/events?limit=1000', { as: server.key(null) });
    expect(JSON.stringify(feed.body)).not.toContain(SECRET_WORDS);
  });

  it('is heard at once by who watches', async () => {
    const { id } = await say(contact, 'Helo');
    const client = await connect(server.url, agent);
    await client.emit('watch', { after: null });

    await edit(contact, id, 'Hello');
    await until(() => client.live.length > 0);
    client.close();

    expect(client.live).toMatchObject([
      { type: 'message.updated', conversationId: conversation, message: { id, text: 'Hello' } },
    ]);
  });

  it('is no change when the text is the same, however late', async () => {
    const { id } = await say(contact, 'Hello');
    const before = await server.installation.rows();
    wait(LIMITS.editSeconds + 1);

    const { status, body } = await edit(contact, id, 'Hello');

    expect([status, body.editedAt]).toEqual([200, null]);
    expect(await server.installation.rows()).toEqual(before);
  });

  it('gives each version a later time, also within one millisecond', async () => {
    const { id } = await say(contact, 'one');

    const first = await edit(contact, id, 'two');
    const second = await edit(contact, id, 'three');

    expect(second.body.editedAt > first.body.editedAt).toBe(true);
  });

  it('may take the words away when a file stays, and not otherwise', async () => {
    const file = (await server.upload('Dear shop,', { as: contact, query: { name: 'letter.txt' } })).body;
    const withFile = await say(contact, 'See here', { attachments: [file.id] });
    const without = await say(contact, 'Hello');

    const kept = await edit(contact, withFile.id, '');
    const refused = await edit(contact, without.id, ' \n');

    expect([kept.status, kept.body.text, kept.body.attachments]).toEqual([200, '', [file]]);
    expect([refused.status, refused.body.error.details[0].path]).toEqual([400, 'text']);
    expect((await server.call(messages(), { as: agent })).body.data).toEqual([kept.body, without]);
  });

  it('can be asked from a page of the site', async () => {
    const { headers } = await server.call(`${messages()}/${newId('message')}`, {
      method: 'OPTIONS',
      headers: { origin: SITE_ORIGIN, 'access-control-request-method': 'PATCH' },
    });

    expect(headers.get('access-control-allow-methods')).toMatch(/PATCH.*DELETE/);
  });
});

describe('taking a message back', () => {
  it('leaves it in its place without its words, and keeps them nowhere', async () => {
    const { id } = await say(contact, SECRET_WORDS);
    await say(agent, 'Better not here!');

    const { status, body } = await remove(contact, id);

    expect(status).toBe(200);
    expect(body).toMatchObject({ id, seq: 1, text: '', attachments: [], status: 'deleted' });
    const { data } = (await server.call(messages(), { as: contact })).body;
    expect(data.map((m: Message) => [m.seq, m.status, m.text])).toEqual([
      [1, 'deleted', ''],
      [2, 'published', 'Better not here!'],
    ]);
    expect(await typesSeenBy(agent)).toEqual(['message.created', 'message.created', 'message.deleted']);
    expect(JSON.stringify(await server.installation.rows())).not.toContain(SECRET_WORDS);
  });

  it('is done once, however often it is asked, and is final', async () => {
    const { id } = await say(contact, 'oops');
    const first = await remove(contact, id);
    wait(LIMITS.editSeconds + 1);

    const again = await remove(contact, id);
    const changed = await edit(contact, id, 'back');

    expect([again.status, again.body]).toEqual([200, first.body]);
    expect([changed.status, changed.body.error.code]).toEqual([409, 'conflict']);
    expect(await typesSeenBy(contact)).toEqual(['message.created', 'message.deleted']);
  });

  it('lets a send that comes again late be answered with what is left', async () => {
    const id = newId('message');
    await say(contact, 'twice', { id });
    await remove(contact, id);

    const { status, body } = await server.call(messages(), { as: contact, body: { id, text: 'twice' } });

    expect([status, body.status, body.text]).toEqual([200, 'deleted', '']);
  });
});

describe('changing and taking back', () => {
  const both = [
    ['change', (as: Caller, id: string) => edit(as, id, 'other')],
    ['delete', remove],
  ] as const;

  it.each(both)('%s: is for its author only', async (_, act) => {
    const key = server.key(null);
    const authors = { contact, agent, owner: await server.signIn('owner'), key };
    const ofContact = await say(contact, 'mine');
    const ofAgent = await say(agent, 'ours');
    const ofKey = await say(key, 'automatic');
    const onBehalf = await say(key, 'imported', { side: 'contact' });

    const refusals = [
      await act(authors.agent, ofContact.id),
      await act(authors.contact, ofAgent.id),
      await act(authors.owner, ofAgent.id),
      await act(authors.agent, ofKey.id),
      await act(server.key('shop'), ofKey.id),
      await act(key, onBehalf.id),
    ];

    expect(refusals.map(({ body }) => body.error?.code)).toEqual(Array(6).fill('forbidden'));
    expect((await act(agent, ofAgent.id)).status).toBe(200);
    expect((await act(key, ofKey.id)).status).toBe(200);
    expect((await act(contact, onBehalf.id)).status).toBe(200);
  });

  it.each(both)('%s: knows no message of another conversation', async (_, act) => {
    const { id } = await say(contact, 'here');
    conversation = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } })).body.id;

    const { body } = await act(contact, id);

    expect(body.error.code).toBe('not_found');
  });

  it.each(both)('%s: ends after 15 minutes, to the millisecond', async (_, act) => {
    const first = await say(contact, 'first');
    const second = await say(contact, 'second');

    wait(LIMITS.editSeconds - 0.001);
    const inTime = await act(contact, first.id);
    wait(0.001);
    const late = await act(contact, second.id);

    expect(inTime.status).toBe(200);
    expect([late.status, late.body.error.code]).toEqual([409, 'too_late']);
    expect((await server.call(messages(), { as: contact })).body.data[1].text).toBe('second');
  });
});

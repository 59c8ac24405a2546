/** Notes: what the company says to itself. No way leads from one to the contact, not even by counting. */
import { type Event, LIMITS, type Message, newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../db/open.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';
import { checkStore } from '../upkeep/check.js';

let server: TestServer;
let agent: Caller;
let owner: Caller;
let key: Caller;
let ids: { agent: string; owner: string; analyst: string };
let contact: Caller;
let conversation: string;
beforeAll(async () => {
  server = await startTestServer({ rateContact: 10_000, rateKey: 10_000 });
  [agent, owner, key] = [await server.signIn('agent'), await server.signIn('owner'), server.key('shop')];
  const idOf = async (as: Caller) => (await server.call('/v1/me', { as })).body.agent.id;
  ids = {
    agent: await idOf(agent),
    owner: await idOf(owner),
    analyst: await idOf(await server.signIn('analyst')),
  };
});
afterAll(() => server.stop());
beforeEach(async () => {
  contact = await server.newContact();
  conversation = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } })).body.id;
});

const path = () => `/v1/conversations/${conversation}`;
const say = (as: Caller, text: string) => server.call(`${path()}/messages`, { as, body: { text } });
const note = (as: Caller, body: object) =>
  server.call(`${path()}/messages`, { as, body: { internal: true, ...body } });
const list = async (as: Caller, query = '') => (await server.call(`${path()}/messages${query}`, { as })).body;
const textsOf = (messages: Message[]) => messages.map(({ text }) => text);

describe('a note', () => {
  it('is read by the company where it was written, and by no contact by any way', async () => {
    const { socket, live, emit, close } = await connect(server.url, contact);
    const { data } = await emit('watch', { after: null });
    await say(contact, 'Where is my order?');
    const written = await note(agent, { text: 'SECRET: pays late' });
    await note(key, { text: 'SECRET of a program' });
    await server.call(`${path()}/messages/${written.body.id}`, {
      as: agent,
      method: 'PATCH',
      body: { text: 'SECRET: pays very late' },
    });
    await say(agent, 'On its way.');
    await note(agent, { text: 'SECRET, and last' });
    await until(() => live.some((event) => event.type === 'message.created' && event.message.seq === 2));

    const seen = await Promise.all([
      list(contact),
      list(contact, '?after=0'),
      list(contact, '?before=99'),
      server.call(path(), { as: contact }),
      server.call('/v1/conversations', { as: contact }),
      server.call('/v1/events', { as: contact }),
      server.call(`${path()}/transcript`, { as: contact }),
      server.call(`${path()}/transcript`, { as: agent }),
      emit('watch', { after: data.cursor }),
    ]);

    expect(written.body).toMatchObject({ seq: 1, internal: true, author: { id: ids.agent } });
    expect(JSON.stringify([seen, live])).not.toContain('SECRET');
    expect(JSON.stringify([seen, live])).not.toContain('"internal":true');
    expect((await list(contact)).data.map(({ seq }: Message) => seq)).toEqual([1, 2]);
    expect((await server.call(path(), { as: contact })).body).toMatchObject({
      seq: 2,
      lastMessage: { text: 'On its way.' },
    });
    expect(textsOf((await list(agent)).data)).toEqual([
      'Where is my order?',
      'SECRET: pays very late',
      'SECRET of a program',
      'On its way.',
      'SECRET, and last',
    ]);
    socket.close();
    close();
  });

  it('is told to agents as it is written, and to programs in the feed', async () => {
    const { live, emit, close } = await connect(server.url, owner);
    await emit('watch', { after: null });

    const { body } = await note(agent, { text: 'For us', mentions: [ids.owner] });

    await until(() => live.some((event) => event.type === 'message.created' && event.message.id === body.id));
    const feed = await server.call('/v1/events?types=message.created&limit=1000', { as: key });
    const told = feed.body.data.find((event: Event) => 'message' in event && event.message.id === body.id);
    expect(told.message).toEqual(body);
    close();
  });

  it('moves nothing of the conversation: number, last words, order, marks', async () => {
    await say(contact, 'One');
    const before = (await server.call(path(), { as: agent })).body;

    await note(agent, { text: 'Quiet' });
    const read = await server.call(`${path()}/read`, { as: contact, body: { delivered: 9, read: 9 } });

    expect((await server.call(path(), { as: owner })).body).toEqual({
      ...before,
      marks: { ...before.marks, contact: { delivered: 1, read: 1 } },
    });
    expect(read.body.mark).toEqual({ delivered: 1, read: 1 });
  });

  it('is neither changed nor taken back by the contact, and does both for its author', async () => {
    const { body } = await note(agent, { text: 'Mine' });
    const one = `${path()}/messages/${body.id}`;

    const answers = [
      await server.call(one, { as: contact, method: 'PATCH', body: { text: 'Yours' } }),
      await server.call(one, { as: contact, method: 'DELETE' }),
      await server.call(one, { as: owner, method: 'DELETE' }),
      await server.call(one, { as: agent, method: 'DELETE' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 403, 200]);
    expect((await list(contact)).data).toEqual([]);
  });

  it('is refused to contacts, and to programs that speak for one', async () => {
    const rows = await server.installation.rows();

    const answers = [
      await note(contact, { text: 'Psst' }),
      await note(key, { text: 'Psst', side: 'contact' }),
      await server.call(`${path()}/messages`, { as: agent, body: { text: 'Hi', mentions: [ids.owner] } }),
      await note(agent, { text: 'Psst', mentions: [newId('agent')] }),
      await note(agent, { text: 'Psst', mentions: [ids.analyst] }),
    ];

    expect(answers.map(({ body }) => [body.error.code, body.error.details[0].path])).toEqual([
      ['invalid_input', 'internal'],
      ['invalid_input', 'internal'],
      ['invalid_input', 'mentions'],
      ['invalid_input', 'mentions'],
      ['invalid_input', 'mentions'],
    ]);
    expect(await server.installation.rows()).toEqual(rows);
  });

  it('sent twice is one note, and its id is no message’s', async () => {
    const id = newId('message');

    const sent = [await note(agent, { id, text: 'Once' }), await note(agent, { id, text: 'Once' })];
    const other = await server.call(`${path()}/messages`, { as: agent, body: { id, text: 'Once' } });

    expect(sent.map(({ status }) => status)).toEqual([201, 200]);
    expect(other.body.error.code).toBe('conflict');
    expect((await list(agent)).data).toHaveLength(1);
  });

  it('comes with the page of the messages it stands among, in both directions, and none is lost or doubled', async () => {
    await note(agent, { text: 'n0' });
    for (const n of [1, 2, 3, 4]) {
      await say(contact, `m${n}`);
      await note(agent, { text: `n${n}` });
      await note(agent, { text: `n${n}b` });
    }
    const all = textsOf((await list(agent)).data);
    const walk = async (next: (page: Message[]) => string) => {
      const pages: string[][] = [];
      let query = next([]);
      for (;;) {
        const { data, more } = await list(agent, query);
        pages.push(textsOf(data));
        if (!more) return pages;
        query = next(data);
      }
    };

    const back = await walk((page) => `?limit=2${page[0] ? `&before=${page[0].seq}` : ''}`);
    const on = await walk((page) => `?limit=2&after=${page.at(-1)?.seq ?? 0}`);

    expect(all).toHaveLength(13);
    expect(back.reverse().flat()).toEqual(all);
    expect(on.flat()).toEqual(all);
    expect(back.length).toBe(2);
  });

  it('is refused after so many in a row that no page could hold them', async () => {
    await say(contact, 'One');
    for (let n = 0; n < LIMITS.notesInARow; n += 50) {
      await Promise.all(Array.from({ length: 50 }, () => note(key, { text: '.' })));
    }

    const refused = await note(key, { text: 'One too many' });
    await say(contact, 'Two');
    const taken = await note(key, { text: 'After another message' });

    expect(refused.body.error.code).toBe('invalid_input');
    expect(taken.status).toBe(201);
    expect((await list(agent)).data).toHaveLength(LIMITS.notesInARow + 3);
  });

  it('leaves a store of which all holds that must', async () => {
    await note(agent, { text: 'Before' });
    await say(contact, 'One');
    await note(agent, { text: 'After', mentions: [ids.owner] });
    const store = await openStore({ ...server.installation, serve: false });

    const findings = await checkStore(store.db);

    await store.close();
    expect(findings).toEqual([]);
  });
});

describe('a mention', () => {
  const mentions = async (as: Caller) => (await server.call('/v1/mentions', { as })).body.data;

  it('waits for whom it calls until they have looked, and for nobody else', async () => {
    const { body } = await note(agent, { text: 'Look, please', mentions: [ids.owner, ids.agent] });

    const waiting = await mentions(owner);
    const others = await mentions(agent);
    const looked = await server.call(`/v1/mentions/${conversation}`, { as: owner, method: 'DELETE' });

    const calls = waiting.filter(({ messageId }: { messageId: string }) => messageId === body.id);
    expect(calls).toEqual([{ conversationId: conversation, messageId: body.id, createdAt: body.createdAt }]);
    expect(body.mentions).toEqual([ids.owner, ids.agent]);
    expect(others).toEqual([]);
    expect(looked.body).toEqual({ conversationId: conversation, seen: 1 });
    expect(JSON.stringify(await mentions(owner))).not.toContain(body.id);
  });

  it('goes with its conversation when that is forgotten', async () => {
    await note(agent, { text: 'Look', mentions: [ids.owner] });
    const { contactId } = (await server.call(path(), { as: agent })).body;

    await server.call(`/v1/contacts/${contactId}`, { as: key, method: 'DELETE' });

    expect(JSON.stringify(await mentions(owner))).not.toContain(conversation);
  });
});

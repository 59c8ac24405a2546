/** What the company does with a conversation beside answering it, and what of that its customer must never hear. */
import { type Conversation, type Event, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

let server: TestServer;
let contact: Caller & { contactId: string };
let agent: Caller;
let agentId: string;
let analystId: string;
let ownerId: string;
let id: string;
beforeAll(async () => {
  server = await startTestServer({ rateAgent: 1000 });
  agent = await server.signIn('agent');
  const idOf = async (as: Caller) => (await server.call('/v1/me', { as })).body.agent.id;
  agentId = await idOf(agent);
  analystId = await idOf(await server.signIn('analyst'));
  ownerId = await idOf(await server.signIn('owner'));
});
afterAll(() => server.stop());

beforeEach(async () => {
  contact = await server.newContact();
  id = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } })).body.id;
});

const update = (as: Caller, body: object) =>
  server.call(`/v1/conversations/${id}`, { as, method: 'PATCH', body });
const read = async (as = agent): Promise<Conversation> =>
  (await server.call(`/v1/conversations/${id}`, { as })).body;
const say = (as: Caller, body: object) => server.call(`/v1/conversations/${id}/messages`, { as, body });
const feed = async (as: Caller): Promise<Event[]> => {
  const { body } = await server.call('/v1/events?limit=1000', { as });
  return body.data;
};
/** The updates of this conversation that `as` hears of. */
const updatesSeenBy = async (as: Caller) =>
  (await feed(as)).flatMap((event) =>
    event.type === 'conversation.updated' && event.conversation.id === id ? event : [],
  );
const inMs = (ms: number) => new Date(server.clock.now.getTime() + ms).toISOString();
const HIDDEN = { snoozedUntil: null, assigneeId: null, priority: 'normal', tags: [] };

describe('sorting a conversation', () => {
  it('begins with nobody, no tags and a normal priority', async () => {
    expect(await read()).toMatchObject({ status: 'open', ...HIDDEN });
  });

  it('sets assignee, priority and tags, and the log says which of them changed', async () => {
    const { body } = await update(agent, {
      assigneeId: agentId,
      priority: 'urgent',
      tags: ['Refund ', 'vip', 'refund'],
    });

    expect(body).toMatchObject({ assigneeId: agentId, priority: 'urgent', tags: ['refund', 'vip'] });
    expect(await read()).toMatchObject({ assigneeId: agentId, priority: 'urgent', tags: ['refund', 'vip'] });
    expect(await updatesSeenBy(server.key(null))).toMatchObject([
      { changed: ['assigneeId', 'priority', 'tags'], conversation: { tags: ['refund', 'vip'] } },
    ]);
  });

  it('takes all of it away again, and hears nothing of what is so already', async () => {
    await update(agent, { assigneeId: agentId, priority: 'high', tags: ['vip'] });
    await update(agent, { assigneeId: null, priority: 'normal', tags: [] });
    const before = await server.installation.rows();

    await update(agent, { assigneeId: null, priority: 'normal', tags: [], status: 'open' });

    expect(await read()).toMatchObject(HIDDEN);
    expect(await server.installation.rows()).toEqual(before);
  });

  it('takes tags of any script, and one word only', async () => {
    const { body } = await update(agent, { tags: ['возврат', '返品', 'größe-42'] });
    expect(body.tags).toHaveLength(3);

    for (const tags of [['two words'], [''], ['#sale'], ['a,b'], ['x'.repeat(LIMITS.tag + 1)]]) {
      expect((await update(agent, { tags })).body.error.code).toBe('invalid_input');
    }
    const many = Array.from({ length: LIMITS.tags + 1 }, (_, index) => `t${index}`);
    expect((await update(agent, { tags: many })).body.error.code).toBe('invalid_input');
  });

  it('gives it only to somebody who may answer', async () => {
    for (const assigneeId of [newId('agent'), analystId]) {
      const { body } = await update(agent, { assigneeId });
      expect(body.error).toMatchObject({ code: 'invalid_input', details: [{ path: 'assigneeId' }] });
    }
  });
});

describe('its customer', () => {
  it.each([
    { assigneeId: null },
    { priority: 'high' },
    { tags: ['vip'] },
    { status: 'spam' },
    { status: 'snoozed' },
  ])('may not set %j', async (body) => {
    expect((await update(contact, body)).body.error.code).toBe('invalid_input');
  });

  it('sees and hears nothing of it: by HTTP, by the feed, by socket, by replay', async () => {
    const socket = await connect(server.url, contact);
    await socket.emit('watch', { after: null });
    await update(agent, { assigneeId: ownerId, priority: 'urgent', tags: ['nuisance'] });
    await update(agent, { status: 'snoozed', snoozedUntil: inMs(3600_000) });
    await update(agent, { status: 'spam' });
    await update(agent, { status: 'resolved', assigneeId: null });
    await until(() => socket.live.length > 0);
    const again = await connect(server.url, contact);
    const replay = await again.emit('watch', { after: 'c0' });
    socket.close();
    again.close();

    const { body: list } = await server.call('/v1/conversations', { as: contact });
    expect(await read(contact)).toMatchObject({ status: 'resolved', ...HIDDEN });
    expect(list.data[0]).toMatchObject({ status: 'resolved', ...HIDDEN });
    expect(await updatesSeenBy(contact)).toMatchObject([{ changed: ['status'], conversation: HIDDEN }]);
    expect(socket.live).toHaveLength(1);
    const everything = JSON.stringify([socket.live, replay, list, await feed(contact)]);
    for (const word of ['nuisance', '"urgent"', '"spam"', '"snoozed"', ownerId])
      expect(everything).not.toContain(word);
  });

  it('is not told that it was put off or taken for spam: to them it is open', async () => {
    await update(agent, { status: 'snoozed' });
    expect(await read(contact)).toMatchObject({ status: 'open' });

    await update(agent, { status: 'spam' });
    expect(await read(contact)).toMatchObject({ status: 'open' });
    expect(await updatesSeenBy(contact)).toEqual([]);
  });
});

describe('a snoozed conversation', () => {
  it('opens by itself at its time, and not before', async () => {
    await update(agent, { status: 'snoozed', snoozedUntil: inMs(60_000) });
    const later = server.clock.now;
    expect((await read()).status).toBe('snoozed');

    server.clock.now = new Date(later.getTime() + 60_000);
    await until(async () => (await read()).status === 'open');

    expect(await read()).toMatchObject({ status: 'open', snoozedUntil: null });
    expect((await updatesSeenBy(agent)).at(-1)).toMatchObject({
      actor: { type: 'system' },
      changed: ['status', 'snoozedUntil'],
    });
    expect(await updatesSeenBy(contact)).toEqual([]);
  });

  it('opens with the customer’s next words, once, and without their hearing that it had slept', async () => {
    await update(agent, { status: 'snoozed', snoozedUntil: inMs(3600_000) });

    await Promise.all([1, 2, 3].map((n) => say(contact, { text: `No ${n}` })));

    expect(await read()).toMatchObject({ status: 'open', snoozedUntil: null });
    expect(await updatesSeenBy(agent)).toHaveLength(2);
    expect(await updatesSeenBy(contact)).toEqual([]);
  });

  it('stays snoozed when the company writes', async () => {
    await update(agent, { status: 'snoozed' });
    await say(agent, { text: 'We look into it.' });

    expect((await read()).status).toBe('snoozed');
  });

  it('is put off to another time, and loses it with its next status', async () => {
    await update(agent, { status: 'snoozed', snoozedUntil: inMs(3600_000) });
    const until = inMs(7200_000);
    expect((await update(agent, { status: 'snoozed', snoozedUntil: until })).body.snoozedUntil).toBe(until);

    expect((await update(agent, { status: 'resolved' })).body.snoozedUntil).toBeNull();
  });

  it('refuses a time that is over, one too far ahead, and one without the status', async () => {
    const bodies = [
      { status: 'snoozed', snoozedUntil: inMs(-1) },
      { status: 'snoozed', snoozedUntil: inMs((LIMITS.snoozeDays + 1) * 24 * 3600_000) },
      { status: 'open', snoozedUntil: inMs(1000) },
      { snoozedUntil: inMs(1000) },
      { status: 'snoozed', snoozedUntil: 'tomorrow' },
    ];
    for (const body of bodies) expect((await update(agent, body)).body.error.code).toBe('invalid_input');
    expect((await read()).status).toBe('open');
  });
});

describe('spam', () => {
  it('stays spam whatever its sender adds', async () => {
    await update(agent, { status: 'spam' });
    await say(contact, { text: 'Buy now' });

    expect((await read()).status).toBe('spam');
    expect((await update(agent, { status: 'open' })).body.status).toBe('open');
  });
});

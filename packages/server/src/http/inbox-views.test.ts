/** The views of the inbox: lists that are narrowed, how many there are, tags to choose from. */
import { type Conversation, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../db/open.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let agent: Caller;
let agentId: string;
let contacts: Record<'shop' | 'other', Caller & { contactId: string }>;
let all: Conversation[];

/** What becomes of each conversation, the one spoken in longest ago first. */
const CHANGES = [
  {},
  { teamId: 'sales', tags: ['vip'] },
  { assigneeId: 'me', priority: 'high' },
  { status: 'snoozed', teamId: 'sales' },
  { status: 'resolved', assigneeId: 'me', tags: ['vip', 'refund'] },
  { status: 'spam', tags: ['vip'] },
  { assigneeId: 'me', teamId: 'sales', tags: ['vip', 'return'], priority: 'urgent' },
  { teamId: 'marketing', priority: 'urgent' },
];

beforeAll(async () => {
  server = await startTestServer({ rateAgent: 10_000, rateKey: 10_000, rateContact: 1000 });
  agent = await server.signIn('agent');
  agentId = (await server.call('/v1/me', { as: agent })).body.agent.id;
  contacts = { shop: await server.newContact(), other: await server.newContact('other') };
  for (const [index, change] of CHANGES.entries()) {
    const as = contacts[index % 3 === 0 ? 'other' : 'shop'];
    const { body } = await server.call('/v1/conversations', { as, body: { kind: 'chat' } });
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    if (Object.keys(change).length > 0) {
      const mine = 'assigneeId' in change ? { assigneeId: agentId } : {};
      const changed = { as: agent, method: 'PATCH', body: { ...change, ...mine } };
      expect((await server.call(`/v1/conversations/${body.id}`, changed)).status).toBe(200);
    }
    // Tags were there before something was said: they move with it.
    await server.call(`/v1/conversations/${body.id}/messages`, { as: agent, body: { text: 'Hello' } });
  }
  const { body } = await server.call('/v1/conversations?limit=200', { as: agent });
  all = body.data;
});
afterAll(() => server.stop());

type Query = Partial<
  Record<'status' | 'assigneeId' | 'teamId' | 'priority' | 'tag' | 'siteId' | 'contactId' | 'order', string>
>;

/** All pages of a list, two by two. */
async function list(query: Query, as = agent): Promise<Conversation[]> {
  const found: Conversation[] = [];
  for (let cursor: string | null = null; ; ) {
    const search = new URLSearchParams({ limit: '2', ...query, ...(cursor !== null && { cursor }) });
    const { status, body } = await server.call(`/v1/conversations?${search}`, { as });
    expect(status).toBe(200);
    found.push(...body.data);
    cursor = body.next;
    if (cursor === null) return found;
  }
}

const idsOf = (conversations: Conversation[]) => conversations.map(({ id }) => id);

/** What a list ought to hold, said once more in JavaScript. */
function expected(query: Query): Conversation[] {
  const assignee = query.assigneeId === 'me' ? agentId : query.assigneeId;
  return all.filter(
    (one) =>
      (query.status ?? one.status) === one.status &&
      (assignee ?? one.assigneeId ?? 'none') === (one.assigneeId ?? 'none') &&
      (query.teamId ?? one.teamId ?? 'none') === (one.teamId ?? 'none') &&
      (query.priority ?? one.priority) === one.priority &&
      (query.siteId ?? one.siteId) === one.siteId &&
      (query.contactId ?? one.contactId) === one.contactId &&
      (query.tag === undefined || one.tags.includes(query.tag)),
  );
}

/** Every combination of one choice of each. */
function combinations(choices: Record<string, string[]>): Query[] {
  return Object.entries(choices).reduce<Query[]>(
    (queries, [field, values]) =>
      queries.flatMap((query) => [query, ...values.map((value) => ({ ...query, [field]: value }))]),
    [{}],
  );
}

describe('a list of conversations', () => {
  it('is narrowed by each filter and by all of them together, on every page in order', async () => {
    const queries = combinations({
      status: ['open', 'resolved'],
      assigneeId: ['me', 'none'],
      teamId: ['sales', 'none'],
      priority: ['urgent', 'normal'],
      tag: ['vip'],
      siteId: [server.siteId],
    });

    for (const query of [...queries, { status: 'snoozed' }, { status: 'spam' }]) {
      expect([query, idsOf(await list(query))]).toEqual([query, idsOf(expected(query))]);
    }
    expect(queries.length).toBe(324);
    expect(expected({ assigneeId: 'me', teamId: 'sales', tag: 'vip', priority: 'urgent' })).toHaveLength(1);
  });

  it('is that of one contact', async () => {
    const contactId = contacts.other.contactId;
    for (const query of [{ contactId }, { contactId, tag: 'vip' }, { contactId, status: 'snoozed' }]) {
      expect(idsOf(await list(query))).toEqual(idsOf(expected(query)));
      expect(expected(query).length).toBeLessThan(4);
    }
    expect(idsOf(await list({ contactId, order: 'oldest' }))).toEqual(idsOf(expected({ contactId })).sort());
  });

  it('tells a contact nothing of what the company thinks of it', async () => {
    for (const query of ['status=spam', 'assigneeId=none', 'tag=vip', 'priority=urgent']) {
      const { body } = await server.call(`/v1/conversations?${query}`, { as: contacts.shop });
      expect(body.error.code).toBe('invalid_input');
    }
    for (const path of ['/v1/conversations/counts', '/v1/tags']) {
      expect((await server.call(path, { as: contacts.shop })).body.error.code).toBe('forbidden');
    }
  });

  it('shows a key no more than its site', async () => {
    const bound = server.key('shop');

    expect(idsOf(await list({ tag: 'vip' }, bound))).toEqual(
      idsOf(expected({ tag: 'vip', siteId: server.siteId })),
    );
    const elsewhere = await server.call(`/v1/conversations?siteId=${server.otherSiteId}`, { as: bound });
    expect(elsewhere.body.error.code).toBe('not_found');
  });

  it.each([
    ['status=asleep'],
    ['assigneeId=you'],
    ['tag=two%20words'],
    ['priority=none'],
    ['siteId=shop'],
    ['contactId=1'],
    ['order=oldest&status=open'],
    ['order=oldest&tag=vip'],
    ['status=open&cursor=nonsense'],
  ])('refuses %s', async (query) => {
    const { body } = await server.call(`/v1/conversations?${query}`, { as: agent });

    expect(body.error.code).toBe('invalid_input');
  });

  it('tells a key that `me` is for agents', async () => {
    const { body } = await server.call('/v1/conversations?assigneeId=me', { as: server.key(null) });

    expect(body.error).toMatchObject({ code: 'invalid_input', details: [{ path: 'assigneeId' }] });
  });
});

const counts = async (as = agent) => (await server.call('/v1/conversations/counts', { as })).body;

describe('the numbers beside the views', () => {
  it('are those of the lists', async () => {
    const numberOf = (query: Query) => expected(query).length;
    const open = { status: 'open' };

    expect(await counts()).toEqual({
      open: numberOf(open),
      mine: numberOf({ ...open, assigneeId: 'me' }),
      unassigned: numberOf({ ...open, assigneeId: 'none' }),
      snoozed: 1,
      resolved: 1,
      spam: 1,
      teams: {
        marketing: 1,
        sales: 2,
        'customer-service': 0,
        'customer-support': 0,
      },
    });
    expect((await counts(await server.signIn('owner'))).mine).toBe(0);
  });
});

describe('a discussion', () => {
  it('is in no view of the inbox, and asks nothing of it', async () => {
    const topic = '/v1/topics/inbox-views/messages?site=shop';
    const { body } = await server.call(topic, { as: contacts.shop, body: { text: 'In public' } });
    const before = await counts();

    for (const query of [
      {},
      ...['open', 'resolved'].map((status) => ({ status })),
      { siteId: server.siteId },
    ]) {
      expect(idsOf(await list(query))).not.toContain(body.conversationId);
    }
    for (const change of [
      { tags: ['vip'] },
      { status: 'open' },
      { assigneeId: agentId },
      { priority: 'high' },
    ]) {
      const path = `/v1/conversations/${body.conversationId}`;
      const refused = await server.call(path, { as: agent, method: 'PATCH', body: change });
      expect(refused.body.error.code).toBe('conflict');
    }
    expect(await counts()).toEqual(before);
    const everything = await list({ order: 'oldest' }, server.key(null));
    expect(everything.find(({ id }) => id === body.conversationId)?.kind).toBe('discussion');
  });
});

describe('tags', () => {
  const tags = async (query: string, as = agent) => (await server.call(`/v1/tags${query}`, { as })).body;

  it('are those in use, each once, in the order of the alphabet', async () => {
    expect(await tags('')).toEqual({ data: ['refund', 'return', 'vip'] });
    expect(await tags('?prefix=RE')).toEqual({ data: ['refund', 'return'] });
    expect(await tags('?prefix=x')).toEqual({ data: [] });
  });

  it('are those of one site, for a key of that site always', async () => {
    expect(await tags(`?siteId=${server.siteId}`)).toEqual({ data: ['refund', 'vip'] });
    expect(await tags('', server.key('shop'))).toEqual({ data: ['refund', 'vip'] });
    expect(await tags(`?siteId=${server.otherSiteId}`)).toEqual({ data: ['return', 'vip'] });
  });

  it('end with the last conversation that has them', async () => {
    const [one] = expected({ tag: 'refund' });
    const path = `/v1/conversations/${one?.id}`;
    await server.call(path, { as: agent, method: 'PATCH', body: { tags: ['vip'] } });

    expect(await tags('')).toEqual({ data: ['return', 'vip'] });
    await server.call(path, { as: agent, method: 'PATCH', body: { tags: one?.tags } });
  });
});

describe('with thousands of conversations', () => {
  it('a rare combination is found page by page, each of bounded work, and numbers stop at their bound', async () => {
    const contactId = contacts.shop.contactId;
    const store = await openStore({ ...server.installation, serve: false });
    const old = Date.parse('2020-01-01T00:00:00.000Z');
    for (let from = 0; from < 12_000; from += 500) {
      const rows = Array.from({ length: 500 }, (_, index) => ({
        ...{ id: newId('conversation', old + from + index), site_id: server.siteId, kind: 'chat' as const },
        ...{ contact_id: contactId, external_id: null, seq: 0, last_message_id: null },
        ...{ contact_delivered: 0, contact_read: 0, company_delivered: 0, company_read: 0 },
        ...{ status: 'open' as const, snoozed_until: null, assignee_id: null, priority: null, tags: null },
        ...{
          team_id: from + index === 3 ? 'sales' : null,
          context: null,
          proactive_id: null,
          rating_id: null,
        },
        last_at: new Date(old + from + index).toISOString(),
        created_at: new Date(old).toISOString(),
      }));
      await store.commits.commit((tx) => tx.db.insertInto('conversation').values(rows).execute());
    }
    await store.close();

    let pages = 0;
    const found: Conversation[] = [];
    for (let next: string | null = ''; next !== null; pages += 1) {
      // All of the site, of whatever status: nothing narrows it to the one.
      const search = new URLSearchParams({ siteId: server.siteId, teamId: 'sales', limit: '10' });
      if (next !== '') search.set('cursor', next);
      const { body } = await server.call(`/v1/conversations?${search}`, { as: agent });
      found.push(...body.data);
      next = body.next;
    }
    const { body: numbers } = await server.call('/v1/conversations/counts', { as: agent });

    expect(pages).toBe(3);
    expect(found).toHaveLength(expected({ siteId: server.siteId, teamId: 'sales' }).length + 1);
    expect(numbers).toMatchObject({ open: LIMITS.countMax, unassigned: LIMITS.countMax, mine: 2 });
  });
});

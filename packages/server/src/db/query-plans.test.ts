/** No query reads a whole table: every statement that the API sends is explained, on both databases. */
import { newId } from '@parley/protocol';
import Database from 'better-sqlite3';
import { Client, Query } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { FOLLOW_MAIL, followAndEnd } from '../testing/follow-stage.js';
import { type Mailbox, openMailbox } from '../testing/mailbox.js';
import { openReceiver } from '../testing/receiver.js';
import { beginConversation, changeRouting, untilConversation } from '../testing/routing-stage.js';
import { searchTopics } from '../testing/search-topics.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';
import { useInsights } from '../testing/use-insights.js';

const onPostgres = inject('postgresUrl') !== undefined;

let server: TestServer;
let mailbox: Mailbox;
const statements = new Set<string>();

beforeAll(async () => {
  mailbox = await openMailbox();
  server = await startTestServer({ webhookAllow: ['127.0.0.1/32'], ...FOLLOW_MAIL, smtpUrl: mailbox.url });
  // What the drivers are given, whoever gives it.
  const prepare = Database.prototype.prepare;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql: string) {
    statements.add(sql);
    return prepare.call(this, sql) as never;
  });
  const submit = Query.prototype.submit;
  vi.spyOn(Query.prototype, 'submit').mockImplementation(function (
    this: Query & { text?: string },
    connection,
  ) {
    if (this.text) statements.add(this.text);
    return submit.call(this, connection);
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await server.stop();
  await mailbox.close();
});

/** Everything a customer, an agent and a CRM do, each list also from its second page on. */
async function useEverything(): Promise<void> {
  const contact = await server.newContact();
  const [agent, key, bound] = [await server.signIn('agent'), server.key(null), server.key('shop')];
  const ids: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    ids.push(body.id);
  }
  const path = `/v1/conversations/${ids[0]}`;
  for (const text of ['One', 'Two', 'Three']) {
    const body = { id: newId('message'), text };
    await server.call(`${path}/messages`, { as: contact, body });
    await server.call(`${path}/messages`, { as: contact, body });
  }
  const { agent: self } = (await server.call('/v1/me', { as: agent })).body;
  const note = { text: 'Note', internal: true, mentions: [self.id] };
  await server.call(`${path}/messages`, { as: key, body: note });
  for (const query of ['?limit=1', `?cursor=${newId('message')}`])
    await server.call(`/v1/mentions${query}`, { as: agent });
  for (const query of ['?limit=1', `?cursor=${self.id}`])
    await server.call(`/v1/agents${query}`, { as: key });
  for (const url of ['https://shop.example/1', 'https://shop.example/2']) {
    await server.call(path, { as: contact, method: 'PATCH', body: { context: { url } } });
  }
  await server.call(`/v1/contacts/${contact.contactId}/journey`, { as: agent });
  const double = await server.newContact();
  const into = { into: contact.contactId };
  await server.call(`/v1/contacts/${double.contactId}/merge`, { as: agent, body: into });
  const ready = { site: 'shop', name: 'a', text: 'b' };
  const { body: reply } = await server.call('/v1/canned-replies', { as: bound, body: ready });
  for (const as of [agent, bound]) await server.call(`/v1/canned-replies?cursor=${reply.id}`, { as });
  const replyPath = `/v1/canned-replies/${reply.id}`;
  await server.call(replyPath, { as: bound, method: 'PATCH', body: { text: 'c' } });
  await server.call(replyPath, { as: bound, method: 'DELETE' });
  await server.call(`/v1/mentions/${ids[0]}`, { as: agent, method: 'DELETE' });
  await server.call('/v1/sites/shop/availability', { as: server.nobody });
  await server.call(`${path}/read`, { as: agent, body: { delivered: 3, read: 3 } });
  await server.call('/v1/contacts', { as: key, body: { site: 'shop', externalId: 'x' } });
  for (const as of [contact, agent, key, bound] as Caller[]) {
    for (const order of ['recent', 'oldest']) {
      const { body } = await server.call(`/v1/conversations?limit=1&order=${order}`, { as });
      await server.call(`/v1/conversations?order=${order}&cursor=${encodeURIComponent(body.next)}`, { as });
    }
    for (const query of ['', '?after=1', '?before=3']) await server.call(`${path}/messages${query}`, { as });
    for (const query of ['?limit=2', '?after=c2', '?site=shop&types=message.created&teams=sales'])
      await server.call(`/v1/events${query}`, { as });
    await server.call('/v1/contacts?limit=1', { as });
    await server.call('/v1/me', { as });
  }
  await useInbox(agent, ids);
  await useWebhooks();
  await routeConversations();
  await spendTime(agent, ids[0] ?? '');
  await useTopics();
  await useInsights(server, agent);
  await useSettings();
  const forgotten = await server.newContact();
  const begun = await server.call('/v1/conversations', { as: forgotten, body: { kind: 'chat' } });
  const said = { as: forgotten, body: { text: 'Forget me' } };
  await server.call(`/v1/conversations/${begun.body.id}/messages`, said);
  await server.call(`/v1/contacts/${forgotten.contactId}`, { as: bound, method: 'DELETE' });
  await server.call('/v1/sign-out', { as: agent, body: {} });
  for (const as of [contact, await server.signIn('owner')]) {
    const socket = await connect(server.url, as);
    await socket.emit('watch', { after: 'c1' });
    socket.close();
  }
}

/** Sent to a team by a rule, given to somebody of it, answered too late. */
async function routeConversations(): Promise<void> {
  const sla = { firstResponseMinutes: 1, nextResponseMinutes: 1 };
  const assignment = { mode: 'round_robin' as const, capacity: 9 };
  await changeRouting(server, {
    teams: [{ id: 'sales', name: 'Sales', sla, assignment }],
    rules: [{ id: 'words', keywords: ['buy'], team: 'sales' }],
  });
  const as = await server.signIn('owner');
  const { agent } = (await server.call('/v1/me', { as })).body;
  await server.call(`/v1/agents/${agent.id}/teams`, { as, method: 'PUT', body: { teams: ['sales'] } });
  for (const availability of ['away', 'online'])
    await server.call('/v1/me/availability', { as, method: 'PATCH', body: { availability } });
  const socket = await connect(server.url, as);
  const { id } = await beginConversation(server, { text: 'I want to buy' });
  await untilConversation(server, id, ({ assigneeId }) => assigneeId !== null);
  socket.close();
  server.clock.now = new Date(server.clock.now.getTime() + 90_000);
  await untilConversation(server, id, ({ sla: wait }) => wait?.breached === true);
}

/** Counted, read by day and by conversation, of oneself and of a team. */
async function spendTime(as: Caller, conversationId: string): Promise<void> {
  const [from = '', to = ''] = [60_000, 0].map((ago) => new Date(Date.now() - ago).toISOString());
  const spans = [{ id: newId('time'), kind: 'reading', conversationId, from, to }];
  await server.call('/v1/time', { as, body: { sentAt: to, spans } });
  await server.call('/v1/time?days=1', { as });
  for (const query of ['', `?cursor=${newId('conversation')}`])
    await server.call(`/v1/time/conversations${query}`, { as });
  await server.call('/v1/time?team=sales', { as: server.key(null) });
  await server.call('/v1/events?types=time.recorded', { as: server.key(null) });
}

/** Sorted, put off, listed in each way, counted. */
async function useInbox(as: Caller, ids: string[]): Promise<void> {
  const { agent } = (await server.call('/v1/me', { as })).body;
  const change = (id: string | undefined, body: object) =>
    server.call(`/v1/conversations/${id}`, { as, method: 'PATCH', body });
  for (const id of ids) await change(id, { assigneeId: agent.id, tags: ['vip', 'late'], priority: 'high' });
  await change(ids[0], { teamId: 'sales', assigneeId: null });
  await server.call(`/v1/conversations/${ids[0]}/messages`, { as, body: { text: 'Four' } });
  const filters = [
    'status=open',
    'status=open&assigneeId=me',
    'status=open&assigneeId=none',
    'status=open&teamId=sales',
    'status=open&priority=high',
    `siteId=${server.siteId}`,
    'tag=vip',
    `tag=vip&siteId=${server.siteId}`,
    `contactId=${newId('contact')}`,
    `contactId=${newId('contact')}&tag=vip`,
  ];
  for (const filter of filters) {
    const { body } = await server.call(`/v1/conversations?${filter}&limit=1`, { as });
    const cursor = body.next ?? `2020-01-01T00:00:00.000Z~${ids[0]}`;
    await server.call(`/v1/conversations?${filter}&cursor=${encodeURIComponent(cursor)}`, { as });
  }
  for (const query of ['q=one', 'q=one%20tw&cursor=sz', 'q=vip'])
    await server.call(`/v1/search?${query}`, { as });
  for (const query of ['', `?siteId=${server.siteId}`]) await server.call(`/v1/tags${query}`, { as });
  await server.call('/v1/conversations/counts', { as });
  await change(ids[1], { status: 'snoozed', snoozedUntil: new Date(Date.now() + 1000).toISOString() });
  await until(async () => {
    server.clock.now = new Date(Date.now() + 60_000);
    return (await server.call(`/v1/conversations/${ids[1]}`, { as })).body.status === 'open';
  });
}

/** A discussion with two pages of branches and one of answers, voted on, revised, withdrawn. */
async function useTopics(): Promise<void> {
  const path = '/v1/topics/product-42';
  const [contact, other] = [await server.newContact(), await server.newContact()];
  const [agent, key] = [await server.signIn('moderator'), server.key('shop')];
  const said: string[] = [];
  const post = async (as: Caller, body: object) => {
    const { body: message } = await server.call(`${path}/messages?site=shop`, { as, body });
    said.push(message.id);
    return message.id;
  };
  const first = await post(contact, { text: 'First' });
  for (let i = 0; i < 22; i += 1) {
    await post(key, { text: `Branch ${i}` });
    await post(key, { text: `Answer ${i}`, parentId: first });
  }
  const deep = await post(other, { text: 'Deep', parentId: said[2] });
  const at = (id: string, tail = '') => `${path}/messages/${id}${tail}?site=shop`;
  for (const as of [server.nobody, contact, agent]) {
    for (const query of ['sort=newest', 'sort=oldest', 'sort=top', `parentId=${first}`]) {
      const list = `${path}/messages?site=shop&${query}`;
      const { body } = await server.call(list, { as });
      await server.call(`${list}&after=${body.next}`, { as });
    }
    await server.call(at(deep, '/context'), { as });
  }
  await searchTopics(server, agent);
  await server.call(at(first, '/vote'), { as: other, method: 'PUT', body: { value: 1 } });
  await server.call(at(first, '/vote'), { as: other, method: 'DELETE' });
  await server.call(at(first, '/reactions/heart'), { as: other, method: 'PUT' });
  await server.call(`${path}/own?site=shop&ids=${first}`, { as: other });
  await server.call(at(first, '/reports'), { as: other, body: { reason: 'spam' } });
  await server.call(at(first), { as: contact, method: 'PATCH', body: { text: 'Changed' } });
  await server.call(at(first, '/revisions'), { as: agent });
  await server.call(at(first, '/history'), { as: server.nobody });
  await server.call(at(first), { as: agent, method: 'PATCH', body: { pinned: true, answer: true } });
  await server.call(`${path}?site=shop`, { as: server.nobody });
  for (const kind of ['html', 'rss', 'atom']) await server.call(`${path}/${kind}?site=shop`);
  await server.call(at(deep), { as: other, method: 'DELETE' });
  await moderate(contact.contactId, said.slice(1, 3));
  await followAndEnd(server, mailbox);
  const { body: chat } = await server.call(at(said[0] ?? '', '/private'), { as: contact, body: {} });
  const messages = `/v1/conversations/${chat.conversationId}/messages`;
  const as = await server.signIn('agent');
  const { body: answer } = await server.call(messages, { as, body: { text: 'In private' } });
  const { body: asked } = await server.call(`${messages}/${answer.id}/publish`, {
    as,
    body: { text: 'For all' },
  });
  for (const consent of [true, false])
    await server.call(`${messages}/${asked.id}/consent`, { as: contact, body: { consent } });
}

/** Looked through, decided, undone, tried. */
async function moderate(contactId: string, keys: string[]): Promise<void> {
  const as = await server.signIn('moderator');
  const contact = await server.newContact();
  const held: string[] = [...keys];
  for (let i = 0; i < 2; i += 1) {
    const body = { text: `a.com b.com c.com ${i}` };
    const answer = await server.call('/v1/topics/product-42/messages?site=shop', { as: contact, body });
    held.push(answer.body.id);
  }
  const list = '/v1/moderation/messages?site=shop&queue=held&limit=1';
  const { body } = await server.call(list, { as });
  await server.call(`${list}&cursor=${encodeURIComponent(body.next)}`, { as });
  await server.call('/v1/moderation/counts?site=shop', { as });
  const topics = '/v1/topics?site=shop&limit=1';
  const { body: begun } = await server.call(topics, { as });
  await server.call(`${topics}&cursor=${begun.next}`, { as });
  for (const decision of ['approve', 'undo', 'spam']) {
    const input = { site: 'shop', messageIds: held, decision };
    await server.call('/v1/moderation/decisions', { as, body: input });
  }
  const person = `/v1/moderation/contacts/${contactId}`;
  await server.call(person, { as });
  await server.call(`${person}/sanction`, { as, method: 'PUT', body: { kind: 'mute', until: null } });
  await server.call(`${person}/sanction`, { as, method: 'DELETE' });
  const rules = { site: 'shop', rules: [{ kind: 'links' }] };
  await server.call('/v1/moderation/simulations', { as, body: rules });
  await server.call(`/v1/contacts/${contact.contactId}`, { as: server.key('shop'), method: 'DELETE' });
}

/** Accounts, invitations, keys, settings, and the account of what was done. */
async function useSettings(): Promise<void> {
  const as = await server.signIn('owner');
  const own = { headers: { origin: server.url } };
  for (const email of ['one@shop.example', 'two@shop.example']) {
    const { body } = await server.call('/v1/invitations', { as, body: { email, role: 'agent' } });
    const { token } = body;
    await server.call('/v1/invitations/look', { ...own, body: { token } });
    if (email.startsWith('two')) await server.call(`/v1/invitations/${body.id}`, { as, method: 'DELETE' });
    else {
      const accepted = { token, name: 'One', password: 'a long enough password' };
      await server.call('/v1/invitations/accept', { ...own, body: accepted });
    }
  }
  const { body: page } = await server.call('/v1/accounts?limit=1', { as });
  await server.call(`/v1/accounts?cursor=${page.next}`, { as });
  const account = `/v1/accounts/${page.next}`;
  await server.call(`${account}/invitation`, { as, body: {} });
  await server.call('/v1/invitations', { as });
  await server.call(account, { as, method: 'PATCH', body: { role: 'analyst' } });
  await server.call(account, { as, method: 'PATCH', body: { active: false } });
  const passwords = { current: 'a long enough password', password: 'a long enough password' };
  await server.call('/v1/me/password', { as, body: passwords });
  const { body: key } = await server.call('/v1/keys', { as, body: { name: 'k', scopes: ['read'] } });
  await server.call(`/v1/keys/${key.id}`, { as, method: 'DELETE' });
  await server.call('/v1/keys', { as });
  const links = '/v1/insights/links';
  const { body: link } = await server.call(links, { as, body: { name: 'Board' } });
  const shown = { headers: { authorization: `Bearer ${link.url.split('/').at(-1)}` }, auth: {} };
  await server.call('/v1/insights/metrics', { as: shown });
  await server.call(`${links}?cursor=${link.id}`, { as });
  await server.call(`${links}/${link.id}`, { as, method: 'DELETE' });
  await server.call('/v1/identity-keys?site=shop', { as });
  await server.call('/v1/sites/shop', { headers: { origin: 'http://shop.example' } });
  await server.call('/v1/sightings?site=shop', { as });
  await server.call('/v1/settings', { as });
  const changes = [{ path: ['teams', 'new'], value: { id: 'new', name: 'New' } }];
  await server.call('/v1/settings', { as, method: 'PATCH', body: { changes } });
  const { body: audit } = await server.call('/v1/audit?limit=1', { as });
  for (const query of ['actor=system', 'types=key.created', 'since=2020-01-01T00:00:00.000Z'])
    await server.call(`/v1/audit?limit=1&cursor=${audit.next}&${query}`, { as });
}

/** Told, listed, told once more, changed, deleted; one that takes nothing beside one that does. */
async function useWebhooks(): Promise<void> {
  const as = server.key('shop');
  const receiver = await openReceiver();
  const create = (url: string, teams?: string[]) =>
    server.call('/v1/webhooks', { as, body: { site: 'shop', url, teams } });
  const { body: one } = await create(receiver.url);
  const { body: two } = await create('http://127.0.0.1:9/', ['sales']);
  const contact = await server.newContact();
  const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  for (const text of ['One', 'Two']) {
    await server.call(`/v1/conversations/${body.id}/messages`, { as: contact, body: { text } });
  }
  await until(() => receiver.arrived.length >= 4);
  const path = `/v1/webhooks/${one.id}`;
  for (const as of [server.key(null), server.key('shop')]) {
    await server.call('/v1/webhooks?limit=1', { as });
    for (const query of ['?limit=1', '?state=delivered'])
      await server.call(`${path}/deliveries${query}`, { as });
  }
  const { body: page } = await server.call(`${path}/deliveries?limit=1`, { as });
  await server.call(`${path}/deliveries?cursor=${page.next}`, { as });
  await server.call(`${path}/deliveries?state=delivered&cursor=${page.next}`, { as });
  await server.call(`${path}/deliveries/${page.next}`, { as });
  await server.call(`${path}/deliveries/${page.next}/replay`, { as, body: {} });
  await server.call(`${path}/replay`, { as, body: { since: '2020-01-01T00:00:00.000Z' } });
  await until(() => receiver.arrived.length >= 8);
  await server.call(`/v1/webhooks/${two.id}`, { as, method: 'PATCH', body: { state: 'enabled' } });
  for (const { id } of [one, two]) await server.call(`/v1/webhooks/${id}`, { as, method: 'DELETE' });
  await receiver.close();
}

const explained = () =>
  [...statements].filter(
    (sql) =>
      /^\s*(select|update|delete|with)\b/i.test(sql) &&
      !/pg_|volatile_payload|information_schema|sqlite_master|kysely_migration/.test(sql),
  );

function plansOnSqlite(): [string, string][] {
  const database = new Database(`${server.installation.dataDir}/parley.db`, { readonly: true });
  const plans = explained().map((sql): [string, string] => {
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array(countParameters(sql)).fill(null));
    return [sql, (rows as { detail: string }[]).map((row) => row.detail).join('\n')];
  });
  database.close();
  return plans;
}

const countParameters = (sql: string) => (sql.match(/\?/g) ?? []).length;

async function plansOnPostgres(): Promise<[string, string][]> {
  const client = new Client({ connectionString: server.installation.databaseUrl });
  await client.connect();
  // A table of ten rows is read whole, or gathered and sorted, for good reason; so ask what it would do if it could help it.
  await client.query('SET enable_seqscan = off');
  await client.query('SET enable_bitmapscan = off');
  const plans: [string, string][] = [];
  for (const sql of explained()) {
    const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN) ${sql}`);
    plans.push([sql, rows.map((row) => row['QUERY PLAN']).join('\n')]);
  }
  await client.end();
  return plans;
}

describe('every query of the API', () => {
  it('finds its rows by an index', { timeout: 120_000 }, async () => {
    await useEverything();

    const plans = onPostgres ? await plansOnPostgres() : plansOnSqlite();

    // `SCAN … USING INDEX` walks an index in order, which a LIMIT bounds; a bare SCAN reads the table. `last` is the list of values
    // that a statement brings along, `counted` and `found` what its own bounded parts hold, `search_index` an index that is asked for words.
    const wholeTable = onPostgres
      ? /Seq Scan/
      : /^SCAN (?!last$|counted$|found$|(?:topic_)?search_index VIRTUAL|\d* ?CONSTANT ROW|.*USING (COVERING )?INDEX)|insights_\w+ USING PRIMARY KEY \(generation=\?\)$/m;
    expect(plans.length).toBeGreaterThan(20);
    expect(plans.filter(([, plan]) => wholeTable.test(plan))).toEqual([]);
  });

  it('sorts nothing that it could read in order', async () => {
    const plans = onPostgres ? await plansOnPostgres() : plansOnSqlite();

    const sorting = onPostgres ? /^\s*(->)?\s*Sort\b/m : /USE TEMP B-TREE/;
    // PostgreSQL’s index of words has no order but its own; figures are sums, and groups have to be put together.
    const sorts = ([sql, plan]: [string, string]) =>
      sorting.test(plan) && !sql.includes('@@') && !/insights_|encounter_day/.test(sql);
    expect(plans.filter(sorts)).toEqual([]);
  });
});

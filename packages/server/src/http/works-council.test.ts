/**
 * Where only the totals of teams are kept, there is no figure of anybody: not in a table, not in an answer, whoever asks, whatever happened
 * before and after the settings said so.
 */
import { setTimeout } from 'node:timers/promises';
import { newId, type OutcomeKind, type TimeKind } from '@parley/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { openStore } from '../db/open.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { COPIED } from '../upkeep/copy-store.js';

const MINUTE = 60_000;
const TEAMS = ['marketing', 'sales', 'customer-service'];

/** Who did or has something stands there, and no measure of it. */
const RECORDS: Record<string, string> = {
  agent: 'the account',
  agent_session: 'sign-ins',
  agent_team: 'who is in which team',
  agent_away: 'who is not given conversations',
  api_key: 'who made it',
  audit: 'who changed how things work',
  consumer: 'nobody, but a process',
  conversation: 'whom it was given to',
  digest: 'who is sent mails',
  digest_reader: 'who is sent mails',
  event: 'who did it',
  invitation: 'who made it',
  mention: 'who is called by a note',
  message: 'who wrote it',
  time_claim: 'stretches that are taken, for four days at most: see below',
};

interface Person {
  as: Caller;
  id: string;
}

let server: TestServer;
let owner: Caller;
let people: Person[];
const conversations: string[] = [];

const iso = (ms: number) => new Date(ms).toISOString();

async function keep(time: 'own' | 'team'): Promise<void> {
  const { ctx, close } = await createWorkspace(server.installation);
  await ctx.settings.update((settings) => ({ ...settings, privacy: { time } }));
  await close();
  const wanted = time === 'team' ? 403 : 200;
  while ((await server.call('/v1/time', { as: owner })).status !== wanted) await setTimeout(50);
}

/** What an agent does next. */
const step = fc.record({
  who: fc.nat(2),
  where: fc.nat(5),
  minutes: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom<TimeKind>('reading', 'answering', 'moderating'),
  outcome: fc.option(fc.constantFrom<OutcomeKind>('won', 'lost', 'saved', 'refunded')),
  resolves: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function happen(steps: Step[]): Promise<void> {
  for (const { who, where, minutes, kind, outcome, resolves } of steps) {
    const person = people[who] as Person;
    const conversationId = conversations[where] ?? null;
    server.clock.now = new Date(server.clock.now.getTime() + 10 * MINUTE);
    const now = server.clock.now.getTime();
    const span = { id: newId('time'), kind, conversationId, from: iso(now - minutes * MINUTE), to: iso(now) };
    await server.call('/v1/time', { as: person.as, body: { sentAt: iso(now), spans: [span] } });
    if (conversationId === null) continue;
    const path = `/v1/conversations/${conversationId}`;
    await server.call(`${path}/messages`, { as: person.as, body: { text: 'Answered' } });
    const change = { assigneeId: person.id, status: resolves ? 'resolved' : 'open' };
    await server.call(path, { as: person.as, method: 'PATCH', body: change });
    const sale = { kind: outcome, amount: '12.50', currency: 'EUR' };
    if (outcome !== null) await server.call(`${path}/outcomes`, { as: person.as, body: sale });
  }
}

beforeAll(async () => {
  server = await startTestServer({ rateAgent: 100_000, rateContact: 1000 });
  const signedIn = [await server.signIn('agent'), await server.signIn('admin'), await server.signIn('owner')];
  people = [];
  for (const as of signedIn) people.push({ as, id: (await server.call('/v1/me', { as })).body.agent.id });
  owner = signedIn[2] as Caller;
  for (const { id } of people) {
    await server.call(`/v1/agents/${id}/teams`, { as: owner, method: 'PUT', body: { teams: TEAMS } });
  }
  for (const teamId of [...TEAMS, ...TEAMS].slice(0, 5)) {
    const contact = await server.newContact();
    const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat', teamId } });
    conversations.push(body.id);
    await server.call(`/v1/conversations/${body.id}/messages`, { as: contact, body: { text: 'Hello' } });
    await server.call(`/v1/conversations/${body.id}/ratings`, { as: contact, body: { score: 4 } });
  }
  const history = fc.array(step, { minLength: 25, maxLength: 25 });
  const [before, after] = fc.sample(history, { seed: 8, numRuns: 2 });
  await happen(before ?? []);
  // What these tests look for is there before.
  const { body } = await server.call('/v1/events?types=time.recorded', { as: server.key(null) });
  const ids = people.map(({ id }) => id);
  expect(figuresOfPeople(body, ids)).toContain('ms');
  await keep('team');
  await happen(after ?? []);
});
afterAll(() => server.stop());

/** All tables, as they are once what was named before has been forgotten. */
async function tables(): Promise<[string, Record<string, unknown>[]][]> {
  const store = await openStore({ ...server.installation, serve: false });
  try {
    const isNamed = () => store.db.selectFrom('time_entry').select('id').where('agent_id', '>', '').execute();
    const isReckoned = () =>
      store.db
        .selectFrom('insights_entry')
        .select('id')
        .where('conversation_id', 'is not', null)
        .where('ms', '>', 0)
        .execute();
    while ((await isNamed()).length + (await isReckoned()).length > 0) await setTimeout(100);
    const all: [string, Record<string, unknown>[]][] = [];
    for (const table of [...COPIED, 'insights_entry', 'insights_conversation'] as const)
      all.push([table, await store.db.selectFrom(table).selectAll().execute()]);
    return all;
  } finally {
    await store.close();
  }
}

/** Numbers and lengths of time in an answer that stand beside an agent. */
function figuresOfPeople(answer: unknown, ids: string[]): string[] {
  if (answer === null || typeof answer !== 'object') return [];
  const values = Object.entries(answer);
  const names = values.some(([, value]) => ids.includes(String(value)));
  const own = names ? values.filter(([name, value]) => typeof value === 'number' && !PLACES.has(name)) : [];
  return [...own.map(([name]) => name), ...values.flatMap(([, value]) => figuresOfPeople(value, ids))];
}

/** Of a message: where it stands in its conversation. */
const PLACES: ReadonlySet<string> = new Set(['seq', 'place']);

describe('where only the totals of teams are kept', () => {
  it('no table holds a measure of anybody', async () => {
    const ids = people.map(({ id }) => id);
    const all = await tables();

    const naming = all.filter(([, rows]) => ids.some((id) => JSON.stringify(rows).includes(id)));
    expect(naming.map(([table]) => table).filter((table) => !(table in RECORDS))).toEqual([]);
    const entries = Object.fromEntries(all).time_entry ?? [];
    expect(entries.length).toBeGreaterThan(30);
    for (const entry of entries) {
      expect([entry.agent_id, entry.conversation_id]).toEqual([null, null]);
    }
    // Which conversation took how long has gone as well, for whose that was is known; `tables` has waited for it.
    expect(Object.fromEntries(all).insights_entry?.length).toBeGreaterThan(0);
  });

  it('no route answers with one, whoever asks, and one’s own time is closed', async () => {
    const { body: document } = await server.call('/openapi.json');
    const ids = people.map(({ id }) => id);
    const known: Record<string, string> = {
      id: conversations[0] ?? '',
      key: 'shop',
      conversationId: conversations[0] ?? '',
    };
    const query = `?team=sales&site=shop&site=${server.siteId}`;
    const wanted = Object.entries(document.paths as Record<string, object>)
      .filter(([, methods]) => 'get' in methods)
      .map(([path]) => path.replaceAll(/\{(\w+)\}/g, (_, name) => known[name] ?? newId('message')));
    const askers = [...people.map(({ as }) => as), await server.signIn('analyst'), server.key(null)];
    let answered = 0;
    for (const path of wanted) {
      for (const as of askers) {
        for (const asked of [path, `${path}${query}`, `${path}?team=sales`]) {
          const { status, body } = await server.call(asked, { as });
          answered += Number(status === 200);
          expect([asked, figuresOfPeople(body, ids)]).toEqual([asked, []]);
        }
      }
    }
    expect(answered).toBeGreaterThan(60);
    for (const { as } of people) {
      for (const path of ['/v1/time', '/v1/time/conversations', `/v1/time?agent=${ids[0]}`]) {
        expect((await server.call(path, { as })).status).toBeGreaterThanOrEqual(400);
      }
    }
  });

  it('the feed tells neither whose time it was nor in which conversation', async () => {
    const { body } = await server.call('/v1/events?types=time.recorded&limit=1000', { as: server.key(null) });

    expect(body.data.length).toBeGreaterThan(30);
    for (const { time, actor } of body.data) {
      expect([time.agentId, time.conversationId, actor.type]).toEqual([null, null, 'system']);
    }
  });

  it('the total of a team is still told', async () => {
    const { body } = await server.call('/v1/time?team=sales&days=3', { as: owner });

    const total = body.days.reduce(
      (sum: number, day: { ms: Record<string, number> }) =>
        sum + Object.values(day.ms).reduce((a, b) => a + b, 0),
      0,
    );
    expect(total).toBeGreaterThan(MINUTE);
  });
});

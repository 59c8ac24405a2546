import type { Colleague, Event } from '@parley/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  beginConversation,
  changeRouting,
  eventsOf,
  untilConversation,
} from '../../testing/routing-stage.js';
import { type Caller, startTestServer, type TestServer } from '../../testing/test-server.js';
import { connect, type TestSocket, until } from '../../testing/test-socket.js';

const SUPPORT = { id: 'support', name: 'Support' };
const SALES = { id: 'sales', name: 'Sales' };
const RULES = [
  { id: 'by-page', paths: ['/pricing*'], team: 'sales' },
  { id: 'by-word', keywords: ['broken'], team: 'support' },
  { id: 'by-choice', chosen: ['sales'], keywords: ['refund'], team: 'support' },
];

let server: TestServer;
let admin: Caller;
let colleagues: Colleague[];
const consoles: TestSocket[] = [];

beforeAll(async () => {
  server = await startTestServer({ rateSession: 1000, rateAddress: 1000 });
  admin = await server.signIn('admin');
  colleagues = (await server.call('/v1/agents', { as: admin })).body.data;
});
afterAll(() => server.stop());

afterEach(async () => {
  for (const socket of consoles.splice(0)) socket.close();
  const all = async () => (await server.call('/v1/agents', { as: admin })).body.data as Colleague[];
  await until(async () => (await all()).every(({ availability }) => availability === 'offline'));
});

const idOf = (role: 'agent' | 'admin' | 'owner') => colleagues.find((one) => one.role === role)?.id ?? '';

/** Opens the console of somebody who is in these teams. */
async function comeIn(role: 'agent' | 'admin' | 'owner', teams: string[]): Promise<string> {
  const id = idOf(role);
  await server.call(`/v1/agents/${id}/teams`, { as: admin, method: 'PUT', body: { teams } });
  consoles.push(await connect(server.url, await server.signIn(role)));
  await until(async () => {
    const { data } = (await server.call('/v1/agents', { as: admin })).body as { data: Colleague[] };
    return data.find((one) => one.id === id)?.availability !== 'offline';
  });
  return id;
}

const setAway = async (role: 'agent' | 'admin', availability: 'away' | 'online') =>
  server.call('/v1/me/availability', {
    as: await server.signIn(role),
    method: 'PATCH',
    body: { availability },
  });

const assigned = (id: string) => untilConversation(server, id, ({ assigneeId }) => assigneeId !== null);

describe('a conversation', () => {
  it('gets its team by the page, by words, or by what was chosen, and the log says by which rule', async () => {
    await changeRouting(server, { teams: [SUPPORT, SALES], rules: RULES });
    const context = { url: 'https://shop.example/pricing/teams' };

    const [page, word, choice, stays, none] = [
      await beginConversation(server, { context, text: 'My bike is broken' }),
      await beginConversation(server, { text: 'It is BROKEN.' }),
      await beginConversation(server, { teamId: 'sales', text: 'A refund please' }),
      await beginConversation(server, { teamId: 'sales', text: 'It is broken' }),
      await beginConversation(server),
    ];

    expect(await untilConversation(server, page.id, (c) => c.teamId !== null)).toMatchObject({
      teamId: 'sales',
    });
    await untilConversation(server, word.id, ({ teamId }) => teamId === 'support');
    await untilConversation(server, choice.id, ({ teamId }) => teamId === 'support');
    const [event] = await eventsOf(server, word.id, 'conversation.updated');
    expect(event).toMatchObject({
      actor: { type: 'system', id: 'routing' },
      changed: ['teamId'],
      cause: { rule: 'by-word', assignment: null },
    });
    const { body } = await server.call('/v1/events?limit=1000', { as: word.contact });
    const told = (body.data as Event[]).find(({ type }) => type === 'conversation.updated');
    expect(told).toMatchObject({ changed: ['teamId'], conversation: { teamId: 'support' } });
    expect(told).not.toHaveProperty('cause');
    for (const [{ id }, teamId] of [[stays, 'sales'] as const, [none, null] as const]) {
      expect((await server.call(`/v1/conversations/${id}`, { as: server.key(null) })).body.teamId).toBe(
        teamId,
      );
    }
  });

  it('keeps its team when the customer goes on talking, whatever words fall', async () => {
    await changeRouting(server, { teams: [SUPPORT, SALES], rules: RULES });
    const { contact, id } = await beginConversation(server, { text: 'broken' });
    await untilConversation(server, id, ({ teamId }) => teamId === 'support');
    await server.call(`/v1/conversations/${id}`, { as: admin, method: 'PATCH', body: { teamId: 'sales' } });

    await server.call(`/v1/conversations/${id}/messages`, { as: contact, body: { text: 'still broken' } });
    const later = await beginConversation(server, { text: 'broken' });
    await untilConversation(server, later.id, ({ teamId }) => teamId === 'support');

    expect((await server.call(`/v1/conversations/${id}`, { as: admin })).body.teamId).toBe('sales');
  });

  it('is given out in turn to those who are there, up to what each can hold; the others wait', async () => {
    const assignment = { mode: 'round_robin' as const, capacity: 2 };
    await changeRouting(server, { teams: [{ ...SUPPORT, assignment }, SALES], rules: [] });
    const [one, two] = [await comeIn('agent', ['support']), await comeIn('admin', ['support', 'sales'])];

    const given: (string | null)[] = [];
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { id } = await beginConversation(server, { teamId: 'support' });
      ids.push(id);
      given.push((await assigned(id)).assigneeId);
    }
    const fifth = await beginConversation(server, { teamId: 'support' });

    expect(given.slice(0, 2).sort()).toEqual([one, two].sort());
    expect(given.slice(2)).toEqual(given.slice(0, 2));
    const [event] = await eventsOf(server, ids[0] ?? '', 'conversation.updated');
    expect(event).toMatchObject({
      changed: ['assigneeId'],
      cause: { rule: null, assignment: 'round_robin' },
    });
    expect((await server.call(`/v1/conversations/${fifth.id}`, { as: admin })).body.assigneeId).toBeNull();
    const freed = { as: admin, method: 'PATCH', body: { status: 'resolved' } };
    await server.call(`/v1/conversations/${ids[1]}`, freed);
    expect((await assigned(fifth.id)).assigneeId).toBe(given[1]);
    for (const id of [...ids, fifth.id]) await server.call(`/v1/conversations/${id}`, freed);
  });

  it('is not given to who is away or gone, and waits for the first who comes', async () => {
    const assignment = { mode: 'least_busy' as const, capacity: 9 };
    await changeRouting(server, { teams: [{ ...SUPPORT, assignment }, SALES], rules: [] });
    await comeIn('agent', ['support']);
    expect((await setAway('agent', 'away')).body).toEqual({ availability: 'away', away: true });

    const { id } = await beginConversation(server, { teamId: 'support' });
    const other = await comeIn('admin', ['support']);

    expect((await assigned(id)).assigneeId).toBe(other);
    await setAway('agent', 'online');
    const next = await beginConversation(server, { teamId: 'support' });
    expect((await assigned(next.id)).assigneeId).toBe(idOf('agent'));
  });

  it('stays with nobody when somebody put it back, until its customer speaks again', async () => {
    const assignment = { mode: 'least_busy' as const, capacity: 100 };
    await changeRouting(server, { teams: [{ ...SUPPORT, assignment }, SALES], rules: [] });
    const agent = await comeIn('agent', ['support']);
    const { contact, id } = await beginConversation(server, { teamId: 'support' });
    await assigned(id);
    const path = `/v1/conversations/${id}`;
    await server.call(`${path}/messages`, { as: admin, body: { text: 'One moment' } });

    await server.call(path, { as: admin, method: 'PATCH', body: { assigneeId: null } });
    const other = await beginConversation(server, { teamId: 'support' });
    await assigned(other.id);

    expect((await server.call(path, { as: admin })).body.assigneeId).toBeNull();
    await server.call(`${path}/messages`, { as: contact, body: { text: 'And?' } });
    expect((await assigned(id)).assigneeId).toBe(agent);
  });
});

describe('the teams of an agent', () => {
  it('are seen by colleagues, told in the log, and must be there', async () => {
    await changeRouting(server, { teams: [SUPPORT, SALES], rules: [] });
    const path = `/v1/agents/${idOf('owner')}/teams`;
    const put = (teams: string[], as = admin) => server.call(path, { as, method: 'PUT', body: { teams } });

    const answer = await put(['sales', 'support', 'sales']);
    await put(['support', 'sales']);
    const refused = await put(['nobody']);

    expect(answer.body).toMatchObject({ id: idOf('owner'), teams: ['sales', 'support'] });
    expect(refused.body.error).toMatchObject({ code: 'invalid_input', details: [{ path: 'teams' }] });
    const { data } = (await server.call('/v1/events?types=agent.updated', { as: server.key(null) })).body;
    const told = (data as Event[]).filter((event) => 'agent' in event && event.agent.id === idOf('owner'));
    expect(told).toMatchObject([{ changed: ['teams'], actor: { type: 'agent', id: idOf('admin') } }]);
    expect((await put([])).body.teams).toEqual([]);
  });

  it('are not changed by who read them before somebody else changed them', async () => {
    await changeRouting(server, { teams: [SUPPORT, SALES], rules: [] });
    const path = `/v1/agents/${idOf('owner')}/teams`;
    const put = (body: object) => server.call(path, { as: admin, method: 'PUT', body });
    await put({ teams: [] });

    const answers = await Promise.all([
      put({ teams: ['sales'], was: [] }),
      put({ teams: ['support'], was: [] }),
    ]);
    const [won] = answers.filter(({ status }) => status === 200);
    const [lost] = answers.filter(({ status }) => status !== 200);

    expect(lost?.body.error.code).toBe('conflict');
    const now = (await put({ teams: ['sales', 'support'], was: won?.body.teams })).body.teams;
    expect(now).toEqual(['sales', 'support']);
    await put({ teams: [] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  beginConversation,
  changeRouting,
  eventsOf,
  untilConversation,
} from '../../testing/routing-stage.js';
import { type Caller, startTestServer, type TestServer } from '../../testing/test-server.js';

const OPEN = { id: 'support', name: 'Support', sla: { firstResponseMinutes: 60, nextResponseMinutes: 20 } };
const hours = {
  zone: 'Europe/Berlin',
  weekly: {
    mon: ['09:00-17:00'],
    tue: ['09:00-17:00'],
    wed: [],
    thu: [],
    fri: ['09:00-17:00'],
    sat: [],
    sun: [],
  },
  holidays: ['2032-03-29'],
};
const OFFICE = { ...OPEN, id: 'office', name: 'Office', hours };
const NO_TARGET = { id: 'sales', name: 'Sales' };

let server: TestServer;
let agent: Caller;
beforeAll(async () => {
  server = await startTestServer({ rateSession: 1000, rateAddress: 1000 });
  await changeRouting(server, { teams: [OPEN, OFFICE, NO_TARGET] });
});
afterAll(() => server.stop());

/** It is that moment now. Time only goes forward in these tests. */
const at = async (time: string) => {
  server.clock.now = new Date(time);
  agent = await server.signIn('agent');
};
const say = (id: string, as: Caller, text = 'Words') =>
  server.call(`/v1/conversations/${id}/messages`, { as, body: { text } });
/** The customer, however old their token is. */
const ask = (id: string) =>
  server.call(`/v1/conversations/${id}/messages`, {
    as: server.key(null),
    body: { text: 'And?', side: 'contact' },
  });
const read = async (id: string) => (await server.call(`/v1/conversations/${id}`, { as: agent })).body;
const waits = (id: string) => untilConversation(server, id, ({ sla }) => sla !== null);
const waitsNot = (id: string) => untilConversation(server, id, ({ sla }) => sla === null);
const breaches = (id: string) => eventsOf(server, id, 'sla.breached');

describe('what is due', () => {
  it('is the first answer, then the next, and nothing in between', async () => {
    await at('2032-01-07T10:00:00.000Z');
    const { contact, id } = await beginConversation(server, { teamId: 'support' });

    expect((await waits(id)).sla).toEqual({
      kind: 'first',
      since: '2032-01-07T10:00:00.000Z',
      warnAt: '2032-01-07T10:30:00.000Z',
      dueAt: '2032-01-07T11:00:00.000Z',
      breached: false,
    });
    await at('2032-01-07T10:10:00.000Z');
    await say(id, contact, 'Hello?');
    await server.call(`/v1/conversations/${id}/messages`, {
      as: agent,
      body: { text: 'Hm', internal: true },
    });
    expect((await read(id)).sla.since).toBe('2032-01-07T10:00:00.000Z');
    await say(id, agent);
    await waitsNot(id);
    await say(id, contact);
    expect((await waits(id)).sla).toMatchObject({ kind: 'next', dueAt: '2032-01-07T10:30:00.000Z' });
    const seen = await server.call(`/v1/conversations/${id}`, { as: contact });
    expect(seen.body.sla).toBeNull();
    await server.call(`/v1/conversations/${id}`, {
      as: agent,
      method: 'PATCH',
      body: { status: 'resolved' },
    });
    await waitsNot(id);
  });

  it('goes by the team it is handed to, from when the customer began to wait', async () => {
    await at('2032-01-08T10:00:00.000Z');
    const { id } = await beginConversation(server, { teamId: 'sales' });
    const hand = (teamId: string) =>
      server.call(`/v1/conversations/${id}`, { as: agent, method: 'PATCH', body: { teamId } });

    await at('2032-01-08T10:40:00.000Z');
    await hand('support');
    expect((await waits(id)).sla).toMatchObject({ since: '2032-01-08T10:00:00.000Z', kind: 'first' });
    await hand('sales');
    await waitsNot(id);
    await hand('office');
    // A Thursday: on Friday they are there again.
    expect((await waits(id)).sla?.dueAt).toBe('2032-01-09T09:00:00.000Z');
  });

  it('counts office hours alone: over a night, a holiday, and clocks that are changed', async () => {
    // A Friday at half past four. On Sunday the clocks go forward, and Monday is a holiday.
    await at('2032-03-26T15:30:00.000Z');
    const { id } = await beginConversation(server, { teamId: 'office' });

    expect((await waits(id)).sla).toMatchObject({
      warnAt: '2032-03-26T16:00:00.000Z',
      dueAt: '2032-03-30T07:30:00.000Z',
    });
    await at('2032-03-30T07:30:01.000Z');
    await untilConversation(server, id, ({ sla }) => sla?.breached === true);
    expect(await breaches(id)).toMatchObject([{ kind: 'first', dueAt: '2032-03-30T07:30:00.000Z' }]);
  });
});

describe('a breach', () => {
  it('is told once, to the company alone, and the next wait can be breached again', async () => {
    await at('2032-04-07T10:00:00.000Z');
    const { contact, id } = await beginConversation(server, { teamId: 'support' });
    await waits(id);

    await at('2032-04-07T11:00:00.500Z');
    const { sla } = await untilConversation(
      server,
      id,
      (conversation) => conversation.sla?.breached === true,
    );
    expect(sla).toMatchObject({ breached: true, dueAt: '2032-04-07T11:00:00.000Z' });
    await at('2032-04-07T12:00:00.000Z');
    const { id: other } = await beginConversation(server, { teamId: 'support' });
    await waits(other);
    expect(await breaches(id)).toMatchObject([
      { kind: 'first', teamId: 'support', actor: { type: 'system', id: 'routing' } },
    ]);
    await say(id, agent);
    await waitsNot(id);
    await ask(id);
    await waits(id);
    await at('2032-04-07T12:20:01.000Z');
    await untilConversation(server, id, (conversation) => conversation.sla?.breached === true);

    expect((await breaches(id)).map(({ kind }) => kind)).toEqual(['first', 'next']);
    const { contactId, secret } = contact;
    const headers = { origin: 'http://shop.example' };
    const { token } = (
      await server.call('/v1/sessions', { headers, body: { site: 'shop', contactId, secret } })
    ).body;
    const as = { ...contact, headers: { ...headers, authorization: `Bearer ${token}` } };
    const { data } = (await server.call('/v1/events?limit=1000', { as })).body;
    expect(data.length).toBeGreaterThan(2);
    expect(data.filter(({ type }: { type: string }) => type === 'sla.breached')).toEqual([]);
  });

  it('is told of an answer that came too late before anybody noticed, and of none that came in time', async () => {
    await at('2032-04-08T10:00:00.000Z');
    const late = await beginConversation(server, { teamId: 'support' });
    const early = await beginConversation(server, { teamId: 'support' });
    await Promise.all([waits(late.id), waits(early.id)]);
    await at('2032-04-08T10:59:59.000Z');
    await say(early.id, agent);

    await at('2032-04-08T11:00:01.000Z');
    await say(late.id, agent);
    await Promise.all([waitsNot(late.id), waitsNot(early.id)]);

    expect(await breaches(late.id)).toHaveLength(1);
    expect(await breaches(early.id)).toHaveLength(0);
  });
});

describe('a conversation that is put off', () => {
  const change = (id: string, body: object) =>
    server.call(`/v1/conversations/${id}`, { as: agent, method: 'PATCH', body });
  const snooze = (id: string, snoozedUntil: string) => change(id, { status: 'snoozed', snoozedUntil });

  it('is never late meanwhile, and has afterwards the time that was left', async () => {
    await at('2032-04-13T10:00:00.000Z');
    const { id } = await beginConversation(server, { teamId: 'support' });
    await waits(id);
    await at('2032-04-13T10:40:00.000Z');
    await snooze(id, '2032-04-15T10:00:00.000Z');
    await waitsNot(id);

    await at('2032-04-14T10:00:00.000Z');
    const { id: other } = await beginConversation(server, { teamId: 'support' });
    await waits(other);
    expect(await breaches(id)).toEqual([]);
    expect((await read(id)).status).toBe('snoozed');
    await change(id, { status: 'open' });

    expect((await waits(id)).sla).toMatchObject({
      kind: 'first',
      since: '2032-04-13T10:00:00.000Z',
      dueAt: '2032-04-14T10:20:00.000Z',
      breached: false,
    });
    await at('2032-04-14T10:20:01.000Z');
    await untilConversation(server, id, ({ sla }) => sla?.breached === true);
    expect(await breaches(id)).toMatchObject([{ kind: 'first', dueAt: '2032-04-14T10:20:00.000Z' }]);
  });

  it('stands still for office hours alone, and more than once', async () => {
    // A Friday, whose next office day is Monday.
    await at('2032-04-16T14:00:00.000Z');
    const { id } = await beginConversation(server, { teamId: 'office' });
    await waits(id);
    await at('2032-04-16T14:30:00.000Z');
    await snooze(id, '2032-04-19T07:15:00.000Z');
    await waitsNot(id);
    // It comes back by itself, a quarter of an hour after they have opened on Monday.
    await at('2032-04-19T07:15:00.000Z');
    // Half an hour was left when it was put off.
    expect((await waits(id)).sla?.dueAt).toBe('2032-04-19T07:45:00.000Z');

    await at('2032-04-19T07:25:00.000Z');
    await snooze(id, '2032-04-20T10:00:00.000Z');
    await waitsNot(id);
    await at('2032-04-20T08:00:00.000Z');
    await change(id, { status: 'open' });

    expect((await waits(id)).sla?.dueAt).toBe('2032-04-20T08:20:00.000Z');
    await say(id, agent);
    await waitsNot(id);
  });

  it('was late already when it was put off too late', async () => {
    await at('2032-04-21T10:00:00.000Z');
    const { id } = await beginConversation(server, { teamId: 'support' });
    await waits(id);
    await at('2032-04-21T11:00:01.000Z');
    await snooze(id, '2032-04-22T10:00:00.000Z');

    await untilConversation(server, id, ({ sla }) => sla?.breached === true);
    expect(await breaches(id)).toHaveLength(1);
  });
});

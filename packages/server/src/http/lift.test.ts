import { type EncounterGroup, groupOf, type Lift, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomSecret } from '../services/crypto.js';
import { type Caller, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';

const DAY_MS = 86_400_000;
const HELLO = {
  ...{ id: 'hello', text: 'Hi', paths: [], afterSeconds: 1, fromVisit: 1, locales: [], holdout: 0.5 },
};
const headers = { origin: SITE_ORIGIN };

let server: TestServer;
let key: Caller;
let start: number;

beforeAll(async () => {
  server = await startTestServer();
  key = server.key(null);
  await server.changeChat({ proactive: [HELLO] });
  start = server.clock.now.getTime();
});
afterAll(() => server.stop());

function visitorIn(group: EncounterGroup): string {
  for (;;) {
    const visitorId = newId('contact');
    if (groupOf({ proactiveId: 'hello', visitorId, holdout: HELLO.holdout }) === group) return visitorId;
  }
}

/** A visitor whom the message meets now. */
async function meet(group: EncounterGroup, visitorId = visitorIn(group)): Promise<string> {
  const body = { site: 'shop', proactiveId: 'hello', visitorId, group };
  expect((await server.call('/v1/proactive/encounters', { body, headers })).status).toBe(200);
  return visitorId;
}

/** The same visitor writes, with or without answering the message. */
async function write(contactId: string, more: object = {}): Promise<string> {
  const session = { site: 'shop', contactId, secret: randomSecret() };
  const { token } = (await server.call('/v1/sessions', { body: session, headers })).body;
  const as = { headers: { ...headers, authorization: `Bearer ${token}` }, auth: {} };
  const { body } = await server.call('/v1/conversations', { as, body: { kind: 'chat', ...more } });
  return body.id;
}

async function sell(conversationId: string, outcome: object): Promise<void> {
  const body = { kind: 'won', currency: 'EUR', at: server.clock.now.toISOString(), ...outcome };
  const { status } = await server.call(`/v1/conversations/${conversationId}/outcomes`, { as: key, body });
  expect(status).toBe(201);
}

const later = (days: number) => {
  server.clock.now = new Date(start + days * DAY_MS);
};
const day = (days: number) => new Date(start + days * DAY_MS).toISOString().slice(0, 10);

async function ask(query = `?from=${day(0)}&to=${day(2)}&zone=UTC`): Promise<Lift> {
  return (await server.call(`/v1/insights/lift${query}`, { as: key })).body;
}

/** What attribution says is known once the consumer has read it. */
async function untilAttributed(amount: string): Promise<Lift['data'][number]> {
  for (;;) {
    const { body } = await server.call(`/v1/insights?from=${day(0)}&to=${day(0)}`, { as: key });
    const isSettled = body.asOf === server.clock.now.toISOString() && body.progress === null;
    const [trial] = isSettled ? (await ask()).data : [];
    if (trial?.attributed === amount) return trial;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('what a message brings beyond what would have come anyway', () => {
  it('is the difference of those shown it and those held out, by what each brought in the days after', async () => {
    const before = await write(visitorIn('shown'));
    await sell(before, { amount: '9000' });
    // Shown: one buys for 100 and gets 40 back, one comes as two browsers and buys for 30, one buys nothing.
    const buyer = await meet('shown');
    const [double, other] = [await meet('shown'), await meet('shown')];
    await meet('shown');
    // Held out: one buys for 20 and, too late, for 500; one is forgotten; one buys in a currency without a rate.
    const held = await meet('held');
    const forgotten = await meet('held');
    const abroad = await meet('held');
    await meet('held');
    later(2);
    const answering = await write(buyer, { proactiveId: 'hello' });
    await sell(answering, { amount: '100' });
    await sell(answering, { kind: 'refunded', amount: '40' });
    await sell(answering, { kind: 'lost', amount: '7000' });
    const first = await write(double);
    await write(other);
    await server.call(`/v1/contacts/${double}/merge`, { as: key, body: { into: other } });
    await sell(first, { kind: 'saved', amount: '30' });
    const sold = await write(held);
    await sell(sold, { amount: '20' });
    await sell(sold, { amount: '600', at: new Date(start - 1000).toISOString() });
    await sell(await write(forgotten), { amount: '800' });
    await server.call(`/v1/contacts/${forgotten}`, { as: key, method: 'DELETE' });
    await sell(await write(abroad), { amount: '10', currency: 'USD' });
    later(8);
    await sell(sold, { amount: '500' });

    const trial = await untilAttributed('60.00');

    expect(trial).toEqual({
      ...{ siteId: server.siteId, proactiveId: 'hello', attributed: '60.00' },
      shown: { visitors: 4, converted: 2, value: '90.00' },
      held: { visitors: 3, converted: 2, value: '20.00' },
      // 2/4 - 2/3, and 90/4 - 20/3.
      conversion: { value: '-0.1667', previous: null, n: 7, interval: null, enough: false },
      value: { value: '15.8333', previous: null, n: 7, interval: null, enough: false },
    });
  });

  it('counts whole days and parts of them, in any zone, as they are one by one', async () => {
    const rows = (await server.installation.rows()).encounter as { at: string }[];
    const within = (from: string, to: string) => rows.filter(({ at }) => at >= from && at < to).length;
    const [first, over] = [day(0), day(1)];
    for (const [zone, ahead] of [
      ['UTC', 0],
      ['Asia/Kathmandu', 345],
      ['America/Phoenix', -420],
    ] as const) {
      const [from, to] = [first, over].map((at) =>
        new Date(Date.parse(at) - ahead * 60_000).toISOString(),
      ) as [string, string];
      const [trial] = (await ask(`?from=${first}&to=${first}&zone=${zone}`)).data;
      const visitors = (trial?.shown.visitors ?? 0) + (trial?.held.visitors ?? 0);
      expect(visitors, zone).toBe(within(from, to));
    }
  });

  it('is of the days in which the message was met, and of one site', async () => {
    expect((await ask(`?from=${day(-5)}&to=${day(-1)}&zone=UTC`)).data).toEqual([]);
    expect((await ask(`?from=${day(0)}&to=${day(0)}&zone=UTC&site=${server.siteId}`)).data).toHaveLength(1);
    expect((await ask(`?from=${day(0)}&to=${day(0)}&zone=UTC&site=${server.otherSiteId}`)).data).toEqual([]);
  });

  it('does not mix visitors of two shares', async () => {
    later(9);
    await server.changeChat({ proactive: [{ ...HELLO, holdout: 0.4 }] });
    for (let i = 0; i < 3; i += 1) {
      const visitorId = visitorIn('shown');
      const group = groupOf({ proactiveId: 'hello', visitorId, holdout: 0.4 });
      await meet(group, visitorId);
    }

    const [trial] = (await ask(`?from=${day(0)}&to=${day(9)}&zone=UTC`)).data;
    expect([trial?.shown.visitors, trial?.held.visitors]).toEqual([4, 3]);
  });

  it('is refused for what there is not, and to links to a part of a site', async () => {
    const code = async (query: string) =>
      (await server.call(`/v1/insights/lift${query}`, { as: key })).body.error.code;
    expect(await code(`?site=${newId('site')}`)).toBe('not_found');
    expect(await code('?from=2026-02-30')).toBe('invalid_input');
    expect(await code('?zone=Nowhere')).toBe('invalid_input');

    for (const [filter, status] of [
      [{ team: 'sales' }, 403],
      [{ site: server.siteId }, 200],
    ] as const) {
      const made = await server.call('/v1/insights/links', { as: key, body: { name: 'x', filter } });
      const authorization = `Bearer ${made.body.url.split('/').at(-1)}`;
      const as = { headers: { authorization }, auth: {} };
      expect((await server.call('/v1/insights/lift', { as })).status).toBe(status);
    }
  });
});

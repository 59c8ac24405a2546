import { setTimeout } from 'node:timers/promises';
import { newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let key: Caller;
let agent: Caller;
beforeAll(async () => {
  server = await startTestServer();
  server.clock.now = new Date('2027-04-20T09:00:00.000Z');
  key = server.key(null);
  agent = await server.signIn('agent');
});
afterAll(() => server.stop());

/** The figures, once they know all that happened. */
async function figures(query: string) {
  for (;;) {
    const { body, status } = await server.call(`/v1/insights?${query}`, { as: key });
    expect(status).toBe(200);
    if (body.asOf === server.clock.now.toISOString() && body.progress === null) return body;
    await setTimeout(50);
  }
}

/** What a row of the same conversations must have as well. */
const intervalsOf = ({ figures: all }: { figures: Record<string, { interval: unknown }> }) =>
  Object.fromEntries(Object.entries(all).map(([id, { interval }]) => [id, { interval }]));

describe('what conversations cost and bring', () => {
  it('is told from what was said, spent and sold', async () => {
    const contact = await server.newContact();
    const context = { url: 'https://shop.example/kettles?utm_campaign=spring' };
    const begun = await server.call('/v1/conversations', {
      as: contact,
      body: { kind: 'chat', teamId: 'sales', context },
    });
    const path = `/v1/conversations/${begun.body.id}`;
    const later = (ms: number) => {
      server.clock.now = new Date(server.clock.now.getTime() + ms);
    };
    await server.call(`${path}/messages`, { as: contact, body: { text: 'Do you have it in red?' } });
    later(90_000);
    await server.call(`${path}/messages`, { as: agent, body: { text: 'We do' } });
    const [from, to] = [60_000, 0].map((ago) => new Date(server.clock.now.getTime() - ago).toISOString());
    const spans = [{ id: newId('time'), kind: 'answering', conversationId: begun.body.id, from, to }];
    await server.call('/v1/time', { as: agent, body: { sentAt: to, spans } });
    await server.call(`${path}/outcomes`, {
      as: agent,
      body: { kind: 'won', amount: '100.00', currency: 'EUR' },
    });
    later(30_000);
    await server.call(path, { as: agent, method: 'PATCH', body: { status: 'resolved' } });

    const body = await figures('from=2027-04-20&to=2027-04-20&by=team');

    const { figures: total } = body.total;
    const values = Object.fromEntries(
      Object.entries(total).map(([id, figure]) => [id, (figure as { value: string }).value]),
    );
    expect(values).toMatchObject({
      conversations: '1',
      messages: '2',
      time: '60000',
      gains: '100.00',
      value: '100.00',
      profit: '100.00',
      cost: '0.00',
      first_response: '90000',
      resolution: '120000',
      satisfaction: null,
    });
    expect(body.rows).toHaveLength(1);
    expect(body.rows[0]).toMatchObject({ key: 'sales', label: 'Sales', figures: total });
    for (const [by, wanted] of [
      ['page', '/kettles'],
      ['campaign', 'spring'],
      ['site', server.siteId],
      ['kind', 'chat'],
      ['day', '2027-04-20'],
      ['week', '2027-04-19'],
      ['month', '2027-04-01'],
    ]) {
      const split = await figures(`from=2027-04-20&to=2027-04-20&by=${by}`);
      expect(split.rows.map((row: { key: string }) => row.key)).toEqual([wanted]);
    }
  });

  it('has ratios with an interval once thirty were sold something, the same however it is split', async () => {
    const mail = { name: 'mail', per: 'message', amount: '0.5', currency: 'EUR', from: '2027-04-01' };
    await server.call('/v1/insights/rates/services', { as: key, body: mail });
    for (let index = 0; index < 32; index += 1) {
      // Some of them reach into the next day.
      server.clock.now = new Date(Date.parse('2027-04-21T21:00:00.000Z') + index * 300_000);
      const contact = await server.newContact();
      const context = { url: `https://shop.example/${index % 3}` };
      const { body: chat } = await server.call('/v1/conversations', {
        as: contact,
        body: { kind: 'chat', context },
      });
      const path = `/v1/conversations/${chat.id}`;
      await server.call(`${path}/messages`, { as: contact, body: { text: 'How much is it?' } });
      server.clock.now = new Date(server.clock.now.getTime() + 3_600_000);
      const sale = { kind: 'won', amount: String(10 + ((index * 7) % 40)), currency: 'EUR' };
      await server.call(`${path}/outcomes`, { as: key, body: sale });
    }
    const days = 'from=2027-04-21&to=2027-04-22&zone=UTC';

    const { total } = await figures(days);

    const { profit_per_conversation: profit, return_on_cost: back, profit_per_hour: hour } = total.figures;
    // 28.50 on average less the 0.50 of a message; their deviation is 11.9, so a little more than 4 to both sides.
    expect(profit).toMatchObject({ n: 32, enough: true });
    const [low, value, high] = [profit.interval.low, profit.value, profit.interval.high].map(Number);
    expect(value).toBe(28);
    expect([low, high].map((bound) => Math.round(Number(bound)))).toEqual([24, 32]);
    expect(Number(back.interval.low)).toBeCloseTo((Number(low) + 0.5) / 0.5, 2);
    // Nobody worked.
    expect(hour).toMatchObject({ value: null, interval: null });
    for (const by of ['team', 'page', 'kind', 'day', 'week', 'month']) {
      const split = await figures(`${days}&by=${by}`);
      expect(split.total.figures).toEqual(total.figures);
      if (by === 'kind' || by === 'month') expect(split.rows[0].figures).toMatchObject(intervalsOf(total));
      // A third of them is too few.
      else if (by === 'page') expect(split.rows[0].figures.return_on_cost).toMatchObject({ enough: false });
    }
    const { body: csv } = await server.call(`/v1/insights?${days}&format=csv&metrics=return_on_cost`, {
      as: key,
    });
    expect(csv).toContain(
      `${back.value},${back.previous ?? ''},${back.interval.low},${back.interval.high},32,1`,
    );
  });

  it('is defined once, for all who may see figures', async () => {
    const { body } = await server.call('/v1/insights/metrics', { as: agent });

    expect(body.data.map(({ id }: { id: string }) => id)).toContain('profit');
  });

  it.each([
    ['from=2026-10-02&to=2026-10-01', 'to'],
    ['from=2020-10-02&to=2026-10-01', 'from'],
    ['zone=Nowhere/There', 'zone'],
    ['from=1960-01-01&to=1960-01-02', 'from'],
  ])('is refused for days that cannot be asked about: %s', async (query, path) => {
    const { body } = await server.call(`/v1/insights?${query}`, { as: key });

    expect(body.error).toMatchObject({ code: 'invalid_input', details: [{ path }] });
  });
});

describe('an agent’s own figures', () => {
  const path = '/v1/insights?mine=true&from=2027-04-20&to=2027-04-20';

  it('are of what they worked on, with their own time only, and for nobody else', async () => {
    await figures('from=2027-04-20&to=2027-04-20');
    const { body: mine } = await server.call(path, { as: agent });
    const colleague = await server.signIn('admin');
    const { body: theirs } = await server.call(path, { as: colleague });

    const of = ({ total }: typeof mine) => [total.figures.time.value, total.figures.gains.value];
    expect(of(mine)).toEqual(['60000', '100.00']);
    expect(of(theirs)).toEqual(['0', '0.00']);
    for (const [by, wanted] of [
      ['team', 'sales'],
      ['page', '/kettles'],
      ['day', '2027-04-20'],
    ]) {
      const { body } = await server.call(`${path}&by=${by}`, { as: agent });
      expect(body.rows.map((row: { key: string }) => row.key)).toEqual([wanted]);
      expect(of({ total: body.rows[0] })).toEqual(of(mine));
    }
    const { body: none } = await server.call(`${path}&team=none`, { as: agent });
    expect(of(none)).toEqual(['0', '0.00']);
  });

  it('are refused to keys, to those who answer nobody, and where only the totals of teams are kept', async () => {
    for (const as of [key, await server.signIn('analyst')])
      expect((await server.call(path, { as })).body.error.code).toBe('forbidden');
    expect((await server.call('/v1/insights', { as: agent })).body.error.code).toBe('forbidden');
    const owner = await server.signIn('owner');
    const changes = [{ path: ['privacy', 'time'], was: 'own', value: 'team' }];
    await server.call('/v1/settings', { as: owner, method: 'PATCH', body: { changes } });

    expect((await server.call(path, { as: agent })).body.error.code).toBe('forbidden');
    const rate = { agentId: newId('agent'), amount: '30', currency: 'EUR', from: '2027-01-01' };
    const refused = await server.call('/v1/insights/rates/hourly', { as: owner, body: rate });
    expect(refused.body.error.code).toBe('forbidden');
    // What a single conversation cost is not known any more; what its team cost is.
    for (;;) {
      const body = await figures('from=2027-04-20&to=2027-04-20&by=page');
      const page = body.rows.find((row: { key: string | null }) => row.key === '/kettles');
      if (page.figures.time.value === '0') break;
      await setTimeout(50);
    }
    const body = await figures('from=2027-04-20&to=2027-04-20&by=team');
    expect(body.rows[0]).toMatchObject({ key: 'sales', figures: { time: { value: '60000' } } });
    const drill = await server.call('/v1/insights/conversations?from=2027-04-20&to=2027-04-20', { as: key });
    expect(drill.body.data[0]).toMatchObject({ time: null, value: '100.00' });
  });
});

describe('the figures of today', () => {
  it('stand beside the same hours of the day before, never beside all of it', async () => {
    const today = async (now: string) => {
      server.clock.now = new Date(now);
      const { previous, total } = await figures('from=2027-04-21&to=2027-04-21');
      return { previous, conversations: total.figures.conversations.previous };
    };

    // The conversation of the day before began at nine.
    expect(await today('2027-04-21T08:59:00.000Z')).toEqual({
      previous: { from: '2027-04-20', to: '2027-04-20', until: '2027-04-20T08:45:00.000Z' },
      conversations: '0',
    });
    expect(await today('2027-04-21T09:20:00.000Z')).toMatchObject({
      previous: { until: '2027-04-20T09:15:00.000Z' },
      conversations: '1',
    });
    server.clock.now = new Date('2027-04-22T00:00:00.000Z');
    expect((await figures('from=2027-04-21&to=2027-04-21')).previous.until).toBe(null);
  });
});

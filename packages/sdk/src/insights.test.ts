/** Figures, rates and links through the SDK, against a real server. Needs `tsc -b` before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parley } from './client.js';
import { ConflictError, InvalidRequestError, NotFoundError } from './errors.js';
import { collect } from './testing/collect.js';
import { type ParleyServer, startParley } from './testing/parley-server.js';
import { wait } from './wait.js';

let server: ParleyServer;
let parley: Parley;
let conversationId: string;
/** Figures are of whole days up to yesterday, unless one asks for today. */
const today = new Date().toISOString().slice(0, 10);
const since = new Date(Date.parse(today) - 300 * 86_400_000).toISOString().slice(0, 10);
const period = { from: since, to: today, zone: 'UTC' } as const;

beforeAll(async () => {
  server = await startParley();
  parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
  const { id: contactId } = await parley.contacts.create({ site: server.site });
  conversationId = (await parley.conversations.create({ kind: 'chat', contactId })).id;
  await parley.messages.send({ conversationId, text: 'Do you have it in blue?', side: 'contact' });
  await parley.messages.send({ conversationId, text: 'We do.' });
  await parley.insights.exchangeRates.set([{ currency: 'USD', from: since, rate: '0.9213' }]);
  await parley.insights.rates.createService({
    ...{ name: 'e-mail', per: 'message', amount: '0.0125', currency: 'EUR', from: since },
  });
  await parley.outcomes.create({ conversationId, kind: 'won', amount: '100', currency: 'USD' });
});
afterAll(() => server.stop());

/** Once the server has read what happened. */
async function untilValue(value: string) {
  for (;;) {
    const answer = await parley.insights.query({ ...period, by: 'kind' });
    if (answer.total.figures.value?.value === value && answer.progress === null) return answer;
    await wait(100);
  }
}

describe('figures', () => {
  it('are exact decimals as text, whose parts add up to the whole', async () => {
    const { currency, total, rows, missingRates } = await untilValue('92.13');

    expect([currency, missingRates]).toEqual(['EUR', []]);
    expect(total.figures).toMatchObject({
      ...{ conversations: { value: '1' }, messages: { value: '2' }, service_cost: { value: '0.025' } },
      ...{ profit: { value: '92.105', enough: true }, satisfaction: { value: null } },
    });
    expect(rows.map(({ key, figures }) => [key, figures.profit?.value])).toEqual([['chat', '92.105']]);
    const { total: some } = await parley.insights.query({
      ...period,
      metrics: ['profit'],
      kind: 'discussion',
    });
    expect(some.figures).toEqual({ profit: expect.objectContaining({ value: '0.00' }) });
  });

  it('are the same as CSV, and in the conversations behind them', async () => {
    await untilValue('92.13');

    expect(await parley.insights.csv({ ...period, by: 'kind', metrics: ['profit'] })).toContain('92.105');
    const behind = await collect(parley.insights.conversations({ ...period, limit: 1 }));
    expect(behind).toMatchObject([{ conversationId, value: '92.13', cost: '0.025', profit: '92.105' }]);
  });

  it('are each defined once', async () => {
    const metrics = await parley.insights.metrics();

    expect(metrics.find(({ id }) => id === 'profit')).toMatchObject({
      formula: 'value - cost',
      unit: 'money',
    });
  });

  it('tell demand, the next hour and what messages bring', async () => {
    const [staffing, next, lift] = [
      await parley.insights.staffing(period),
      await parley.insights.nextHour(period),
      await parley.insights.lift(period),
    ];

    expect(staffing.hours).toHaveLength(168);
    expect(next.currency).toBe('EUR');
    expect(lift).toEqual({ currency: 'EUR', data: [] });
  });

  it('are refused for days that there are not', async () => {
    await expect(parley.insights.query({ from: today, to: since })).rejects.toBeInstanceOf(
      InvalidRequestError,
    );
  });
});

describe('rates', () => {
  it('are made, set right, listed and removed', async () => {
    const { rates, exchangeRates } = parley.insights;
    const hour = await rates.createHourly({ amount: '30', currency: 'EUR', from: since });
    const right = await rates.updateHourly({ id: hour.id, amount: '31.5', currency: 'EUR', from: since });

    expect(right).toMatchObject({ id: hour.id, teamId: null, agentId: null, amount: '31.50' });
    expect((await rates.list()).hourly).toEqual([right]);
    await rates.deleteHourly(hour.id);
    await expect(rates.deleteHourly(hour.id)).rejects.toBeInstanceOf(NotFoundError);
    const service = await rates.createService({
      ...{ name: 'judge', per: 'conversation', amount: '1', currency: 'EUR', from: today },
    });
    await rates.updateService({ id: service.id, amount: '2', currency: 'EUR', from: today });
    expect((await rates.deleteService(service.id)).amount).toBe('2.00');

    expect(await exchangeRates.set([{ currency: 'GBP', from: since, rate: '1.1512' }])).toBe(1);
    const all = await collect(exchangeRates.list({ limit: 1 }));
    expect(all.map(({ currency, rate }) => [currency, rate])).toEqual([
      ['GBP', '1.1512'],
      ['USD', '0.9213'],
    ]);
    await exchangeRates.delete({ currency: 'GBP', from: since });
    expect((await collect(exchangeRates.list())).map(({ currency }) => currency)).toEqual(['USD']);
  });
});

describe('links', () => {
  it('are made, listed and revoked, and open figures', async () => {
    const { links } = parley.insights;
    const link = await links.create({ name: 'Board', days: 7, filter: { kind: 'chat' }, expiresInDays: 2 });
    const token = link.url?.split('/').at(-1);
    const look = () =>
      fetch(`${server.url}/v1/insights?by=team`, { headers: { authorization: `Bearer ${token}` } });

    expect(link.url).toMatch(/\/insights\/parley_il_[\w-]{43}$/);
    expect((await look()).status).toBe(200);
    expect(await collect(links.list({ limit: 1 }))).toMatchObject([
      { id: link.id, url: null, name: 'Board' },
    ]);
    await links.revoke(link.id);
    expect((await look()).status).toBe(401);
    await expect(links.revoke(link.id)).rejects.toBeInstanceOf(ConflictError);
  });
});

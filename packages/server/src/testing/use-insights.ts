/** Every question about figures and every change of a rate, for the test of the queries. For tests only. */
import { newId } from '@parley/protocol';
import type { Caller, TestServer } from './test-server.js';

/** Rates set, changed and removed; figures in all and by everything, one's own, the conversations behind them, hours. */
export async function useInsights(server: TestServer, self: Caller): Promise<void> {
  const as = await server.signIn('owner');
  const rates = '/v1/insights/rates';
  const amount = { amount: '30', currency: 'EUR', from: '2026-01-01' };
  const service = { name: 'mail', per: 'message', ...amount };
  for (const [kind, body] of [
    ['hourly', amount],
    ['services', service],
  ] as const) {
    const { body: rate } = await server.call(`${rates}/${kind}`, { as, body });
    const changed = { ...amount, amount: '31' };
    await server.call(`${rates}/${kind}/${rate.id}`, { as, method: 'PUT', body: changed });
    await server.call(`${rates}/${kind}/${rate.id}`, { as, method: 'DELETE' });
  }
  const csv = 'USD,2026-01-01,0.9\nUSD,2026-02-01,0.9\n';
  await server.call(`${rates}/exchange`, { as, method: 'PUT', body: { csv } });
  for (const path of ['', '/exchange?limit=1', '/exchange?cursor=USD~2026-01-01'])
    await server.call(rates + path, { as });
  await server.call(`${rates}/exchange/USD/2026-02-01`, { as, method: 'DELETE' });
  const days = `from=${new Date().toISOString().slice(0, 10)}&to=2026-12-31`;
  for (const query of ['by=team', 'by=page&team=none', 'by=day&zone=Europe/Berlin', `site=${server.siteId}`])
    await server.call(`/v1/insights?${days}&${query}`, { as });
  await server.call(`/v1/insights?${days}&mine=true&by=page`, { as: self });
  for (const order of ['profit', 'newest']) {
    const list = `/v1/insights/conversations?${days}&order=${order}&limit=1`;
    const { body } = await server.call(list, { as });
    await server.call(`${list}&cursor=${encodeURIComponent(body.next ?? `0~${newId('conversation')}`)}`, {
      as,
    });
  }
  for (const name of ['staffing', 'next-hour', 'lift'])
    await server.call(`/v1/insights/${name}?${days}`, { as });
}

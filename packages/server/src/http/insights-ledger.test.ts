/** The seeded ledger with a known answer, over the API. */
import { setTimeout } from 'node:timers/promises';
import type { Figure, Insights, InsightsRow } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { LEDGER, LEDGER_PERIOD, seedLedger } from '../testing/ledger.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { ctx, close } = await createWorkspace(server.installation);
  await seedLedger(ctx);
  await close();
});
afterAll(() => server.stop());

async function ask(query: Record<string, string> = {}): Promise<Insights> {
  const path = `/v1/insights?${new URLSearchParams({ ...LEDGER_PERIOD, ...query })}`;
  for (;;) {
    const { body, status } = await server.call(path, { as: server.key(null) });
    expect(status).toBe(200);
    const isSettled = body.asOf === server.clock.now.toISOString() && body.progress === null;
    if (isSettled && body.attribution.model === 'linear') return body;
    await setTimeout(50);
  }
}

const valuesOf = ({ figures }: InsightsRow) =>
  Object.fromEntries(Object.entries(figures).map(([id, { value }]: [string, Figure]) => [id, value]));

const byKey = ({ rows }: Insights) =>
  Object.fromEntries(rows.map((row) => [row.key ?? 'none', valuesOf(row)]));

describe('the ledger', () => {
  it('comes to what was reckoned by hand', async () => {
    const insights = await ask();

    expect(valuesOf(insights.total)).toEqual(LEDGER.total);
    expect(insights.missingRates).toEqual(LEDGER.missingRates);
  });

  it.each([
    ['team', LEDGER.byTeam],
    ['day', LEDGER.byDay],
    ['page', LEDGER.byPage],
    ['campaign', LEDGER.byCampaign],
  ])('comes to it by %s', async (by, expected) => {
    const insights = await ask({ by, limit: '200' });

    const rows = byKey(insights);
    if (by === 'day') {
      const { from } = LEDGER_PERIOD;
      const late = byKey(await ask({ by, limit: '200', from: '2026-10-01' }));
      expect(Object.keys(rows)[0]).toBe(from);
      Object.assign(rows, late);
    }
    expect(rows).toMatchObject(expected);
  });
});

/** The ledger whose answer is known, asked for by a program of the company through the SDK. */
import { setTimeout } from 'node:timers/promises';
import type { Figure, InsightsConversation, InsightsRow } from '@parley/protocol';
import { Parley } from '@parley/sdk';
import { LEDGER, LEDGER_PERIOD, seedLedgerInto } from '@parley/server/testing/ledger';
import { startTestServer, type TestServer } from '@parley/server/testing/server';
import { afterAll, beforeAll, expect, it } from 'vitest';

let server: TestServer;
let parley: Parley;

beforeAll(async () => {
  server = await startTestServer();
  await seedLedgerInto(server.installation);
  const apiKey = server.key(null).headers.authorization?.replace('Bearer ', '') ?? '';
  parley = new Parley({ baseUrl: server.url, apiKey });
  for (;;) {
    const { asOf, progress, attribution } = await parley.insights.query(LEDGER_PERIOD);
    // The ledger's own settings hold.
    const isThere = asOf === server.clock.now.toISOString() && progress === null;
    if (isThere && attribution.model === 'linear') break;
    await setTimeout(50);
  }
});
afterAll(() => server?.stop());

const valuesOf = ({ figures }: InsightsRow) =>
  Object.fromEntries(Object.entries(figures).map(([id, { value }]: [string, Figure]) => [id, value]));

/** Ten-thousandths, so that nothing is rounded here. */
const units = (amount: string) => BigInt(Math.round(Number(amount) * 10_000));

it('comes to what was reckoned by hand, in all and by team, page and campaign', async () => {
  const { total, missingRates } = await parley.insights.query(LEDGER_PERIOD);

  expect(valuesOf(total)).toEqual(LEDGER.total);
  expect(missingRates).toEqual(LEDGER.missingRates);
  for (const [by, known] of [
    ['team', LEDGER.byTeam],
    ['page', LEDGER.byPage],
    ['campaign', LEDGER.byCampaign],
  ] as const) {
    const { rows } = await parley.insights.query({ ...LEDGER_PERIOD, by });
    const values = Object.fromEntries(rows.map((row) => [row.key ?? 'none', valuesOf(row)]));
    expect(values).toMatchObject(known);
    const profits = rows.map(({ figures }) => units(figures.profit?.value ?? '0'));
    expect(profits.reduce((sum, profit) => sum + profit, 0n)).toBe(units(LEDGER.total.profit));
  }
});

it('is the same as CSV, and in the very conversations behind it', async () => {
  const csv = await parley.insights.csv(LEDGER_PERIOD);
  const [head = [], cells = []] = csv.split('\r\n').map((line) => line.split(','));
  for (const [id, value] of Object.entries(LEDGER.total))
    expect([id, cells[head.indexOf(id)]]).toEqual([id, value]);

  const behind: InsightsConversation[] = [];
  for await (const one of parley.insights.conversations({ ...LEDGER_PERIOD, limit: 3 })) behind.push(one);
  expect(behind).toHaveLength(Number(LEDGER.total.conversations));
  const sum = (of: (one: InsightsConversation) => string) =>
    behind.reduce((all, one) => all + units(of(one)), 0n);
  expect(sum(({ value }) => value)).toBe(units(LEDGER.total.value));
  // 3.50 of it is time of no conversation.
  expect(sum(({ cost }) => cost)).toBe(units(LEDGER.total.cost) - units('3.5'));
});

/** The seeded ledger with a known answer, over the API. */
import { setTimeout } from 'node:timers/promises';
import type {
  Figure,
  Insights,
  InsightsConversation,
  InsightsRow,
  NextHour,
  Staffing,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { LEDGER, LEDGER_PERIOD, seedLedger } from '../testing/ledger.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let ids: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer();
  const { ctx, close } = await createWorkspace(server.installation);
  ids = (await seedLedger(ctx)).conversations;
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

describe('what is behind the ledger’s figures', () => {
  const get = async (name: string, query: Record<string, string> = {}) => {
    await ask();
    const path = `/v1/insights/${name}?${new URLSearchParams({ ...LEDGER_PERIOD, ...query })}`;
    return server.call(path, { as: server.key(null) });
  };

  it('is each conversation, page by page, those that brought most first', async () => {
    const found: InsightsConversation[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await get('conversations', { limit: '3', ...(cursor && { cursor }) });
      found.push(...body.data);
      cursor = body.next;
    }

    const profits = found.map(({ profit }) => Number(profit));
    expect(found).toHaveLength(8);
    expect(profits).toEqual(profits.toSorted((a, b) => b - a));
    // All but the time of no conversation.
    expect(profits.reduce((sum, profit) => sum + profit, 0)).toBeCloseTo(303.945 + 3.5, 4);
    expect(found[0]).toMatchObject({
      conversationId: ids.B1,
      teamId: 'customer-service',
      page: '/pricing',
      campaign: 'newsletter',
      ...{ messages: 2, time: 100_000, cost: '0.8483', value: '250.00', profit: '249.1517' },
      ...{ firstResponse: 300_000, resolution: 3_600_000, score: 5 },
    });
  });

  it.each(['loss', 'cost', 'value', 'newest'])('is put in order by %s as well', async (order) => {
    const { body } = await get('conversations', { order, kind: 'chat' });

    const amount = (row: InsightsConversation) =>
      ({
        loss: -Number(row.profit),
        cost: Number(row.cost),
        value: Number(row.value),
        newest: Date.parse(row.createdAt),
      })[order] ?? 0;
    const amounts = body.data.map(amount);
    expect(amounts).toHaveLength(7);
    expect(amounts).toEqual(amounts.toSorted((a: number, b: number) => b - a));
  });

  it('is demand and staffing by the hour of the week, on the clock of the wall', async () => {
    const { body } = await get('staffing', { from: '2026-10-19', to: '2026-10-25' });

    const busy = body.hours.filter((hour: Staffing['hours'][0]) => hour.demand > 0 || hour.minutes > 0);
    expect(body.hours).toHaveLength(168);
    expect(busy).toEqual([
      { weekday: 6, hour: 23, demand: 0, minutes: 5, firstResponse: null },
      { weekday: 7, hour: 0, demand: 1, minutes: 0, firstResponse: null },
      // It was there twice, with five minutes in each.
      { weekday: 7, hour: 2, demand: 0, minutes: 5, firstResponse: null },
      { weekday: 7, hour: 23, demand: 1, minutes: 1, firstResponse: null },
    ]);
  });

  it('is too little to say where the next hour pays', async () => {
    const { body } = await get('next-hour');

    const sales = body.data.find((row: NextHour['data'][0]) => row.teamId === 'sales');
    expect(sales).toMatchObject({
      marginal: { value: null, enough: false, n: 4 },
      // 19.6667 for 1,600 seconds
      hourlyCost: '44.2501',
      evidence: { days: 4, conversations: 3, waitedTooLong: 0, unanswered: 0 },
    });
  });

  it('is the same in a spreadsheet, to the last digit', async () => {
    const insights = await ask({ by: 'team' });
    const path = `/v1/insights?${new URLSearchParams({ ...LEDGER_PERIOD, by: 'team' })}`;
    const answers = [
      await server.call(`${path}&format=csv`, { as: server.key(null) }),
      await server.call(path, { as: server.key(null), headers: { accept: 'text/csv' } }),
    ];

    for (const { body, headers } of answers) {
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
      const [head, ...lines] = (body as string)
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(','));
      const rows = [insights.total, ...insights.rows];
      expect(lines).toHaveLength(rows.length);
      for (const [index, line] of lines.entries()) {
        const cells = Object.fromEntries(head?.map((name, column) => [name, line[column]]) ?? []);
        const values = Object.entries(valuesOf(rows[index] as InsightsRow)).map(([id, value]) => [
          id,
          value ?? '',
        ]);
        expect(cells).toMatchObject(Object.fromEntries(values));
      }
    }
  });
});

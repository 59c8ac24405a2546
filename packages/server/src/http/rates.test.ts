import { setTimeout } from 'node:timers/promises';
import { newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { LEDGER, LEDGER_PERIOD, seedLedger } from '../testing/ledger.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

const RATES = '/v1/insights/rates';

let server: TestServer;
let owner: Caller;
beforeAll(async () => {
  server = await startTestServer();
  const { ctx, close } = await createWorkspace(server.installation);
  await seedLedger(ctx);
  await close();
  owner = await server.signIn('owner');
});
afterAll(() => server.stop());

interface DayRow {
  key: string;
  figures: { labour_cost: { value: string } };
}

/** Labour by day on and around the days of the ledger, once all is reckoned. */
async function labour(): Promise<Record<string, string>> {
  const days: Record<string, string> = {};
  for (const [from, to] of [
    ['2026-03-28', '2026-03-31'],
    ['2026-10-01', '2026-10-31'],
  ] as const) {
    const { zone } = LEDGER_PERIOD;
    const query = new URLSearchParams({ zone, from, to, by: 'day', metrics: 'labour_cost' });
    const { body } = await server.call(`/v1/insights?${query}`, { as: owner });
    const isSettled = body.asOf === server.clock.now.toISOString() && body.progress === null;
    if (!isSettled || body.attribution.model !== 'linear') {
      await setTimeout(50);
      return labour();
    }
    for (const { key, figures } of body.rows as DayRow[]) days[key] = figures.labour_cost.value;
  }
  return days;
}

const until = async (isSo: (values: Record<string, string>) => boolean) => {
  for (;;) {
    const values = await labour();
    if (isSo(values)) return values;
    await setTimeout(50);
  }
};

describe('rates', () => {
  it('hold from their day on: what was before stays as it was reckoned', async () => {
    const before = await labour();
    const { body: list } = await server.call(RATES, { as: owner });
    const known = list.hourly.find((rate: { from: string }) => rate.from === '2026-10-25');
    const change = { amount: '60', currency: 'EUR', from: '2026-10-25' };
    await server.call(`${RATES}/hourly/${known.id}`, { as: owner, method: 'PUT', body: change });

    // 600 s × 60 + 60 s × 57
    const after = await until((values) => values['2026-10-25'] === '10.95');
    expect(before['2026-10-25']).toBe(LEDGER.byDay['2026-10-25'].labour_cost);
    expect({ ...after, '2026-10-25': before['2026-10-25'] }).toEqual(before);

    await server.call(`${RATES}/hourly/${known.id}`, { as: owner, method: 'DELETE' });
    // Then that of before goes on: 600 s × 42 + 60 s × 57.
    await until((values) => values['2026-10-25'] === '7.95');
  });

  it('are refused twice for the same from the same day, and answered again when they are the same', async () => {
    const rate = {
      id: newId('hourlyRate'),
      teamId: 'marketing',
      amount: '20.5',
      currency: 'EUR',
      from: '2026-11-01',
    };
    const [first, again, other] = [
      await server.call(`${RATES}/hourly`, { as: owner, body: rate }),
      await server.call(`${RATES}/hourly`, { as: owner, body: rate }),
      await server.call(`${RATES}/hourly`, {
        as: owner,
        body: { ...rate, id: newId('hourlyRate'), amount: '21' },
      }),
    ];

    expect([first.status, again.status, other.status]).toEqual([201, 200, 409]);
    expect(first.body).toEqual({ ...rate, agentId: null, amount: '20.50' });
    expect(again.body).toEqual(first.body);
  });

  it.each([
    ['hourly', { teamId: 'nobody' }, 'teamId'],
    ['hourly', { agentId: newId('agent') }, 'agentId'],
    ['hourly', { amount: '-1' }, 'amount'],
    ['hourly', { currency: 'XXQ' }, 'currency'],
    ['services', { name: 'sms', per: 'letter' }, 'per'],
  ])('are refused where they make no sense: %s %j', async (kind, wrong, path) => {
    const good = { amount: '1', currency: 'EUR', from: '2026-11-02' };
    const { body, status } = await server.call(`${RATES}/${kind}`, {
      as: owner,
      body: { ...good, ...wrong },
    });

    expect(status).toBe(400);
    expect(body.error.details[0].path).toBe(path);
  });

  it('of exchange are set by the lines of a spreadsheet, all or none', async () => {
    const csv = '"currency";"from";"rate"\r\nusd;2026-11-01;0.91\r\nJPY;2026-11-01;0.0061\r\n';
    const wrong = `${csv}EURO;2026-11-02;1`;
    const put = (body: object) => server.call(`${RATES}/exchange`, { as: owner, method: 'PUT', body });

    const refused = await put({ csv: wrong });
    const none = (await server.call(`${RATES}/exchange?limit=200`, { as: owner })).body.data;
    const set = await put({ csv });
    const { data } = (await server.call(`${RATES}/exchange?limit=200`, { as: owner })).body;

    expect(refused.body.error.details[0].path).toBe('csv.3');
    expect(set.body).toEqual({ set: 2 });
    expect(data.filter(({ from }: { from: string }) => from === '2026-11-01')).toEqual([
      { currency: 'JPY', from: '2026-11-01', rate: '0.0061' },
      { currency: 'USD', from: '2026-11-01', rate: '0.91' },
    ]);
    expect(data).toHaveLength(none.length + 2);
    const gone = await server.call(`${RATES}/exchange/JPY/2026-11-01`, { as: owner, method: 'DELETE' });
    expect(gone.body).toEqual({ currency: 'JPY', from: '2026-11-01', rate: '0.0061' });
  });

  it('are told page by page, and stand in the audit log', async () => {
    const { body: first } = await server.call(`${RATES}/exchange?limit=1`, { as: owner });
    const { body: second } = await server.call(`${RATES}/exchange?limit=1&cursor=${first.next}`, {
      as: owner,
    });
    const { body: audit } = await server.call('/v1/audit?types=settings.updated&limit=200', { as: owner });

    expect(first.data[0].currency < second.data[0].currency || first.data[0].from < second.data[0].from).toBe(
      true,
    );
    const changed = audit.data.flatMap((entry: { changed: string[] }) => entry.changed);
    expect(changed.filter((name: string) => name.startsWith('insights.rates.')).length).toBeGreaterThan(4);
  });
});

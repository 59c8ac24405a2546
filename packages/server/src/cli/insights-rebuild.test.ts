/** `parley insights rebuild` over the ledger whose answer is known. */
import { execFile } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InsightsLedger } from '../consumers/insights/open-insights.js';
import { readInsightsState, wantInsights } from '../store/insights-state.js';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import { seedLedgerInto } from '../testing/ledger.js';
import { MAIN, parley } from '../testing/server-process.js';
import { createWorkspace } from './workspace.js';

const TABLES = ['insights_conversation', 'insights_entry'] as const;
/** Processes begin slowly on a busy machine. */
const PATIENCE = { timeout: 120_000 };

let installation: TestInstallation;
beforeEach(async () => {
  installation = await newInstallation();
  const site = ['--site', 'shop', '--origin', 'http://shop.example'];
  parley('init', ...installation.flags, '--email', 'a@b.co', '--password', 'long enough', ...site);
  await seedLedgerInto(installation);
}, PATIENCE.timeout);
afterEach(() => installation.remove());

const rebuild = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [MAIN, 'insights', 'rebuild', ...args], (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

/** All figures that are read, whatever the number of their making. */
async function figures(): Promise<{ rows: string[]; generation: number }> {
  const { ctx, close } = await createWorkspace(installation);
  const { generation } = await readInsightsState(ctx.db);
  const rows: string[] = [];
  for (const table of TABLES) {
    const found = await ctx.db
      .selectFrom(table)
      .selectAll()
      .where('generation', '=', generation)
      .orderBy('slot')
      .orderBy('id')
      .execute();
    rows.push(...found.map((row) => JSON.stringify({ ...row, generation: 0 })));
  }
  await close();
  return { rows, generation };
}

describe('parley insights rebuild', () => {
  it(
    'makes all figures where no server runs, says of how many things, and makes the same again',
    PATIENCE,
    async () => {
      const first = await rebuild(...installation.flags);
      const made = await figures();
      const second = await rebuild(...installation.flags);
      const again = await figures();

      for (const { code, out } of [first, second]) {
        expect(code).toBe(0);
        // Eight conversations and seven outcomes, one of which was taken back.
        expect(out).toMatch(/^Made the figures of 14 conversations and outcomes anew in \d+\.\d s\.\n$/);
      }
      expect(made.rows.length).toBeGreaterThan(8);
      expect(again.rows).toEqual(made.rows);
      expect(again.generation).toBeGreaterThan(made.generation);
    },
  );

  it(
    'goes on where a making was interrupted, and leaves nothing of what nobody reads',
    PATIENCE,
    async () => {
      await rebuild(...installation.flags);
      const made = await figures();
      const { ctx, close } = await createWorkspace(installation);
      await ctx.commit((tx) => wantInsights(tx.db, 0));
      let commits = 0;
      // As if the power went after the second piece.
      await new InsightsLedger(ctx).work({
        get isStopping() {
          return commits >= 2;
        },
        commit: (command) => {
          commits += 1;
          return ctx.commit(command);
        },
      });
      const halfway = await readInsightsState(ctx.db);
      await close();

      const { code } = await rebuild(...installation.flags);

      expect(halfway).toMatchObject({ making: expect.any(Number), stage: expect.any(String) });
      expect(code).toBe(0);
      const again = await figures();
      expect(again.rows).toEqual(made.rows);
      const after = await createWorkspace(installation);
      for (const table of TABLES) {
        const old = after.ctx.db.selectFrom(table).select('id').where('generation', '<>', again.generation);
        expect(await old.execute()).toEqual([]);
      }
      await after.close();
    },
  );

  it('says what is wrong with what it was told, and changes nothing then', PATIENCE, async () => {
    const before = await figures();
    const unknown = await rebuild(...installation.flags, '--everything');
    const nowhere = await rebuild('--data', `${installation.dataDir}/nowhere`);

    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain("unknown option '--everything'");
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toMatch(/^parley: /);
    for (const { out } of [unknown, nowhere]) expect(out).toBe('');
    expect(await figures()).toEqual(before);
  });
});

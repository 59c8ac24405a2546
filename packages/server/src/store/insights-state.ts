/** SQL on how far the making of figures is, and on what they are to be made anew from. */
import type { InsightsStateTable } from '../db/insights-tables.js';
import { lockingRows } from '../db/locking-rows.js';
import type { Db } from '../db/schema.js';

export type InsightsState = Omit<InsightsStateTable, 'id'>;

export async function readInsightsState(db: Db): Promise<InsightsState> {
  return db.selectFrom('insights_state').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
}

export async function updateInsightsState(db: Db, change: Partial<InsightsState>): Promise<void> {
  await db.updateTable('insights_state').set(change).where('id', '=', 1).execute();
}

/** The same, kept as it is until the commit. */
export async function lockInsightsState(db: Db): Promise<InsightsState> {
  const query = db.selectFrom('insights_state').selectAll().where('id', '=', 1);
  return lockingRows(db, query, 'insights_state').executeTakeFirstOrThrow();
}

/** Asks for all from a slot on to be reckoned anew; 0 for everything. `prices`: because rates are others. */
export async function wantInsights(db: Db, from: number, { prices = false } = {}): Promise<void> {
  const state = await lockInsightsState(db);
  const wanted = Math.min(from, state.wanted ?? from);
  await updateInsightsState(db, { wanted, ...(prices && { prices: state.prices + 1 }) });
}

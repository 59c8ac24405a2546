/** SQL that writes what visitors of messages brought: rows are never changed, but taken away and made anew with the outcome they are of. */
import { hotRows } from '../db/hot-statement.js';
import type { InsightsLiftTable } from '../db/insights-tables.js';
import type { Db } from '../db/schema.js';
import { ofMaking } from './insights-scope.js';

export const insertLift = hotRows((db, rows: InsightsLiftTable[]) =>
  db.insertInto('insights_lift').values(
    rows.map((row) => ({
      generation: row.generation,
      slot: row.slot,
      id: row.id,
      encounter_id: row.encounter_id,
      outcome_id: row.outcome_id,
      conversation_id: row.conversation_id,
      site_id: row.site_id,
      proactive_id: row.proactive_id,
      holdout: row.holdout,
      group_name: row.group_name,
      units: row.units,
      converts: row.converts,
    })),
  ),
);

export async function deleteLiftOfOutcomes(
  db: Db,
  { generation, ids }: { generation: number; ids: string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('insights_lift').where(ofMaking(generation)).where('outcome_id', 'in', ids).execute();
}

/** Of conversations that are no more, in all makings. */
export async function eraseLiftOfConversations(db: Db, ids: string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('insights_lift').where('conversation_id', 'in', ids).execute();
}

/** Of visitors who are forgotten, in all makings. */
export async function eraseLiftOfEncounters(db: Db, ids: string[]): Promise<void> {
  await db.deleteFrom('insights_lift').where('encounter_id', 'in', ids).execute();
}

/** SQL on visitors who met the conditions of a message that speaks first: each by itself, and how many there were by the day of UTC. */
import type { EncounterTable } from '../db/proactive-tables.js';
import type { Db } from '../db/schema.js';
import { eraseLiftOfEncounters } from './lift-ledger.js';

type Counted = Pick<EncounterTable, 'site_id' | 'proactive_id' | 'holdout' | 'group_name' | 'at'>;

/** The first time counts. */
export async function insertEncounter(db: Db, row: Omit<EncounterTable, 'id'>): Promise<void> {
  const id = `${row.site_id}~${row.proactive_id}~${row.visitor_id}`;
  const inserted = await db
    .insertInto('encounter')
    .values({ id, ...row })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .execute();
  if (inserted.length === 0) return;
  const { site_id, proactive_id, holdout, group_name } = row;
  await db
    .insertInto('encounter_day')
    .values({ id: dayIdOf(row), site_id, proactive_id, holdout, group_name, visitors: 1 })
    .onConflict((c) =>
      c.column('id').doUpdateSet((eb) => ({ visitors: eb('encounter_day.visitors', '+', 1) })),
    )
    .execute();
}

/** The day comes first, so that a stretch of days is a stretch of ids. */
function dayIdOf({ at, site_id, proactive_id, holdout, group_name }: Counted): string {
  return [at.slice(0, 10), site_id, proactive_id, holdout, group_name].join('~');
}

export async function eraseEncounters(db: Db, visitorIds: string[]): Promise<void> {
  const gone = await db
    .deleteFrom('encounter')
    .where('visitor_id', 'in', visitorIds)
    .returning(['id', 'site_id', 'proactive_id', 'holdout', 'group_name', 'at'])
    .execute();
  await takeAway(db, gone);
}

/** At most `limit`. @returns how many went */
export async function deleteOldEncounters(
  db: Db,
  { before, limit }: { before: string; limit: number },
): Promise<number> {
  const old = await db
    .selectFrom('encounter')
    .select(['id', 'site_id', 'proactive_id', 'holdout', 'group_name', 'at'])
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('encounter').where('id', 'in', ids).execute();
  await takeAway(db, old);
  return ids.length;
}

/** What was counted of them, and what they brought. */
async function takeAway(db: Db, gone: (Counted & { id: string })[]): Promise<void> {
  if (gone.length === 0) return;
  for (const [id, some] of Map.groupBy(gone, dayIdOf)) {
    await db
      .updateTable('encounter_day')
      .set((eb) => ({ visitors: eb('visitors', '-', some.length) }))
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('encounter_day').where('id', '=', id).where('visitors', '<=', 0).execute();
  }
  await eraseLiftOfEncounters(
    db,
    gone.map(({ id }) => id),
  );
}

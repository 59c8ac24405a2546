/** SQL on visitors who met the conditions of a message that speaks first. */
import type { EncounterTable } from '../db/proactive-tables.js';
import type { Db } from '../db/schema.js';

/** The first time counts. */
export async function insertEncounter(db: Db, row: Omit<EncounterTable, 'id'>): Promise<void> {
  const id = `${row.site_id}~${row.proactive_id}~${row.visitor_id}`;
  await db
    .insertInto('encounter')
    .values({ id, ...row })
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function eraseEncounters(db: Db, visitorIds: string[]): Promise<void> {
  await db.deleteFrom('encounter').where('visitor_id', 'in', visitorIds).execute();
}

/** At most `limit`. @returns how many went */
export async function deleteOldEncounters(
  db: Db,
  { before, limit }: { before: string; limit: number },
): Promise<number> {
  const old = await db
    .selectFrom('encounter')
    .select('id')
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('encounter').where('id', 'in', ids).execute();
  return ids.length;
}

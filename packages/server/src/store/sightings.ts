/** SQL on sightings: from where a site's tag was last heard of. */
import type { Db, SightingTable } from '../db/schema.js';

export async function writeSighting(db: Db, row: SightingTable): Promise<void> {
  const { page, seen_at } = row;
  await db
    .insertInto('sighting')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet({ page, seen_at }))
    .execute();
}

/** In the order of their origins. */
export async function listSightings(
  db: Db,
  { siteId, limit }: { siteId: string; limit: number },
): Promise<SightingTable[]> {
  return db
    .selectFrom('sighting')
    .selectAll()
    .where('site_id', '=', siteId)
    .orderBy('origin')
    .limit(limit)
    .execute();
}

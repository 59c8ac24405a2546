/** SQL on the pages that a contact was on. */
import { LIMITS, type PageVisit } from '@parley/protocol';
import type { Db } from '../db/schema.js';

/** The last one first. */
export async function findJourney(db: Db, contactId: string): Promise<PageVisit[]> {
  const row = await db
    .selectFrom('journey')
    .select('pages')
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  return row === undefined ? [] : JSON.parse(row.pages);
}

async function writeJourney(db: Db, contactId: string, visits: PageVisit[]): Promise<void> {
  const pages = JSON.stringify(visits.slice(0, LIMITS.journey));
  await db
    .insertInto('journey')
    .values({ contact_id: contactId, pages })
    .onConflict((c) => c.column('contact_id').doUpdateSet({ pages }))
    .execute();
}

/** Staying where one was is no visit. */
export async function addVisit(db: Db, contactId: string, visit: PageVisit): Promise<void> {
  const visits = await findJourney(db, contactId);
  if (visits[0]?.url === visit.url && visits[0]?.title === visit.title) return;
  await writeJourney(db, contactId, [visit, ...visits]);
}

/** Two ways of one person become one, in the order of time. */
export async function mergeJourneys(db: Db, fromId: string, toId: string): Promise<void> {
  const from = await findJourney(db, fromId);
  if (from.length === 0) return;
  const all = [...from, ...(await findJourney(db, toId))];
  await writeJourney(
    db,
    toId,
    all.sort((a, b) => (a.at < b.at ? 1 : -1)),
  );
  await eraseJourney(db, fromId);
}

export async function eraseJourney(db: Db, contactId: string): Promise<void> {
  await db.deleteFrom('journey').where('contact_id', '=', contactId).execute();
}

/** SQL on how people stand on a site: what became of what they said, and whether they may speak. */
import type { Db } from '../db/schema.js';
import type { StandingTable } from '../db/topic-tables.js';

const NONE = { published: 0, rejected: 0, sanction: null, until_at: null } as const;

export async function findStanding(db: Db, contactId: string): Promise<StandingTable> {
  const row = await db.selectFrom('standing').selectAll().where('id', '=', contactId).executeTakeFirst();
  return row ?? { id: contactId, ...NONE };
}

/** Adds to the counts; neither falls below zero. The contact must be locked, or the topic in which it speaks. */
export async function addToStanding(
  db: Db,
  contactId: string,
  by: Partial<Pick<StandingTable, 'published' | 'rejected'>>,
): Promise<void> {
  const { published = 0, rejected = 0 } = by;
  if (published === 0 && rejected === 0) return;
  await db
    .insertInto('standing')
    .values({ id: contactId, ...NONE, published: Math.max(0, published), rejected: Math.max(0, rejected) })
    .onConflict((c) =>
      c.column('id').doUpdateSet((eb) => ({
        published: eb('standing.published', '+', published),
        rejected: eb('standing.rejected', '+', rejected),
      })),
    )
    .execute();
}

export async function writeSanction(
  db: Db,
  contactId: string,
  { sanction, until_at }: Pick<StandingTable, 'sanction' | 'until_at'>,
): Promise<void> {
  await db
    .insertInto('standing')
    .values({ id: contactId, ...NONE, sanction, until_at })
    .onConflict((c) => c.column('id').doUpdateSet({ sanction, until_at }))
    .execute();
}

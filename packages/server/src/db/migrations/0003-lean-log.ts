/**
 * The log keeps no index but its number. An index by contact touches one page for each message, and those pages were
 * half of what a commit wrote; the few readers of a part look through a bounded piece instead.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('event_by_contact').execute();
  await db.schema.dropIndex('event_by_site').execute();
}

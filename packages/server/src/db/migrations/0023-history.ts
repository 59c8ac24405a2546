/** What a public message said before is told to everybody where it was public; of what was changed until now that is not known. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('message_revision')
    .addColumn('shown', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

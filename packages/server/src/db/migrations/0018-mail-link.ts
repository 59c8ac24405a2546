/** The link of a mail opens the conversation once, and not after a later one has. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('mail')
    .addColumn('opened_seq', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

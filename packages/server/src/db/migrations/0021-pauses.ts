/** While a conversation is put off, nobody is late with an answer: since when that is so, and how long it was before. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema.alterTable('routing').addColumn('paused_at', text).execute();
  await db.schema
    .alterTable('routing')
    .addColumn('paused_seconds', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

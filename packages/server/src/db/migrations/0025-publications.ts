/** Answers that were given in private, and are published when their customer agrees. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema.alterTable('message').addColumn('offer', text).execute();
  await db.schema
    .createTable('publication')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) => c.notNull())
    .addColumn('answer_id', text, (c) => c.notNull())
    .addColumn('topic_id', text, (c) => c.notNull())
    .addColumn('agent_id', text, (c) => c.notNull())
    .addColumn('public_id', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  for (const column of ['conversation_id', 'answer_id'] as const) {
    await db.schema.createIndex(`publication_by_${column}`).on('publication').column(column).execute();
  }
}

/** What a conversation has beside its messages: a status, a team, where it began, what the customer thought of it. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .alterTable('contact')
    .addColumn('verified', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('contact').addColumn('attributes', text).execute();
  await db.schema
    .alterTable('conversation')
    .addColumn('status', text, (c) => c.notNull().defaultTo('open'))
    .execute();
  for (const column of ['team_id', 'context', 'proactive_id', 'rating_id']) {
    await db.schema.alterTable('conversation').addColumn(column, text).execute();
  }
  await db.schema.alterTable('message').addColumn('edited_at', text).execute();
  await db.schema
    .alterTable('message')
    .addColumn('attachments', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('rating')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversation.id'))
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('comment', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
}

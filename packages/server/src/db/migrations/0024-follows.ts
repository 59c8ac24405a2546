/** Addresses that are told of new messages of topics, and what there is to tell them. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('follow')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('conversation_id', text, (c) => c.notNull())
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('scope', text)
    .addColumn('contact_id', text, (c) => c.notNull())
    .addColumn('asked', text)
    .addColumn('asked_contact_id', text)
    .addColumn('asked_count', 'integer', (c) => c.notNull())
    .addColumn('asked_at', text, (c) => c.notNull())
    .addColumn('ask_due_at', text)
    .addColumn('due_at', text)
    .addColumn('news_cursor', 'bigint', (c) => c.notNull())
    .addColumn('mailed_cursor', 'bigint', (c) => c.notNull())
    .addColumn('sending_cursor', 'bigint')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('follow_address', ['email', 'conversation_id'])
    .execute();
  await db.schema
    .createTable('topic_news')
    .addColumn('cursor', 'bigint', (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) => c.notNull())
    .addColumn('message_id', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .execute();
  for (const [name, table, columns] of [
    ['follow_of_topic', 'follow', ['conversation_id', 'scope', 'contact_id']],
    ['follow_of_contact', 'follow', ['contact_id']],
    ['follow_asked_by', 'follow', ['asked_contact_id']],
    ['follow_due', 'follow', ['due_at']],
    ['follow_ask_due', 'follow', ['ask_due_at']],
    ['follow_unconfirmed', 'follow', ['scope', 'asked_at']],
    ['topic_news_latest', 'topic_news', ['conversation_id', 'cursor']],
    ['topic_news_old', 'topic_news', ['at']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
}

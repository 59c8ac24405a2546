/** Moderation: why a message waits, how its author stands, what the filter has learned, what went on in private. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('moderation')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('author_id', text, (c) => c.notNull())
    .addColumn('queue', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('reasons', text, (c) => c.notNull())
    .addColumn('trap', 'integer', (c) => c.notNull())
    .addColumn('written_ms', 'integer')
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('appeal', text)
    .addColumn('decision', text)
    .addColumn('undo', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('standing')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('published', 'integer', (c) => c.notNull())
    .addColumn('rejected', 'integer', (c) => c.notNull())
    .addColumn('sanction', text)
    .addColumn('until_at', text)
    .execute();
  await db.schema
    .createTable('spam_weight')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('bucket', 'integer', (c) => c.notNull())
    .addColumn('weight', 'double precision', (c) => c.notNull())
    .addColumn('gradient', 'double precision', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('private_link')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) => c.notNull().unique())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  for (const [name, table, columns] of [
    ['topic_message_latest', 'topic_message', ['conversation_id', 'shown', 'seq']],
    ['moderation_queue', 'moderation', ['site_id', 'queue', 'at', 'id']],
    ['moderation_latest', 'moderation', ['site_id', 'created_at', 'id']],
    ['moderation_by_author', 'moderation', ['author_id', 'id']],
    ['spam_weight_by_site', 'spam_weight', ['site_id', 'bucket']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
}

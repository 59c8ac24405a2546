/** Files that go with messages. The bytes lie elsewhere, under `storage_key`. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('attachment')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('uploader_type', text, (c) => c.notNull())
    .addColumn('uploader_id', text, (c) => c.notNull())
    .addColumn('message_id', text, (c) => c.references('message.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('storage_key', text, (c) => c.notNull())
    .addColumn('url_secret', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text)
    .execute();
  await db.schema
    .createIndex('attachment_by_message')
    .on('attachment')
    .columns(['message_id', 'position'])
    .execute();
  await db.schema.createIndex('attachment_expires').on('attachment').column('expires_at').execute();
}

/** Browsers that turned out to belong to a contact who was known already. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('contact_alias')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('secret_hash', text)
    .addColumn('contact_id', text, (c) => c.notNull().references('contact.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('contact_alias_by_contact').on('contact_alias').column('contact_id').execute();
  // What one contact is uploading moves with it.
  await db.schema.createIndex('attachment_by_uploader').on('attachment').columns(['uploader_id']).execute();
}

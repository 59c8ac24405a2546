/** Readers of the log that remember where they are, and what is to go out by e-mail. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('consumer')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('cursor', 'bigint', (c) => c.notNull())
    .addColumn('owner', text)
    .addColumn('owned_until', text)
    .execute();
  await db.schema
    .createTable('mail')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversation.id'))
    .addColumn('due_at', text)
    .addColumn('since', text)
    .addColumn('absences', 'integer', (c) => c.notNull())
    .addColumn('mailed_seq', 'integer', (c) => c.notNull())
    .addColumn('sending_seq', 'integer')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('thread', text, (c) => c.notNull())
    .addColumn('sent_at', text)
    .execute();
  await db.schema.createIndex('mail_due').on('mail').column('due_at').execute();
  await db.schema
    .createTable('mail_stop')
    .addColumn('contact_id', text, (c) => c.primaryKey().references('contact.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
}

/** What conversations came to, in money: whole ten-thousandths, so that the database adds up exactly. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('outcome')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversation.id'))
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('units', 'bigint', (c) => c.notNull())
    .addColumn('currency', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('external_id', text)
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('voided_at', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('outcome_external_id', ['site_id', 'external_id'])
    .execute();
  await db.schema
    .createIndex('outcome_by_conversation')
    .on('outcome')
    .columns(['conversation_id', 'id'])
    .execute();
}

/** Public links to figures, and the weekly mail of them. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('insights_link')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('filter', text, (c) => c.notNull())
    .addColumn('days', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('revoked_at', text)
    .addColumn('last_used_at', text)
    .execute();
  await db.schema.createIndex('insights_link_by_end').on('insights_link').columns(['expires_at']).execute();
  await db.schema
    .createTable('digest_reader')
    .addColumn('agent_id', text, (c) => c.primaryKey().references('agent.id'))
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('since', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('digest')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('agent_id', text, (c) => c.notNull().references('agent.id'))
    .addColumn('week', text, (c) => c.notNull())
    .addColumn('letter', text)
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('due_at', text)
    .addColumn('sent_at', text)
    .execute();
  await db.schema.createIndex('digest_by_due').on('digest').columns(['due_at']).execute();
  await db.schema.createIndex('digest_by_week').on('digest').columns(['week']).execute();
}

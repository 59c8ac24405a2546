/** Who met the conditions of a message that speaks first, shown it or held out; and outcomes by their time. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('encounter')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('proactive_id', text, (c) => c.notNull())
    .addColumn('visitor_id', text, (c) => c.notNull())
    .addColumn('group_name', text, (c) => c.notNull())
    .addColumn('holdout', 'integer', (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('encounter_by_time')
    .on('encounter')
    .columns(['at', 'site_id', 'proactive_id', 'holdout', 'group_name'])
    .execute();
  await db.schema.createIndex('encounter_by_visitor').on('encounter').columns(['visitor_id']).execute();
  await db.schema.createIndex('outcome_by_time').on('outcome').columns(['at', 'id']).execute();
}

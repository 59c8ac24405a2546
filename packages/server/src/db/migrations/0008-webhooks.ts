/** Addresses that are told what happens, and what became of telling them. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('webhook')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('description', text)
    .addColumn('types', text, (c) => c.notNull())
    .addColumn('teams', text, (c) => c.notNull())
    .addColumn('kinds', text, (c) => c.notNull())
    .addColumn('secret', text, (c) => c.notNull())
    .addColumn('previous_secret', text)
    .addColumn('previous_secret_until', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('failing_since', text)
    .addColumn('hold_until', text)
    .addColumn('told_at', text)
    .addColumn('cursor', 'bigint', (c) => c.notNull())
    .addColumn('last_cursor', 'bigint')
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('replay_cursor', 'bigint')
    .addColumn('replay_up_to', 'bigint')
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('webhook_by_site').on('webhook').columns(['site_id', 'id']).execute();
  await db.schema
    .createIndex('webhook_deleted')
    .on('webhook')
    .column('state')
    .where('state' as never, '=', 'deleted')
    .execute();
  await db.schema
    .createTable('delivery')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('webhook_id', text, (c) => c.notNull().references('webhook.id'))
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('event_cursor', 'bigint', (c) => c.notNull())
    .addColumn('previous_cursor', 'bigint')
    .addColumn('event_id', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('conversation_id', text)
    .addColumn('order_key', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('due_at', text)
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('log', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('done_at', text)
    .execute();
  for (const [name, columns] of [
    ['delivery_by_webhook', ['webhook_id', 'position']],
    ['delivery_by_state', ['webhook_id', 'state', 'position']],
    ['delivery_due', ['webhook_id', 'due_at']],
    ['delivery_order', ['order_key', 'webhook_id', 'position']],
    ['delivery_done', ['done_at']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on('delivery')
      .columns([...columns])
      .execute();
  }
}

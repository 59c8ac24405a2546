/** What agents work with: notes and whom they call, ready answers, and what is known of a contact's browser. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema.alterTable('message').addColumn('place', 'integer').execute();
  await db.schema.alterTable('message').addColumn('mentions', text).execute();
  // Messages that are no notes have no place, so that the index holds little.
  const typed = db as Kysely<{ message: { place: number | null } }>;
  await typed.schema
    .createIndex('note_by_place')
    .on('message')
    .columns(['conversation_id', 'place', 'seq desc'])
    .where('place', 'is not', null)
    .execute();
  await db.schema
    .createTable('mention')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('agent_id', text, (c) => c.notNull())
    .addColumn('message_id', text, (c) => c.notNull())
    .addColumn('conversation_id', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('mention_by_agent').on('mention').columns(['agent_id', 'message_id']).execute();
  await db.schema
    .createIndex('mention_by_conversation')
    .on('mention')
    .columns(['conversation_id', 'agent_id'])
    .execute();
  await db.schema
    .createTable('canned_reply')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text)
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .alterTable('contact')
    .addColumn('blocked', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('contact').addColumn('device', text).execute();
  await db.schema
    .createTable('journey')
    .addColumn('contact_id', text, (c) => c.primaryKey())
    .addColumn('pages', text, (c) => c.notNull())
    .execute();
}

/** The first tables: people, conversations, messages, the log. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

// A migration outlives the schema it was written for, so it is typed against none.
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('agent')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('email', text, (c) => c.notNull().unique())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('password_hash', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('agent_session')
    .addColumn('token_hash', text, (c) => c.primaryKey())
    .addColumn('agent_id', text, (c) => c.notNull().references('agent.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('agent_session_expires').on('agent_session').column('expires_at').execute();
  await db.schema
    .createTable('api_key')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('key_hash', text, (c) => c.notNull().unique())
    .addColumn('site_id', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('secret')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute();
  // Only where there is no file for it: the settings of an installation on PostgreSQL.
  await db.schema
    .createTable('settings')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('document', text, (c) => c.notNull())
    .execute();
  await createConversations(db);
  await createLog(db);
}

async function createConversations(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('contact')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('name', text)
    .addColumn('email', text)
    .addColumn('external_id', text)
    .addColumn('secret_hash', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('contact_external', ['site_id', 'external_id'])
    .execute();
  await db.schema.createIndex('contact_by_site').on('contact').columns(['site_id', 'id']).execute();
  await db.schema
    .createTable('conversation')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('contact_id', text, (c) => c.references('contact.id'))
    .addColumn('external_id', text)
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('last_message_id', text)
    .addColumn('last_at', text, (c) => c.notNull())
    .addColumn('contact_delivered', 'integer', (c) => c.notNull())
    .addColumn('contact_read', 'integer', (c) => c.notNull())
    .addColumn('company_delivered', 'integer', (c) => c.notNull())
    .addColumn('company_read', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('conversation_external', ['site_id', 'external_id'])
    .execute();
  for (const [name, columns] of [
    ['conversation_recent', ['last_at', 'id']],
    ['conversation_recent_site', ['site_id', 'last_at', 'id']],
    ['conversation_by_site', ['site_id', 'id']],
    ['conversation_recent_contact', ['contact_id', 'last_at', 'id']],
    ['conversation_by_contact', ['contact_id', 'id']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on('conversation')
      .columns([...columns])
      .execute();
  }
  await db.schema
    .createTable('message')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversation.id'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('author_type', text, (c) => c.notNull())
    .addColumn('author_id', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('internal', 'integer', (c) => c.notNull())
    .addColumn('parent_id', text)
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('message_seq', ['conversation_id', 'seq'])
    .execute();
}

async function createLog(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('event')
    .addColumn('cursor', 'bigint', (c) => c.primaryKey())
    .addColumn('id', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('actor_type', text, (c) => c.notNull())
    .addColumn('actor_id', text, (c) => c.notNull())
    .addColumn('site_id', text)
    .addColumn('conversation_id', text)
    .addColumn('contact_id', text)
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('data', text)
    .execute();
  await db.schema.createIndex('event_by_contact').on('event').columns(['contact_id', 'cursor']).execute();
  await db.schema.createIndex('event_by_site').on('event').columns(['site_id', 'cursor']).execute();
  await db.schema
    .createTable('log_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('cursor', 'bigint', (c) => c.notNull())
    .execute();
  const typed = db as Kysely<{ log_head: { id: number; cursor: number } }>;
  await typed.insertInto('log_head').values({ id: 1, cursor: 0 }).execute();
}

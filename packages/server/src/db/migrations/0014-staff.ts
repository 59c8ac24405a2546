/** Those who run the company's side: accounts, invitations, what keys may do, and the account of what was done. */
import { type Kysely, sql } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .alterTable('agent')
    .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable('agent').addColumn('site_ids', text).execute();
  await db.schema.createIndex('agent_session_by_agent').on('agent_session').column('agent_id').execute();
  await db.schema.createIndex('agent_by_role').on('agent').columns(['role', 'active', 'id']).execute();
  await db.schema.createIndex('agent_by_active').on('agent').columns(['active', 'id']).execute();
  // Keys from before may do everything, as they did.
  await db.schema
    .alterTable('api_key')
    .addColumn('scopes', text, (c) => c.notNull().defaultTo('["read","write","admin"]'))
    .execute();
  await db.schema.alterTable('api_key').addColumn('revoked_at', text).execute();
  await db.schema
    .createTable('invitation')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('site_ids', text)
    .addColumn('agent_id', text, (c) => c.references('agent.id'))
    .addColumn('created_by', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('invitation_by_email').on('invitation').column('email').execute();
  await db.schema.createIndex('invitation_expires').on('invitation').column('expires_at').execute();
  await db.schema
    .createTable('sighting')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('origin', text, (c) => c.notNull())
    .addColumn('page', text)
    .addColumn('seen_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sighting_by_site').on('sighting').columns(['site_id', 'origin']).execute();
  await createAudit(db);
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('audit')
    .addColumn('cursor', 'bigint', (c) => c.primaryKey())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('actor_id', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('address', text)
    .execute();
  await db.schema.createIndex('audit_by_actor').on('audit').columns(['actor_id', 'cursor']).execute();
  await db.schema.createIndex('audit_by_type').on('audit').columns(['type', 'cursor']).execute();
  // What was done before there was this account of it.
  await sql`
    insert into audit (cursor, type, actor_id, at, address)
    select cursor, type, actor_id, at, null from event
    where type in ('agent.created', 'contact.erased', 'webhook.paused')
  `.execute(db);
}

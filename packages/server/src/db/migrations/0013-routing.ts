/** The time agents spend; who is in which team and there; what conversations wait for. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTime(db);
  await createTeams(db);
  await createRouting(db);
}

async function createTime(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('time_claim')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('agent_id', text, (c) => c.notNull().references('agent.id'))
    .addColumn('from_at', text, (c) => c.notNull())
    .addColumn('to_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('time_claim_by_agent')
    .on('time_claim')
    .columns(['agent_id', 'from_at'])
    .execute();
  await db.schema.createIndex('time_claim_by_age').on('time_claim').column('from_at').execute();
  await db.schema
    .createTable('time_entry')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('agent_id', text)
    .addColumn('team_id', text)
    .addColumn('site_id', text)
    .addColumn('conversation_id', text)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('ms', 'integer', (c) => c.notNull())
    .addColumn('from_at', text, (c) => c.notNull())
    .execute();
  for (const [name, columns] of [
    ['time_entry_by_agent', ['agent_id', 'from_at']],
    ['time_entry_by_conversation', ['agent_id', 'conversation_id']],
    ['time_entry_by_team', ['team_id', 'from_at']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on('time_entry')
      .columns([...columns])
      .execute();
  }
}

async function createTeams(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('agent_team')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('agent_id', text, (c) => c.notNull().references('agent.id'))
    .addColumn('team_id', text, (c) => c.notNull())
    .addColumn('assigned_at', text)
    .execute();
  await db.schema.createIndex('agent_team_by_agent').on('agent_team').column('agent_id').execute();
  await db.schema.createIndex('agent_team_by_team').on('agent_team').column('team_id').execute();
  await db.schema
    .createTable('agent_away')
    .addColumn('agent_id', text, (c) => c.primaryKey().references('agent.id'))
    .addColumn('since', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('agent_presence')
    .addColumn('agent_id', text, (c) => c.notNull().references('agent.id'))
    .addColumn('process_id', text, (c) => c.notNull())
    .addColumn('until_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('agent_presence_key', ['agent_id', 'process_id'])
    .execute();
  await db.schema.createIndex('agent_presence_until').on('agent_presence').column('until_at').execute();
}

/** Beside the conversation's own row, which every message writes. */
async function createRouting(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('routing')
    .addColumn('conversation_id', text, (c) => c.primaryKey().references('conversation.id'))
    .addColumn('queue', text)
    .addColumn('queued_at', text)
    .addColumn('wait_kind', text)
    .addColumn('since', text)
    .addColumn('warn_at', text)
    .addColumn('due_at', text)
    .addColumn('check_at', text)
    .addColumn('breached_at', text)
    .execute();
  await db.schema.createIndex('routing_queued').on('routing').columns(['queue', 'queued_at']).execute();
  await db.schema.createIndex('routing_check').on('routing').column('check_at').execute();
}

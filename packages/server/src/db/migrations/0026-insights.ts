/** What conversations cost and bring: rates, and the figures that are made from them. */
import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createFigures(db);
  await createState(db);
  await createRates(db);
  await db.schema.createIndex('time_entry_by_age').on('time_entry').column('from_at').execute();
  await db.schema
    .createIndex('time_entry_of_conversation')
    .on('time_entry')
    .column('conversation_id')
    .where(sql<boolean>`conversation_id is not null`)
    .execute();
  await rememberResolved(db);
}

/** On SQLite rows lie in the order of their key, so that a period is read in one go; PostgreSQL has no such tables. */
function inOrder<T extends string>(db: Kysely<unknown>, table: CreateTableBuilder<T>): CreateTableBuilder<T> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres ? table : table.modifyEnd(sql`without rowid`);
}

async function createFigures(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await inOrder(
    db,
    db.schema
      .createTable('insights_conversation')
      .addColumn('generation', 'integer', (c) => c.notNull())
      .addColumn('slot', 'integer', (c) => c.notNull())
      .addColumn('id', text, (c) => c.notNull())
      .addColumn('site_id', text)
      .addColumn('kind', text)
      .addColumn('team_id', text)
      .addColumn('page', text)
      .addColumn('campaign', text)
      .addColumn('contact_id', text)
      .addColumn('first_response', 'bigint')
      .addColumn('resolution', 'bigint')
      .addColumn('score', 'integer')
      .addPrimaryKeyConstraint('insights_conversation_key', ['generation', 'slot', 'id']),
  ).execute();
  await inOrder(
    db,
    db.schema
      .createTable('insights_entry')
      .addColumn('generation', 'integer', (c) => c.notNull())
      .addColumn('slot', 'integer', (c) => c.notNull())
      .addColumn('id', text, (c) => c.notNull())
      .addColumn('site_id', text)
      .addColumn('kind', text)
      .addColumn('team_id', text)
      .addColumn('page', text)
      .addColumn('campaign', text)
      .addColumn('conversation_id', text)
      .addColumn('outcome_id', text)
      .addColumn('asked', 'integer', (c) => c.notNull())
      .addColumn('answered', 'integer', (c) => c.notNull())
      .addColumn('deflected', 'integer', (c) => c.notNull())
      .addColumn('ms', 'bigint', (c) => c.notNull())
      .addColumn('labour', 'bigint', (c) => c.notNull())
      .addColumn('service', 'bigint', (c) => c.notNull())
      .addColumn('gains', 'bigint', (c) => c.notNull())
      .addColumn('refunds', 'bigint', (c) => c.notNull())
      .addColumn('lost', 'bigint', (c) => c.notNull())
      .addColumn('missing', text)
      .addPrimaryKeyConstraint('insights_entry_key', ['generation', 'slot', 'id']),
  ).execute();
  for (const [name, table, columns, condition] of [
    ['insights_conversation_by_id', 'insights_conversation', ['generation', 'id'], undefined],
    [
      'insights_entry_by_conversation',
      'insights_entry',
      ['generation', 'conversation_id', 'slot'],
      undefined,
    ],
    ['insights_entry_by_outcome', 'insights_entry', ['generation', 'outcome_id'], 'outcome_id'],
    ['insights_entry_missing', 'insights_entry', ['generation', 'slot', 'missing'], 'missing'],
  ] as const) {
    const index = db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns]);
    await (condition === undefined
      ? index.execute()
      : index.where(sql<boolean>`${sql.ref(condition)} is not null`).execute());
  }
}

async function createState(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('insights_state')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('generation', 'integer', (c) => c.notNull())
    .addColumn('basis', text, (c) => c.notNull())
    .addColumn('prices', 'integer', (c) => c.notNull())
    .addColumn('wanted', 'integer')
    .addColumn('making', 'integer')
    .addColumn('making_basis', text)
    .addColumn('from_slot', 'integer')
    .addColumn('stage', text)
    .addColumn('after_key', text, (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .addColumn('frozen_at', text)
    .execute();
  await sql`insert into insights_state (id, generation, basis, prices, after_key, done, total)
    values (1, 0, '', 0, '', 0, 0)`.execute(db);
}

async function createRates(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('hourly_rate')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('team_id', text)
    .addColumn('agent_id', text)
    .addColumn('units', 'bigint', (c) => c.notNull())
    .addColumn('currency', text, (c) => c.notNull())
    .addColumn('from_day', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('service_rate')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('per', text, (c) => c.notNull())
    .addColumn('units', 'bigint', (c) => c.notNull())
    .addColumn('currency', text, (c) => c.notNull())
    .addColumn('from_day', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('exchange_rate')
    .addColumn('currency', text, (c) => c.notNull())
    .addColumn('from_day', text, (c) => c.notNull())
    .addColumn('rate', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('exchange_rate_key', ['currency', 'from_day'])
    .execute();
}

/** What was resolved before this was kept: the log told when it was changed last. */
async function rememberResolved(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversation').addColumn('resolved_at', textType(db)).execute();
  await sql`update conversation set resolved_at = told.at from (
      select subject_id, max(at) as at from event
      where type = 'conversation.updated' and data like '%"status"%' group by subject_id
    ) as told where told.subject_id = conversation.id and conversation.status = 'resolved'`.execute(db);
}

/** What visitors of messages that speak first brought, with the other figures; and how many there were, by the day of UTC. */
import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createDays(db);
  await createLift(db);
  // Which of a message's conversations brought something is looked for by the message.
  await db.schema
    .createIndex('conversation_by_proactive')
    .on('conversation')
    .columns(['proactive_id', 'site_id', 'id'])
    .where(sql<boolean>`proactive_id is not null`)
    .execute();
  await sql`update insights_state set wanted = 0 where generation > 0`.execute(db);
}

async function createDays(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('encounter_day')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('proactive_id', text, (c) => c.notNull())
    .addColumn('holdout', 'integer', (c) => c.notNull())
    .addColumn('group_name', text, (c) => c.notNull())
    .addColumn('visitors', 'integer', (c) => c.notNull())
    .execute();
  await sql`
    insert into encounter_day (id, site_id, proactive_id, holdout, group_name, visitors)
    select substr(at, 1, 10) || '~' || site_id || '~' || proactive_id || '~' || holdout || '~' || group_name,
      site_id, proactive_id, holdout, group_name, count(*)
    from encounter group by substr(at, 1, 10), site_id, proactive_id, holdout, group_name`.execute(db);
}

/** On SQLite rows lie in the order of their key, so that a period is read in one go; PostgreSQL has no such tables. */
function inOrder<T extends string>(db: Kysely<unknown>, table: CreateTableBuilder<T>): CreateTableBuilder<T> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres ? table : table.modifyEnd(sql`without rowid`);
}

async function createLift(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await inOrder(
    db,
    db.schema
      .createTable('insights_lift')
      .addColumn('generation', 'integer', (c) => c.notNull())
      .addColumn('slot', 'integer', (c) => c.notNull())
      .addColumn('id', text, (c) => c.notNull())
      .addColumn('encounter_id', text, (c) => c.notNull())
      .addColumn('outcome_id', text, (c) => c.notNull())
      .addColumn('conversation_id', text, (c) => c.notNull())
      .addColumn('site_id', text, (c) => c.notNull())
      .addColumn('proactive_id', text, (c) => c.notNull())
      .addColumn('holdout', 'integer', (c) => c.notNull())
      .addColumn('group_name', text, (c) => c.notNull())
      .addColumn('units', 'bigint', (c) => c.notNull())
      .addColumn('converts', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('insights_lift_key', ['generation', 'slot', 'id']),
  ).execute();
  for (const [name, columns] of [
    ['insights_lift_by_outcome', ['outcome_id', 'generation']],
    ['insights_lift_by_conversation', ['conversation_id']],
    ['insights_lift_by_encounter', ['encounter_id']],
  ] as const)
    await db.schema
      .createIndex(name)
      .on('insights_lift')
      .columns([...columns])
      .execute();
}

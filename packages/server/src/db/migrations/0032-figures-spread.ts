/** What each conversation came to in all, and from when to when: from these the spread of ratios is known. */
import { type Kysely, sql } from 'kysely';

const TOTALS = ['cost', 'service', 'value', 'ms', 'messages', 'deflected'] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of TOTALS) await addNumber(db, column, 'bigint');
  for (const column of ['first_slot', 'last_slot', 'strays'] as const) await addNumber(db, column, 'integer');
  await turnIndexes(db);
  // Those that go on beyond a period, or into one, are found by where they end.
  await db.schema
    .createIndex('insights_conversation_by_end')
    .on('insights_conversation')
    .columns(['generation', 'last_slot', 'first_slot', 'strays'])
    .execute();
  await sql`
    update insights_conversation set (cost, service, value, ms, messages, deflected, first_slot, last_slot, strays) = (
      select coalesce(sum(entry.labour + entry.service), 0), coalesce(sum(entry.service), 0),
        coalesce(sum(entry.gains - entry.refunds), 0), coalesce(sum(entry.ms), 0),
        coalesce(sum(entry.asked + entry.answered), 0), coalesce(sum(entry.deflected), 0),
        case when min(entry.slot) < insights_conversation.slot then min(entry.slot) else insights_conversation.slot end,
        case when max(entry.slot) > insights_conversation.slot then max(entry.slot) else insights_conversation.slot end,
        coalesce(sum(case when entry.team_id is distinct from insights_conversation.team_id then 1 else 0 end), 0)
      from insights_entry as entry
      where +entry.generation = insights_conversation.generation and entry.conversation_id = insights_conversation.id)`.execute(
    db,
  );
}

/**
 * What is asked for by its conversation, outcome or id is found by that first. While all keys began with the making, SQLite went through the whole
 * of it instead: it takes makings to be small.
 */
async function turnIndexes(db: Kysely<unknown>): Promise<void> {
  for (const [name, table, columns] of [
    ['insights_conversation_by_id', 'insights_conversation', ['id', 'generation']],
    ['insights_entry_by_conversation', 'insights_entry', ['conversation_id', 'generation', 'slot']],
  ] as const) {
    await db.schema.dropIndex(name).execute();
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
  await db.schema
    .createIndex('insights_entry_of_outcome')
    .on('insights_entry')
    .columns(['outcome_id', 'generation'])
    .where(sql<boolean>`outcome_id is not null`)
    .execute();
}

async function addNumber(db: Kysely<unknown>, column: string, type: 'bigint' | 'integer'): Promise<void> {
  await db.schema
    .alterTable('insights_conversation')
    .addColumn(column, type, (c) => c.notNull().defaultTo(0))
    .execute();
}

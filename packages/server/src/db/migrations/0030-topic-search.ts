/** What anyone can read is found by its words, in an index of its own; and messages of a topic stand in the order of their writing. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .alterTable('topic_message')
    .addColumn('said_at', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`
    update topic_message
    set said_at = (select created_at from message where message.id = topic_message.id)`.execute(db);
  for (const [name, columns] of [
    ['topic_message_newest', ['conversation_id', 'depth', 'shown', 'said_at', 'seq']],
    ['topic_message_latest', ['conversation_id', 'shown', 'said_at', 'seq']],
  ] as const) {
    await db.schema.dropIndex(name).execute();
    await db.schema
      .createIndex(name)
      .on('topic_message')
      .columns([...columns])
      .execute();
  }
  await createSearch(db);
}

/** As in `0011-search`. The consumer begins with the first event. */
async function createSearch(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  const onPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await db.schema
    .createTable('topic_search_entry')
    .addColumn('id', onPostgres ? 'bigint' : 'integer', (c) => c.primaryKey())
    .addColumn('ref', text, (c) => c.notNull().unique())
    .addColumn('words', text, (c) => c.notNull())
    .execute();
  if (onPostgres) {
    await sql`
      create index topic_search_entry_words on topic_search_entry
      using gin (array_to_tsvector(string_to_array(words, ' ')))`.execute(db);
  } else {
    await sql`
      create virtual table topic_search_index using fts5 (
        words, content = 'topic_search_entry', content_rowid = 'id',
        tokenize = "unicode61 remove_diacritics 0", detail = none, prefix = '2 3'
      )`.execute(db);
    await sql`insert into topic_search_index (topic_search_index, rank) values ('secure-delete', 1)`.execute(
      db,
    );
  }
  const typed = db as Kysely<{ consumer: Record<'name' | 'cursor' | 'owner' | 'owned_until', unknown> }>;
  const consumer = { name: 'topic-search', cursor: 0, owner: null, owned_until: null };
  await typed.insertInto('consumer').values(consumer).execute();
}

/** What can be searched, in words; each database finds them in its own way. The consumer begins with the first event. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  const onPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await db.schema
    .createTable('search_entry')
    // Only so is it SQLite's own number of the row, which the index goes by.
    .addColumn('id', onPostgres ? 'bigint' : 'integer', (c) => c.primaryKey())
    .addColumn('ref', text, (c) => c.notNull().unique())
    .addColumn('words', text, (c) => c.notNull())
    .execute();
  if (onPostgres) {
    await sql`
      create index search_entry_words on search_entry
      using gin (array_to_tsvector(string_to_array(words, ' ')))`.execute(db);
  } else {
    await sql`
      create virtual table search_index using fts5 (
        words, content = 'search_entry', content_rowid = 'id',
        tokenize = "unicode61 remove_diacritics 0", detail = none, prefix = '2 3'
      )`.execute(db);
    // What is deleted is taken out of the index, not only marked in it.
    await sql`insert into search_index (search_index, rank) values ('secure-delete', 1)`.execute(db);
  }
  const typed = db as Kysely<{ consumer: Record<'name' | 'cursor' | 'owner' | 'owned_until', unknown> }>;
  const consumer = { name: 'search', cursor: 0, owner: null, owned_until: null };
  await typed.insertInto('consumer').values(consumer).execute();
}

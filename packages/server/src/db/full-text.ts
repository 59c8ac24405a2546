/**
 * Finding rows by their words: SQLite's FTS5, PostgreSQL's tsvector with GIN. The two differ in all but what they are asked, so
 * each is a capability that `open.ts` hands over with its database.
 */
import { sql } from 'kysely';
import type { Db, SearchEntryTable } from './schema.js';

/** What is looked for, as `search/words.ts` cuts it. */
export interface WantedWords {
  words: string[];
  /** One more word that only begins so. */
  prefix: string | null;
}

export interface FindArgs extends WantedWords {
  /** Entries with a smaller number; null for all. */
  before: number | null;
  limit: number;
}

export type FoundEntry = Pick<SearchEntryTable, 'id' | 'ref'>;

export interface FullText {
  /** Writes entries down, instead of those that have the same `ref`. */
  put(db: Db, entries: SearchEntryTable[]): Promise<void>;
  /** Forgets these. */
  drop(db: Db, refs: string[]): Promise<void>;
  /** Those that hold all of the words, the latest first. */
  find(db: Db, args: FindArgs): Promise<FoundEntry[]>;
}

/** Where entries are, and in SQLite what finds them. Nothing that only the company may read is in the public one. */
interface Place {
  entries: 'search_entry' | 'topic_search_entry';
  index: 'search_index' | 'topic_search_index';
}

const COMPANY: Place = { entries: 'search_entry', index: 'search_index' };
const PUBLIC: Place = { entries: 'topic_search_entry', index: 'topic_search_index' };

async function upsert(db: Db, { entries: table }: Place, entries: SearchEntryTable[]): Promise<void> {
  await db
    .insertInto(table)
    .values(entries)
    .onConflict((c) => c.column('ref').doUpdateSet((eb) => ({ words: eb.ref('excluded.words') })))
    .execute();
}

async function remove(db: Db, { entries }: Place, refs: string[]): Promise<void> {
  await db.deleteFrom(entries).where('ref', 'in', refs).execute();
}

/** Its index is told word by word what goes, which only the entry itself knows: so before it changes. */
async function unindex(db: Db, { entries, index }: Place, refs: string[]): Promise<void> {
  await sql`
    insert into ${sql.raw(index)} (${sql.raw(index)}, rowid, words)
    select 'delete', id, words from ${sql.raw(entries)} where ref in (${sql.join(refs)})`.execute(db);
}

async function enter(db: Db, { entries, index }: Place, refs: string[]): Promise<void> {
  await sql`
    insert into ${sql.raw(index)} (rowid, words)
    select id, words from ${sql.raw(entries)} where ref in (${sql.join(refs)})`.execute(db);
}

const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;

const sqlite = (place: Place): FullText => ({
  put: async (db, entries) => {
    const refs = entries.map(({ ref }) => ref);
    await unindex(db, place, refs);
    await upsert(db, place, entries);
    await enter(db, place, refs);
  },
  drop: async (db, refs) => {
    await unindex(db, place, refs);
    await remove(db, place, refs);
  },
  find: async (db, args) => {
    const { prefix, limit } = args;
    if (prefix !== null && prefix.length > LONGEST_INDEXED) {
      const wider = { ...args, prefix: prefix.slice(0, LONGEST_INDEXED), limit: limit * MORE };
      const found = (await match(db, place, wider)).filter((entry) => beginsSo(entry.words, prefix));
      if (found.length >= limit) return found.slice(0, limit);
    }
    return match(db, place, args);
  },
});

/** Beginnings of up to so many letters have an index of their own, which is read from its end and no further than needed. */
const LONGEST_INDEXED = 3;
/**
 * All that stands under a longer one is put together before the first is known: cheap for what is rare. What is frequent is met
 * soon among those that begin with its first letters.
 */
const MORE = 3;

const beginsSo = (words: string, prefix: string) => words.startsWith(prefix) || words.includes(` ${prefix}`);

async function match(db: Db, place: Place, args: FindArgs): Promise<SearchEntryTable[]> {
  const { words, prefix, before, limit } = args;
  const [entry, index] = [sql.raw(place.entries), sql.raw(place.index)];
  const wanted = [...words.map(quoted), ...(prefix === null ? [] : [`${quoted(prefix)} *`])].join(' ');
  const older = before === null ? sql`` : sql`and ${index}.rowid < ${before}`;
  const { rows } = await sql<SearchEntryTable>`
    select ${entry}.id, ${entry}.ref, ${entry}.words from ${index}
    join ${entry} on ${entry}.id = ${index}.rowid
    where ${index} match ${wanted} ${older}
    order by ${index}.rowid desc limit ${limit}`.execute(db);
  return rows;
}

/** Letters and digits only, so that none of them means anything to the query. */
const lexeme = (word: string) => `'${word.replaceAll(/['\\]/g, '')}'`;

const postgres = (place: Place): FullText => ({
  put: (db, entries) => upsert(db, place, entries),
  drop: (db, refs) => remove(db, place, refs),
  find: async (db, { words, prefix, before, limit }) => {
    const query = [...words.map(lexeme), ...(prefix === null ? [] : [`${lexeme(prefix)}:*`])].join(' & ');
    const older = before === null ? sql`` : sql`and id < ${before}`;
    const { rows } = await sql<FoundEntry>`
      select id, ref from ${sql.raw(place.entries)}
      where array_to_tsvector(string_to_array(words, ' ')) @@ ${query}::tsquery ${older}
      order by id desc limit ${limit}`.execute(db);
    return rows;
  },
});

/** Of chats and whom they are with, for the company; and of what anyone can read. */
export interface FullTexts {
  fullText: FullText;
  publicText: FullText;
}

export const sqliteFullTexts: FullTexts = { fullText: sqlite(COMPANY), publicText: sqlite(PUBLIC) };
export const postgresFullTexts: FullTexts = { fullText: postgres(COMPANY), publicText: postgres(PUBLIC) };

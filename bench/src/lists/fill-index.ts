/**
 * Writes the index of the search for messages that were stored without the server. Each message gets a number of its own, so that
 * there are rare words beside those that stand in every text.
 */
import Database from 'better-sqlite3';

/** How many different numbers there are: of 1,000,000 messages each stands in ten. */
export const NUMBERS = 100_000;

interface Row {
  cursor: number;
  id: string;
  text: string;
}

/** What the server's own code makes of English text. */
function wordsOf(text: string): string {
  return [...new Set(text.toLowerCase().match(/[a-z0-9]+/g))].join(' ');
}

/** @param file the SQLite file of an installation that nobody serves */
export function fillIndex(file: string): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.pragma('journal_mode = MEMORY');
  database.pragma('cache_size = -400000');
  try {
    database.exec('begin');
    database.exec(`update message set text = text || ' Order ' || (rowid % ${NUMBERS})`);
    const told = `
      select event.cursor, message.id, message.text from event join message on message.id = event.subject_id
      where event.type = 'message.created' and event.cursor > ? order by event.cursor limit 5000`;
    const read = database.prepare<[number], Row>(told);
    const insert = database.prepare('insert into search_entry (id, ref, words) values (?, ?, ?)');
    for (let after = 0; ; ) {
      const rows = read.all(after);
      const last = rows.at(-1);
      if (last === undefined) break;
      for (const { cursor, id, text } of rows) insert.run(cursor, id, wordsOf(text));
      after = last.cursor;
    }
    database.exec("insert into search_index (search_index) values ('rebuild')");
    database.exec('commit');
  } finally {
    // Otherwise what went wrong would be hidden by what goes wrong here.
    if (database.inTransaction) database.exec('rollback');
    database.pragma('journal_mode = WAL');
    database.close();
  }
}

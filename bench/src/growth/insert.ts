/** Inserts rows by the names of their columns; what is not named is null, as the table has it today. */
import type { Database } from 'better-sqlite3';

export type Columns = Record<string, string | number | null | undefined>;

/** @returns inserts one row; a column of it that the table lacks is a mistake and throws */
export function insertInto(database: Database, table: string): (row: Columns) => void {
  const names = database
    .prepare<[string], string>('select name from pragma_table_info(?)')
    .pluck()
    .all(table);
  const known = new Set(names);
  const places = names.map(() => '?').join(', ');
  const statement = database.prepare(`insert into "${table}" (${names.join(', ')}) values (${places})`);
  return (row) => {
    for (const name in row)
      if (!known.has(name)) throw new Error(`The table ${table} has no column ${name}.`);
    statement.run(names.map((name) => row[name] ?? null));
  };
}

/** Inserts rows by the names of their columns; what is not named is what the table says, or null. */
import type { Database } from 'better-sqlite3';

export type Columns = Record<string, string | number | null | undefined>;

/** @returns inserts one row; a column of it that the table lacks is a mistake and throws */
export function insertInto(database: Database, table: string): (row: Columns) => void {
  const columns = database
    .prepare<[string], { name: string; preset: string | null }>(
      'select name, dflt_value as preset from pragma_table_info(?)',
    )
    .all(table);
  const names = columns.map(({ name }) => name);
  const known = new Set(names);
  // The preset comes as SQL.
  const places = columns.map(({ preset }) => (preset === null ? '?' : `coalesce(?, ${preset})`)).join(', ');
  const statement = database.prepare(`insert into "${table}" (${names.join(', ')}) values (${places})`);
  return (row) => {
    for (const name in row)
      if (!known.has(name)) throw new Error(`The table ${table} has no column ${name}.`);
    statement.run(names.map((name) => row[name] ?? null));
  };
}

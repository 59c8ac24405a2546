/** Everything that a server has stored, as a second reader of its database sees it. For tests only. */
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Sign-ins come and go with the test's own agents, so they do not count. */
const TABLES = ['agent', 'api_key', 'contact', 'conversation', 'message', 'event', 'log_head'];

export function storedRows(dataDir: string): Record<string, unknown[]> {
  const database = new Database(join(dataDir, 'parley.db'), { readonly: true });
  try {
    return Object.fromEntries(
      TABLES.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]),
    );
  } finally {
    database.close();
  }
}

/** Row locks, where there are any: SQLite has one writer and needs none. */
import { type Kysely, PostgresAdapter, type SelectQueryBuilder } from 'kysely';
import type { Db, Tables } from './schema.js';

/** The query, keeping what it finds in `table` as it is until the commit. */
export function lockingRows<TB extends keyof Tables, O>(
  db: Db,
  query: SelectQueryBuilder<Tables, TB, O>,
  table: TB,
): SelectQueryBuilder<Tables, TB, O> {
  const { adapter } = (db as Kysely<Tables>).getExecutor();
  return adapter instanceof PostgresAdapter ? query.forUpdate(table as never) : query;
}

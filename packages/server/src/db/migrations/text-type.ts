/** Text that sorts by its bytes on both databases: PostgreSQL would otherwise sort ids as its locale sorts words. */
import { type Expression, type Kysely, PostgresAdapter, sql } from 'kysely';

export function textType(db: Kysely<unknown>): 'text' | Expression<unknown> {
  return db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : 'text';
}

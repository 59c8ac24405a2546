/** Where Socket.IO's adapter puts what is too long for a NOTIFY. Only PostgreSQL is shared by processes. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  // The columns are the adapter's. What is lost in a crash was stale anyway: it need not be logged.
  await sql`
    create unlogged table volatile_payload (
      id bigserial primary key,
      created_at timestamptz not null default now(),
      payload bytea not null
    )`.execute(db);
}

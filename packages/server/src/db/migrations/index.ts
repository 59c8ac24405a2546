/** Migrations, forward only, in the order of their names. Never edit one that was released: add the next. */
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Tables } from '../schema.js';
import * as first from './0001-first.js';

const MIGRATIONS = { '0001-first': first };

/** Brings the database to the newest schema, or says why it cannot. Safe to run by several processes at once. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((r) => r.status === 'Error')?.migrationName;
  const where = failed ? ` at ${failed}` : '';
  const why = error instanceof Error ? error.message : String(error);
  throw new Error(`The database could not be brought to this version${where}: ${why}`, { cause: error });
}

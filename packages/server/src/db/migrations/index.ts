/** Migrations, forward only, in the order of their names. Never edit one that was released: add the next. */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from '../schema.js';
import * as first from './0001-first.js';
import * as volatile from './0002-volatile.js';
import * as leanLog from './0003-lean-log.js';
import * as wholeChat from './0004-whole-chat.js';
import * as attachments from './0005-attachments.js';
import * as mail from './0007-mail.js';
import * as webhooks from './0008-webhooks.js';
import * as erasure from './0009-erasure.js';
import * as identity from './0010-identity.js';
import * as inbox from './0011-inbox.js';
import * as search from './0011-search.js';
import * as desk from './0012-desk.js';
import * as routing from './0013-routing.js';
import * as staff from './0014-staff.js';
import * as topics from './0015-topics.js';
import * as moderation from './0016-moderation.js';
import * as mailLink from './0018-mail-link.js';
import * as outcomes from './0019-outcomes.js';
import * as pauses from './0021-pauses.js';
import * as moderationPlace from './0022-moderation-place.js';
import * as history from './0023-history.js';
import * as follows from './0024-follows.js';
import * as publications from './0025-publications.js';
import * as insights from './0026-insights.js';
import * as encounters from './0028-encounters.js';
import * as figuresOutside from './0029-figures-outside.js';
import * as topicSearch from './0030-topic-search.js';
import * as figuresSpread from './0032-figures-spread.js';
import * as lift from './0032-lift.js';

/** By name; the names' order is that of their running. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-volatile': volatile,
  '0003-lean-log': leanLog,
  '0004-whole-chat': wholeChat,
  '0005-attachments': attachments,
  '0007-mail': mail,
  '0008-webhooks': webhooks,
  '0009-erasure': erasure,
  '0010-identity': identity,
  '0011-inbox': inbox,
  '0011-search': search,
  '0012-desk': desk,
  '0013-routing': routing,
  '0014-staff': staff,
  '0015-topics': topics,
  '0016-moderation': moderation,
  '0018-mail-link': mailLink,
  '0019-outcomes': outcomes,
  '0021-pauses': pauses,
  '0022-moderation-place': moderationPlace,
  '0023-history': history,
  '0024-follows': follows,
  '0025-publications': publications,
  '0026-insights': insights,
  '0028-encounters': encounters,
  '0029-figures-outside': figuresOutside,
  '0030-topic-search': topicSearch,
  '0032-figures-spread': figuresSpread,
  '0032-lift': lift,
};

/** The database has been brought to a schema that this code does not know. */
export class NewerDatabaseError extends Error {
  constructor(unknown: string[]) {
    const own = Object.keys(MIGRATIONS).at(-1);
    super(
      `The database was made by a newer Parley (it has ${unknown.join(', ')}; this one knows up to ${own}). ` +
        'Start that version again, or restore a backup from before the update.',
    );
    this.name = 'NewerDatabaseError';
  }
}

/**
 * Brings the database to the newest schema, or says why it cannot. Safe to run by several processes at once: on PostgreSQL
 * an advisory lock lets one through at a time, on SQLite the write transaction does; who comes second finds all done. What
 * fails half way leaves nothing behind.
 * @throws NewerDatabaseError
 */
export async function migrate(db: Kysely<Tables>, migrations = MIGRATIONS): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await unknownMigrations(db);
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
  const failed = results?.find((r) => r.status === 'Error')?.migrationName;
  const where = failed ? ` at ${failed}` : '';
  const why = error instanceof Error ? error.message : String(error);
  throw new Error(`The database could not be brought to this version${where}: ${why}`, { cause: error });
}

/** Migrations that were run on this database and are not in this code. */
async function unknownMigrations(db: Kysely<Tables>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name).filter((name) => !(name in MIGRATIONS));
  } catch {
    // Not even that can be read: then the first error says more.
    return [];
  }
}

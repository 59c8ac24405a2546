/**
 * SQLite for Kysely: WAL, every commit on disk before it is acknowledged, and prepared statements kept by their text.
 * Two connections: the writer belongs to the commit queue alone, so that a reader never sees an open transaction.
 */
import Database from 'better-sqlite3';
import { type DialectAdapter, Kysely, SqliteAdapter, SqliteDialect, sql } from 'kysely';
import type { Tables } from './schema.js';

/** Statements are few and fixed; the bound only guards against a query built with ever-changing text. */
const MAX_STATEMENTS = 500;

function withStatementCache(database: Database.Database) {
  const statements = new Map<string, Database.Statement>();
  return {
    close: () => void database.close(),
    prepare(sql: string): Database.Statement {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      // A deferred transaction that reads before it writes fails at once when another process has written in between.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
      statements.set(sql, statement);
      return statement;
    },
  };
}

function connect(file: string): Database.Database {
  const database = new Database(file);
  enterWal(database);
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  // What is deleted is written over: nobody shall find it in the file.
  database.pragma('secure_delete = ON');
  // In KiB, taken only as it is needed. The pages that are written again and again stay at hand.
  database.pragma('cache_size = -65536');
  // In pages: 32 MiB. A page that many commits write to goes into the file once, not every thousand pages.
  database.pragma('wal_autocheckpoint = 8192');
  return database;
}

const LOCKED_MS = 5000;
const LOOK_AGAIN_MS = 10;

/** Entering WAL for the first time needs the file alone, and SQLite gives up at once when another process has it. */
function enterWal(database: Database.Database): void {
  const end = performance.now() + LOCKED_MS;
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (
        !(error instanceof Database.SqliteError) ||
        error.code !== 'SQLITE_BUSY' ||
        performance.now() > end
      ) {
        database.close();
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
    }
  }
}

/**
 * Kysely's own says that SQLite cannot change its tables in a transaction, and would then migrate without any: visible
 * half done to other processes, and half done for ever after a crash.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

function toKysely(database: Database.Database): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new TransactionalDialect({ database: withStatementCache(database) }),
  });
}

/** Opens (or creates) `file` with its two connections. */
export function openSqlite(file: string): { reader: Kysely<Tables>; writer: Kysely<Tables> } {
  const writer = connect(file);
  const reader = connect(file);
  reader.pragma('query_only = ON');
  return { reader: toKysely(reader), writer: toKysely(writer) };
}

/** Folds the write-ahead log into the file and empties it: it would hold what was deleted for a while yet. */
export async function fold(db: Kysely<Tables>): Promise<void> {
  await sql`pragma wal_checkpoint(TRUNCATE)`.execute(db);
}

/**
 * Takes the right to serve from this directory, for as long as the process lives: an exclusive lock that the
 * operating system gives back even after a crash.
 * @returns a function that releases it
 * @throws Error when another process holds it
 */
export function lockForServing(file: string): () => void {
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new Error('Another parley process already serves from this directory. Stop it first.', { cause });
  }
  return () => void database.close();
}

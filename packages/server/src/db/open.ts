/** Opens the store of an installation. The only file that knows which database it is. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { FreshRow } from '../log/append.js';
import { CommitQueue } from './commit-queue.js';
import { type FullTexts, postgresFullTexts, sqliteFullTexts } from './full-text.js';
import { migrate } from './migrations/index.js';
import { openPostgres } from './postgres.js';
import type { Tables } from './schema.js';
import { fold, lockForServing, openSqlite } from './sqlite.js';

/** Where an installation is: a PostgreSQL that any number of processes share, or a directory that one serves from. */
export interface Installation {
  databaseUrl?: string | undefined;
  dataDir: string;
}

export interface Store extends FullTexts {
  /** For reading what is committed. */
  db: Kysely<Tables>;
  /** The one way to write. */
  commits: CommitQueue;
  /** Whether several processes may serve at once, so that whatever they share must be in the database. */
  shared: boolean;
  /** Makes what was deleted unreadable in the database's own files, too, as far as that is ours to do. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions extends Installation {
  /** Whether this process serves: then no other may serve from the same directory. */
  serve: boolean;
  /** Called when something was appended to the log: with the rows by this process, without them by another. */
  onAppend?: (rows: FreshRow[]) => void;
  /** Hears of each commit: how many commands shared it, and how long it took. */
  onCommit?: (commands: number, seconds: number) => void;
  /** Hears why a whole commit was refused. */
  onFailure?: (error: unknown) => void;
  /** What went wrong beside any command: a broken connection that is being replaced. */
  onError?: (error: unknown) => void;
}

const ignore = () => {};

/** @throws Error when the store cannot be used, is being served by another process, or is newer than this code. */
export function openStore(options: OpenOptions): Promise<Store> {
  return options.databaseUrl === undefined ? openEmbedded(options) : openShared(options, options.databaseUrl);
}

async function openEmbedded(options: OpenOptions): Promise<Store> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const release = options.serve ? lockForServing(join(options.dataDir, 'serve.lock')) : ignore;
  const { reader, writer } = openSqlite(join(options.dataDir, 'parley.db'));
  const closeAll = async () => {
    await reader.destroy();
    await writer.destroy();
    release();
  };
  await migrateOr(writer, closeAll);
  const commits = new CommitQueue(writer, {
    onAppend: options.onAppend ?? ignore,
    onCommit: options.onCommit ?? ignore,
    onFailure: options.onFailure ?? ignore,
    concurrent: false,
  });
  return {
    db: reader,
    commits,
    shared: false,
    ...sqliteFullTexts,
    forget: () => fold(writer),
    close: closing(commits, closeAll),
  };
}

async function openShared(options: OpenOptions, databaseUrl: string): Promise<Store> {
  const onError = options.onError ?? ignore;
  const onAppend = options.onAppend ?? ignore;
  const postgres = openPostgres(databaseUrl, onError);
  await migrateOr(postgres.db, () => postgres.db.destroy());
  // Only now: a migration may take its time.
  if (options.serve) postgres.limitSilence();
  const stopListening = options.serve ? postgres.listen(() => onAppend([])) : async () => {};
  const commits = new CommitQueue(postgres.db, {
    onAppend: (rows) => {
      onAppend(rows);
      postgres.notify();
    },
    onCommit: options.onCommit ?? ignore,
    onFailure: options.onFailure ?? ignore,
    concurrent: true,
  });
  const closeAll = async () => {
    await stopListening();
    await postgres.db.destroy();
  };
  // PostgreSQL's own housekeeping does it (autovacuum).
  const forget = async () => {};
  return {
    db: postgres.db,
    commits,
    shared: true,
    ...postgresFullTexts,
    forget,
    close: closing(commits, closeAll),
  };
}

function closing(commits: CommitQueue, closeAll: () => Promise<void>): () => Promise<void> {
  return async () => {
    await commits.close();
    await closeAll();
  };
}

async function migrateOr(db: Kysely<Tables>, close: () => Promise<void>): Promise<void> {
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
}

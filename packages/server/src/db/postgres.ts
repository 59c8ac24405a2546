/**
 * PostgreSQL for Kysely, and the wake-up between processes: NOTIFY says that something was appended, never what.
 * A lost wake-up loses nothing, for every consumer also looks once a second.
 */
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, types } from 'pg';
import type { Tables } from './schema.js';

const CHANNEL = 'parley_log';
const RECONNECT_MS = 1000;
/** Readers and the one writer of a process. PostgreSQL's own default allows 100 connections in all. */
const POOL_SIZE = 10;

/** Counts fit into a double until 2^53: a log of that length is not to be had. */
const INT8 = 20;
const getTypeParser: typeof types.getTypeParser = (oid, format) =>
  oid === INT8 ? Number : types.getTypeParser(oid, format as 'text');

export interface PostgresStore {
  db: Kysely<Tables>;
  /** Wakes the other processes. */
  notify(): void;
  /** Calls back when another process appended. @returns a function that stops listening */
  listen(wake: () => void): () => Promise<void>;
}

export function openPostgres(databaseUrl: string, onError: (error: unknown) => void): PostgresStore {
  const connectionString = databaseUrl;
  const pool = new Pool({ connectionString, max: POOL_SIZE, types: { getTypeParser } });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', onError);
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    notify: () => void pool.query(`NOTIFY ${CHANNEL}`).catch(onError),
    listen: (wake) => listen({ connectionString, wake, onError }),
  };
}

interface ListenOptions {
  connectionString: string;
  wake: () => void;
  onError: (error: unknown) => void;
}

/** Keeps one connection listening, a new one a second after each loss. */
function listen({ connectionString, wake, onError }: ListenOptions): () => Promise<void> {
  let stopped = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    client = undefined;
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(open, RECONNECT_MS);
  };
  const open = () => {
    const fresh = new Client({ connectionString });
    client = fresh;
    fresh.on('error', onError);
    fresh.once('end', again);
    fresh.on('notification', wake);
    fresh
      .connect()
      .then(() => fresh.query(`LISTEN ${CHANNEL}`))
      // What was appended while nobody listened.
      .then(wake)
      .catch((error: unknown) => {
        onError(error);
        again();
      });
  };
  open();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}

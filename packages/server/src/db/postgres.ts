/**
 * PostgreSQL for Kysely, and the wake-up between processes: NOTIFY says that something was appended, never what.
 * A lost wake-up loses nothing, for every consumer also looks once a second.
 */
import { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, types } from 'pg';
import { hangUp, type Line, newLine } from './hang-up.js';
import type { Tables } from './schema.js';

const CHANNEL = 'parley_log';
const RECONNECT_MS = 1000;
/** Readers and the one writer of a process. PostgreSQL's own default allows 100 connections in all. */
const POOL_SIZE = 10;
/** For a free connection, or a new one. */
const CONNECT_MS = 5000;
/**
 * How long a serving process waits for a word of a database that was asked. An idle connection is given up before, so
 * only one that is used can be so silent: its database is gone without a word, and nothing else would ever say so.
 */
const SILENCE_MS = 15_000;
/** Then PostgreSQL itself ends the transaction of a process that is gone without a word: its locks stop all others. */
const IDLE_IN_TRANSACTION_MS = 10_000;
/** A connection that nobody uses is probed after so long by the operating system. */
const KEEP_ALIVE_MS = 10_000;

/** Counts fit into a double until 2^53: a log of that length is not to be had. */
const INT8 = 20;
const getTypeParser: typeof types.getTypeParser = (oid, format) =>
  oid === INT8 ? Number : types.getTypeParser(oid, format as 'text');

export interface PostgresStore {
  db: Kysely<Tables>;
  /** Wakes the other processes. */
  notify(): void;
  /** From now on, a connection on which the database stays silent is broken off, and its command fails. */
  limitSilence(): void;
  /** Calls back when another process appended. @returns a function that stops listening */
  listen(wake: () => void): () => Promise<void>;
}

export function openPostgres(databaseUrl: string, onError: (error: unknown) => void): PostgresStore {
  const connectionString = databaseUrl;
  let silenceLimited = false;
  const pool = new Pool({
    connectionString,
    max: POOL_SIZE,
    types: { getTypeParser },
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    stream: () => withTimeout(() => silenceLimited),
  });
  // Also one that breaks in use, between two queries of a transaction: the next query fails and says why.
  pool.on('connect', (client) => client.on('error', onError));
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', onError);
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    notify: () => void pool.query(`NOTIFY ${CHANNEL}`).catch(onError),
    limitSilence: () => {
      silenceLimited = true;
    },
    listen: (wake) => listen({ connectionString, wake, onError }),
  };
}

function withTimeout(isLimited: () => boolean): Socket {
  const socket = new Socket();
  socket.setTimeout(SILENCE_MS, () => {
    if (isLimited()) socket.destroy(new Error('Connection terminated: the database is silent.'));
  });
  return socket;
}

interface ListenOptions {
  connectionString: string;
  wake: () => void;
  onError: (error: unknown) => void;
}

/** Keeps one connection listening, a new one a second after each loss. */
function listen({ connectionString, wake, onError }: ListenOptions): () => Promise<void> {
  let stopped = false;
  let line: Line | undefined;
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    line = undefined;
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(open, RECONNECT_MS);
  };
  const open = () => {
    line = newLine(
      (options) =>
        new Client({
          connectionString,
          connectionTimeoutMillis: CONNECT_MS,
          keepAlive: true,
          keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
          ...options,
        }),
    );
    const { client: fresh } = line;
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
    if (line) await hangUp(line);
  };
}

/**
 * Connections to PostgreSQL beside the store's own, for Socket.IO's adapter: it must neither wait for the store nor hold
 * it up. The adapter takes one connection for ever to listen on, never hears of an error on it, and does not give it back
 * when it breaks; so that one is kept apart here, and there is only ever one.
 */
import { Client, Pool, type PoolClient } from 'pg';
import { hangUp, type Line, newLine } from './hang-up.js';

/** Enough to publish on. */
const POOL_SIZE = 2;
/** A database that is gone without a word must hold nobody up: what was to be said is stale by then. */
const PATIENCE = { connectionTimeoutMillis: 5000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
const QUERY_MS = 5000;

type Callback = Parameters<Pool['connect']>[0];

export class SidePool extends Pool {
  readonly #connectionString: string;
  readonly #onError: (error: unknown) => void;
  #listener: Line | undefined;

  constructor(connectionString: string, onError: (error: unknown) => void) {
    super({ connectionString, max: POOL_SIZE, query_timeout: QUERY_MS, ...PATIENCE });
    this.#connectionString = connectionString;
    this.#onError = onError;
    this.on('error', onError);
  }

  /** With a callback, as the pool itself asks for a query: one of the few. Else the connection to listen on. */
  override connect(): Promise<PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<PoolClient> | undefined {
    if (callback === undefined) return this.#listen();
    super.connect(callback);
    return undefined;
  }

  override async end(): Promise<void> {
    await this.#hangUp();
    await super.end();
  }

  async #listen(): Promise<PoolClient> {
    this.#hangUp().catch(this.#onError);
    const line = newLine(
      (options) => new Client({ connectionString: this.#connectionString, ...PATIENCE, ...options }),
    );
    const { client } = line;
    this.#listener = line;
    // Without a listener the loss of the connection would end the process.
    client.on('error', this.#onError);
    await client.connect();
    return Object.assign(client, { release: () => void this.#hangUp().catch(this.#onError) });
  }

  async #hangUp(): Promise<void> {
    const line = this.#listener;
    this.#listener = undefined;
    if (line === undefined) return;
    // Otherwise the adapter would take this end for a loss and connect anew.
    line.client.removeAllListeners('end');
    await hangUp(line);
  }
}

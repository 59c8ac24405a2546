/**
 * The loop of a reader of the log: takes events in order, in bounded batches, and moves its cursor only after the
 * batch was handled. A signal wakes it; a slow poll heals a signal that was lost (another process wrote, say).
 */
import { setTimeout } from 'node:timers/promises';
import type { Db } from '../db/schema.js';
import type { FreshRow } from './append.js';
import { readLog } from './read.js';
import type { Signals } from './signals.js';

const BATCH = 500;
const POLL_MS = 1000;
const RETRY_MS = 1000;
/** What was appended and not yet handled is kept at hand up to so many rows; the rest is read again. */
const MAX_FRESH = 5000;

export interface ConsumerOptions {
  db: Db;
  signals: Signals<FreshRow[]>;
  /** Where to begin: the number of the last event already handled. */
  cursor: number;
  handle: (rows: FreshRow[]) => Promise<void>;
  /** Most rows that are handled at once; 500 by default. */
  batch?: number | undefined;
  /** Milliseconds that it lets pass before it reads, so that more is there at once; none by default. */
  pauseMs?: number | undefined;
  onError: (error: unknown) => void;
}

export class Consumer {
  readonly #options: ConsumerOptions;
  #cursor: number;
  #running: Promise<void> | null = null;
  /** Rows that this process has just appended, without a gap among them. */
  #fresh: FreshRow[] = [];
  #again = false;
  #stopped = false;
  readonly #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => {};

  constructor(options: ConsumerOptions) {
    this.#options = options;
    this.#cursor = options.cursor;
  }

  get #batch(): number {
    return this.#options.batch ?? BATCH;
  }

  /** The number of the last event that was handled. */
  get cursor(): number {
    return this.#cursor;
  }

  start(): void {
    this.#unsubscribe = this.#options.signals.subscribe((rows) => this.#wake(rows));
    this.#timer = setInterval(() => this.#wake(), POLL_MS);
    this.#timer.unref();
    this.#wake();
  }

  /** Waits for the batch in hand and stops. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#ending.abort();
    this.#unsubscribe();
    clearInterval(this.#timer);
    await this.#running;
  }

  #wake(rows: FreshRow[] = []): void {
    this.#keep(rows);
    this.#again = true;
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        await this.#pause();
        this.#again = false;
        await this.#drain();
      }
    } catch (error) {
      this.#options.onError(error);
      globalThis.setTimeout(() => this.#stopped || this.#wake(), RETRY_MS).unref();
    } finally {
      this.#running = null;
    }
  }

  /** Ends at once when it is stopped. */
  async #pause(): Promise<void> {
    const { pauseMs } = this.#options;
    if (pauseMs === undefined) return;
    await setTimeout(pauseMs, undefined, { signal: this.#ending.signal, ref: false }).catch(() => {});
  }

  #keep(rows: FreshRow[]): void {
    if (rows.length === 0) return;
    const last = this.#fresh.at(-1);
    const follows = last === undefined || rows[0]?.cursor === last.cursor + 1;
    if (!follows || this.#fresh.length + rows.length > MAX_FRESH) this.#fresh = [];
    for (const row of rows) this.#fresh.push(row);
  }

  /** The rows after the cursor: those at hand when they are the next ones, or else from the database. */
  async #next(): Promise<FreshRow[]> {
    if (this.#fresh[0]?.cursor === this.#cursor + 1) return this.#fresh.splice(0, this.#batch);
    this.#fresh = [];
    return readLog(this.#options.db, { after: this.#cursor, limit: this.#batch, scope: 'all' });
  }

  async #drain(): Promise<void> {
    for (;;) {
      const rows = await this.#next();
      const last = rows.at(-1);
      if (last === undefined || this.#stopped) return;
      const expected = this.#cursor + rows.length;
      if (Number(last.cursor) !== expected) {
        throw new Error(
          `The log has a gap: after ${this.#cursor} came ${rows.length} rows up to ${last.cursor}`,
        );
      }
      await this.#options.handle(rows);
      this.#cursor = expected;
      if (rows.length < this.#batch && this.#fresh.length === 0) return;
    }
  }
}

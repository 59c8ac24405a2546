/**
 * The loop of a reader of the log: takes events in order, in bounded batches, and moves its cursor only after the
 * batch was handled. A signal wakes it; a slow poll heals a signal that was lost (another process wrote, say).
 */
import type { Db, EventTable } from '../db/schema.js';
import { readLog } from './read.js';
import type { Signals } from './signals.js';

const BATCH = 500;
const POLL_MS = 1000;
const RETRY_MS = 1000;

export interface ConsumerOptions {
  db: Db;
  signals: Signals;
  /** Where to begin: the number of the last event already handled. */
  cursor: number;
  handle: (rows: EventTable[]) => Promise<void>;
  onError: (error: unknown) => void;
}

export class Consumer {
  readonly #options: ConsumerOptions;
  #cursor: number;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => {};

  constructor(options: ConsumerOptions) {
    this.#options = options;
    this.#cursor = options.cursor;
  }

  /** The number of the last event that was handled. */
  get cursor(): number {
    return this.#cursor;
  }

  start(): void {
    this.#unsubscribe = this.#options.signals.subscribe(() => this.#wake());
    this.#timer = setInterval(() => this.#wake(), POLL_MS);
    this.#timer.unref();
    this.#wake();
  }

  /** Waits for the batch in hand and stops. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    clearInterval(this.#timer);
    await this.#running;
  }

  #wake(): void {
    this.#again = true;
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.#drain();
      }
    } catch (error) {
      this.#options.onError(error);
      setTimeout(() => this.#stopped || this.#wake(), RETRY_MS).unref();
    } finally {
      this.#running = null;
    }
  }

  async #drain(): Promise<void> {
    for (;;) {
      const rows = await readLog(this.#options.db, { after: this.#cursor, limit: BATCH, scope: 'all' });
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
      if (rows.length < BATCH) return;
    }
  }
}

/**
 * Group commit: commands that arrive in the same turn of the event loop share one transaction and one fsync, each in
 * a savepoint of its own. A promise resolves only after the commit. Events are appended once, as the last statement:
 * whatever is written is in the log, and what is rolled back never was.
 */
import { CompiledQuery, type ControlledTransaction, type Kysely } from 'kysely';
import { AppError } from '../errors.js';
import { appendEvents, type EventDraft } from '../log/append.js';
import type { Db, Tables } from './schema.js';

/** What a command may touch while it runs. */
export interface Tx {
  db: Db;
  /** Puts an event into the log if, and only if, this command is committed. */
  append(event: EventDraft): void;
}

interface Pending {
  run: (tx: Tx) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

interface Outcome {
  pending: Pending;
  value: unknown;
}

/** More than this waiting means that the disk cannot keep up: better to refuse than to grow without a bound. */
const MAX_WAITING = 20_000;
/** Commands in one transaction: bounds the time others wait for it. */
const MAX_BATCH = 500;

export class CommitQueue {
  readonly #db: Kysely<Tables>;
  readonly #onCommit: () => void;
  #waiting: Pending[] = [];
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(db: Kysely<Tables>, onCommit: () => void) {
    this.#db = db;
    this.#onCommit = onCommit;
  }

  /**
   * Runs `command` in the next shared transaction.
   * @returns what the command returned, once it is on disk
   * @throws what the command threw, or `busy` when too much is waiting or the store is closing
   */
  commit<T>(command: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#closed) {
      return Promise.reject(new AppError('busy', 'The server is stopping.', { retryAfter: 2 }));
    }
    if (this.#waiting.length >= MAX_WAITING) {
      return Promise.reject(new AppError('busy', 'Too much is waiting to be stored.', { retryAfter: 1 }));
    }
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run: command, resolve, reject });
      // setImmediate and not a timer: everything read from sockets in this turn shares the commit, nothing waits longer.
      this.#running ??= new Promise<void>((done) => setImmediate(() => done(this.#drain())));
    });
  }

  /** Refuses new commands and waits for those already taken. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MAX_BATCH);
      await this.#commitBatch(batch);
    }
    this.#running = null;
  }

  async #commitBatch(batch: Pending[]): Promise<void> {
    const done: Outcome[] = [];
    const events: EventDraft[] = [];
    try {
      const transaction = await this.#db.startTransaction().execute();
      try {
        for (const pending of batch) await runCommand(transaction, { pending, done, events });
        await appendEvents(transaction, events);
        await transaction.commit().execute();
      } catch (error) {
        // A full disk has rolled back by itself, and there is nothing left to roll back: the first error counts.
        await transaction
          .rollback()
          .execute()
          .catch(() => {});
        throw error;
      }
    } catch (error) {
      for (const pending of batch) pending.reject(error);
      return;
    }
    for (const { pending, value } of done) pending.resolve(value as never);
    if (events.length > 0) this.#onCommit();
  }
}

interface Round {
  pending: Pending;
  done: Outcome[];
  events: EventDraft[];
}

const SAVEPOINT = CompiledQuery.raw('savepoint command');
const RELEASE = CompiledQuery.raw('release savepoint command');
const ROLL_BACK = CompiledQuery.raw('rollback to savepoint command');

/** Runs one command in its savepoint; its failure is its own and leaves the others be. */
async function runCommand(transaction: ControlledTransaction<Tables>, round: Round): Promise<void> {
  const { pending, done, events } = round;
  const drafts: EventDraft[] = [];
  await transaction.executeQuery(SAVEPOINT);
  let value: unknown;
  try {
    value = await pending.run({ db: transaction, append: (event) => void drafts.push(event) });
  } catch (error) {
    await transaction.executeQuery(ROLL_BACK);
    await transaction.executeQuery(RELEASE);
    pending.reject(error);
    return;
  }
  await transaction.executeQuery(RELEASE);
  events.push(...drafts);
  done.push({ pending, value });
}

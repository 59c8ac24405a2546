/**
 * Group commit: commands that arrive in the same turn of the event loop share one transaction and one fsync, each in
 * a savepoint of its own, or in one with its neighbours of the same kind. A promise resolves only after the
 * commit. Events are appended once, as the last statement: whatever is written is in the log, and what is rolled back
 * never was.
 */
import { CompiledQuery, type ControlledTransaction, type Kysely } from 'kysely';
import { AppError } from '../errors.js';
import { appendEvents, type EventDraft, type FreshRow } from '../log/append.js';
import { outageOf } from './outage.js';
import type { Db, Tables } from './schema.js';

/** What a command may touch while it runs. */
export interface Tx {
  db: Db;
  /** Puts an event into the log if, and only if, this command is committed. */
  append(event: EventDraft): void;
}

export type Command<T> = (tx: Tx) => Promise<T>;

/**
 * Carries out commands of one kind together, in few statements for all of them. Answers each input, in the order of the
 * inputs, with its value or with the error that refuses it; whom it refuses, it must have written and appended nothing
 * for. When it throws, each input is tried alone.
 */
export type Together<I, O> = (tx: Tx, inputs: I[]) => Promise<(O | AppError)[]>;

interface Pending {
  together: Together<never, unknown>;
  input: unknown;
  /** The row that the command locks first; empty when it locks none that others want. */
  row: string;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

interface Outcome {
  pending: Pending;
  value?: unknown;
  /** Set when the command failed by itself. */
  error?: unknown;
}

export interface CommitQueueOptions {
  /** Called after each commit that appended to the log, with what it appended. */
  onAppend: (rows: FreshRow[]) => void;
  /** Whether other processes write to the same database at the same time. */
  concurrent: boolean;
  /** Hears of each commit: how many commands shared it, and how long it took. */
  onCommit?: (commands: number, seconds: number) => void;
  /** Hears why a whole batch was refused. */
  onFailure?: (error: unknown) => void;
}

/** Whoever would wait longer is better refused at once: it has time for something else, and what waits has a bound. */
const MAX_DELAY_SECONDS = 2;
/** However fast the disk was so far. */
const MAX_WAITING = 20_000;
/** How much the newest batch counts in what a batch takes. */
const NEWEST_WEIGHT = 0.2;
/** Commands in one transaction: bounds the time others wait for it. */
const MAX_BATCH = 500;
/** How often a batch that lost against another process is tried again. */
const MAX_TRIES = 5;
/**
 * PostgreSQL's words for "another transaction was in the way" (Appendix A): serialization failure, deadlock, and an id
 * that another process inserted after we had looked for it.
 */
const RETRYABLE = new Set(['40001', '40P01', '23505']);

export class CommitQueue {
  readonly #db: Kysely<Tables>;
  readonly #options: CommitQueueOptions;
  #waiting: Pending[] = [];
  #running: Promise<void> | null = null;
  #closed = false;
  /** What a batch took lately, from its first statement to the disk. */
  #batchSeconds = 0;
  #committing = false;

  constructor(db: Kysely<Tables>, options: CommitQueueOptions) {
    this.#db = db;
    this.#options = options;
  }

  /**
   * Runs `command` in the next shared transaction. It may be run again when another process was in the way, so it
   * must change nothing but the database.
   * @param row the row that it locks first, e.g. the conversation's id: batches of two processes lock in one order
   * @returns what the command returned, once it is on disk
   * @throws what the command threw, or `busy` when too much is waiting or the store is closing
   */
  commit<T>(command: Command<T>, row = ''): Promise<T> {
    return this.#enqueue({ together: alone, input: command, row });
  }

  /** As `commit`, for a kind of command that comes so often that those of one turn share their statements. */
  commitTogether<I, O>(together: Together<I, O>, input: I, row = ''): Promise<O> {
    return this.#enqueue({ together, input, row });
  }

  #enqueue<T>(command: Omit<Pending, 'resolve' | 'reject'>): Promise<T> {
    if (this.#closed) {
      return Promise.reject(new AppError('busy', 'The server is stopping.', { retryAfter: 2 }));
    }
    const delay = this.delaySeconds;
    // One slow batch does not make a queue.
    const isLong = this.#waiting.length >= MAX_BATCH && delay > MAX_DELAY_SECONDS;
    if (isLong || this.#waiting.length >= MAX_WAITING) {
      const retryAfter = Math.max(1, Math.ceil(delay));
      return Promise.reject(new AppError('busy', 'Too much is waiting to be stored.', { retryAfter }));
    }
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ ...command, resolve, reject });
      // setImmediate and not a timer: everything read from sockets in this turn shares the commit, nothing waits longer.
      this.#running ??= new Promise<void>((done) => setImmediate(() => done(this.#drain())));
    });
  }

  /** Commands that wait for a commit. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** How long a command that comes now will wait for its commit, as far as can be told from the last ones. */
  get delaySeconds(): number {
    const batches = this.#waiting.length / MAX_BATCH + (this.#committing ? 1 : 0);
    return batches * this.#batchSeconds;
  }

  /** Refuses new commands and waits for those already taken. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MAX_BATCH);
      this.#committing = true;
      // Two processes that lock the same rows in different orders would wait for each other for ever.
      if (this.#options.concurrent) batch.sort((a, b) => (a.row < b.row ? -1 : a.row > b.row ? 1 : 0));
      await this.#commitBatch(batch);
    }
    this.#committing = false;
    this.#running = null;
  }

  async #commitBatch(batch: Pending[]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const start = performance.now();
      try {
        const { outcomes, rows } = await this.#tryBatch(batch, tries === MAX_TRIES);
        const seconds = (performance.now() - start) / 1000;
        this.#batchSeconds ||= seconds;
        this.#batchSeconds += (seconds - this.#batchSeconds) * NEWEST_WEIGHT;
        this.#options.onCommit?.(batch.length, seconds);
        for (const outcome of outcomes) settle(outcome);
        if (rows.length > 0) this.#options.onAppend(rows);
        return;
      } catch (error) {
        if (tries < MAX_TRIES && isRetryable(error)) continue;
        this.#options.onFailure?.(error);
        for (const pending of batch) pending.reject(error);
        return;
      }
    }
  }

  async #tryBatch(batch: Pending[], last: boolean): Promise<{ outcomes: Outcome[]; rows: FreshRow[] }> {
    const outcomes: Outcome[] = [];
    const drafts: EventDraft[] = [];
    const transaction = await this.#db.startTransaction().execute();
    // The whole batch begins again: a savepoint would not free the locks that are in the way.
    const run = { transaction, drafts, isFatal: (error: unknown) => !last && isRetryable(error) };
    try {
      for (const group of groupsOf(batch)) outcomes.push(...(await runGroup(run, group)));
      const rows = await appendEvents(transaction, drafts);
      await transaction.commit().execute();
      return { outcomes, rows };
    } catch (error) {
      // A full disk has rolled back by itself, and there is nothing left to roll back: the first error counts.
      await transaction
        .rollback()
        .execute()
        .catch(() => {});
      throw error;
    }
  }
}

/** A single command is a kind of its own, of which there is always one. */
const alone: Together<Command<unknown>, unknown> = async (tx, [command]) => [await command?.(tx)];

/** Neighbours of one kind, without changing the order. */
function groupsOf(batch: Pending[]): Pending[][] {
  const groups: Pending[][] = [];
  let current: Pending[] = [];
  for (const pending of batch) {
    if (pending.together === alone || pending.together !== current[0]?.together) {
      current = [];
      groups.push(current);
    }
    current.push(pending);
  }
  return groups;
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RETRYABLE.has(String(error.code));
}

function settle({ pending, value, error }: Outcome): void {
  if (error !== undefined) pending.reject(error);
  else pending.resolve(value as never);
}

const SAVEPOINT = CompiledQuery.raw('savepoint command');
const RELEASE = CompiledQuery.raw('release savepoint command');
const ROLL_BACK = CompiledQuery.raw('rollback to savepoint command');

interface Run {
  transaction: ControlledTransaction<Tables>;
  drafts: EventDraft[];
  /** Whether the whole batch has to begin again. */
  isFatal: (error: unknown) => boolean;
}

/** Runs a group in its savepoint. When it fails as a whole, each of it runs alone: the failure is one's own. */
async function runGroup(run: Run, group: Pending[]): Promise<Outcome[]> {
  const { transaction, isFatal } = run;
  const drafts: EventDraft[] = [];
  await transaction.executeQuery(SAVEPOINT);
  try {
    const together = group[0]?.together as Together<unknown, unknown>;
    const tx: Tx = { db: transaction, append: (event) => void drafts.push(event) };
    const values = await together(
      tx,
      group.map(({ input }) => input),
    );
    await transaction.executeQuery(RELEASE);
    for (const draft of drafts) run.drafts.push(draft);
    return group.map((pending, index) => {
      const value = values[index];
      return value instanceof AppError ? { pending, error: value } : { pending, value };
    });
  } catch (error) {
    // The command is not to blame, and the transaction may be gone with its savepoints: the batch fails, with this reason.
    if (outageOf(error) !== undefined) throw error;
    await transaction.executeQuery(ROLL_BACK);
    await transaction.executeQuery(RELEASE);
    if (isFatal(error)) throw error;
    const [only] = group;
    if (only !== undefined && group.length === 1) {
      return [{ pending: only, error: error ?? new Error('A command failed without a word.') }];
    }
    const outcomes: Outcome[] = [];
    for (const pending of group) outcomes.push(...(await runGroup(run, [pending])));
    return outcomes;
  }
}

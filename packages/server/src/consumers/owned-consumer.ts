/**
 * A consumer that one process at a time runs, from the cursor that the last one left. What it does with a batch is
 * committed together with the cursor, so nothing is done twice or left out, whoever dies when. The lease is renewed while
 * the process lives; another takes over soon after it has run out.
 */
import { randomUUID } from 'node:crypto';
import type { CommitQueue, Tx } from '../db/commit-queue.js';
import type { Db } from '../db/schema.js';
import type { FreshRow } from '../log/append.js';
import { Consumer, type ConsumerOptions } from '../log/consumer.js';
import { readHead } from '../log/read.js';
import type { Signals } from '../log/signals.js';
import {
  insertConsumer,
  moveConsumer,
  ownsConsumer,
  releaseConsumer,
  takeConsumer,
} from '../store/consumers.js';

const LEASE_MS = 10_000;
const TICK_MS = 1000;
/** A cursor past events that were nothing to it is written down now and then: each time would be a commit. */
const SAVE_MS = 5000;

/** What is written for a batch, in the transaction that moves the cursor; null for nothing. */
export type Effect = ((tx: Tx) => Promise<void>) | null;

export interface OwnedConsumerOptions extends Pick<ConsumerOptions, 'batch' | 'pauseMs'> {
  name: string;
  db: Db;
  commits: Pick<CommitQueue, 'commit'>;
  signals: Signals<FreshRow[]>;
  now: () => Date;
  /** Looks at a batch and says what to write for it. */
  handle: (rows: FreshRow[]) => Promise<Effect>;
  /** What the owner does beside reading, about once a second; nothing by default. */
  tick?: (owner: Ownership) => Promise<void>;
  onError: (error: unknown) => void;
}

/** Writes only while the consumer is ours. */
export interface Ownership {
  /** @throws Error when another process has taken over */
  commit<T>(command: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether it is to stop: what takes long asks between its pieces. */
  readonly isStopping: boolean;
}

export class OwnedConsumer implements Ownership {
  readonly #options: OwnedConsumerOptions;
  readonly #lease: { name: string; owner: string };
  #consumer: Consumer | undefined;
  #isKnown = false;
  #saved = 0;
  #savedAt = 0;
  #renewAt = 0;
  #renewing: Promise<void> | null = null;
  #ticking: Promise<void> | null = null;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OwnedConsumerOptions) {
    this.#options = options;
    this.#lease = { name: options.name, owner: randomUUID() };
  }

  start(): void {
    this.#timer = setInterval(() => this.#wake(), TICK_MS);
    this.#timer.unref();
    this.#wake();
  }

  /** Finishes what is in hand and lets another process take over at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#ticking;
    clearInterval(this.#timer);
    await this.#renewing;
    await this.#let();
    await this.#options.commits.commit((tx) => releaseConsumer(tx.db, this.#lease));
  }

  /** The last event handled; undefined while another process is the owner. */
  get cursor(): number | undefined {
    return this.#consumer?.cursor;
  }

  get isStopping(): boolean {
    return this.#stopped;
  }

  commit<T>(command: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#options.commits.commit(async (tx) => {
      if (!(await ownsConsumer(tx.db, this.#lease)))
        throw new Error(`${this.#lease.name} has another owner.`);
      return command(tx);
    });
  }

  #wake(): void {
    this.#renewing ??= this.#renew()
      .catch(this.#options.onError)
      .finally(() => {
        this.#renewing = null;
      });
  }

  /** The tick is not waited for: what takes long, a slow mail server say, must not cost the lease. */
  async #renew(): Promise<void> {
    if (performance.now() >= this.#renewAt) await this.#take();
    if (this.#consumer === undefined || this.#stopped) return;
    const { tick } = this.#options;
    if (tick === undefined) return;
    this.#ticking ??= tick(this)
      .catch(this.#options.onError)
      .finally(() => {
        this.#ticking = null;
      });
  }

  async #take(): Promise<void> {
    const { db, commits, name, now } = this.#options;
    if (!this.#isKnown) {
      // A new consumer begins with what happens from now on.
      const cursor = await readHead(db);
      await commits.commit((tx) => insertConsumer(tx.db, { name, cursor }));
      this.#isKnown = true;
    }
    const at = now();
    const until = new Date(at.getTime() + LEASE_MS).toISOString();
    const cursor = await commits.commit((tx) =>
      takeConsumer(tx.db, { ...this.#lease, now: at.toISOString(), until }),
    );
    if (cursor === undefined || (this.#consumer !== undefined && cursor !== this.#saved)) await this.#let();
    if (cursor === undefined) return;
    this.#renewAt = performance.now() + LEASE_MS / 2;
    this.#consumer ??= this.#begin(cursor);
  }

  #begin(cursor: number): Consumer {
    const { db, signals, onError, batch, pauseMs } = this.#options;
    this.#saved = cursor;
    const handle = (rows: FreshRow[]) => this.#handle(rows);
    const consumer = new Consumer({ db, signals, cursor, handle, onError, batch, pauseMs });
    consumer.start();
    return consumer;
  }

  async #let(): Promise<void> {
    this.#renewAt = 0;
    await this.#consumer?.stop();
    this.#consumer = undefined;
  }

  async #handle(rows: FreshRow[]): Promise<void> {
    const effect = await this.#options.handle(rows);
    if (effect === null && performance.now() - this.#savedAt < SAVE_MS) return;
    const cursor = Number(rows.at(-1)?.cursor);
    const move = { ...this.#lease, from: this.#saved, cursor };
    await this.#options.commits.commit(async (tx) => {
      if (!(await moveConsumer(tx.db, move))) {
        this.#renewAt = 0;
        throw new Error(`${this.#lease.name} has another owner.`);
      }
      await effect?.(tx);
    });
    this.#saved = cursor;
    this.#savedAt = performance.now();
  }
}

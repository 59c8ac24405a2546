/**
 * Whether the database lets this process do its work. Failing commits tell at once, a look a second tells when nobody
 * writes; who asks for readiness causes no query. In trouble, only a proven write ends it.
 */
import type { Logger } from 'pino';
import { type Outage, outageOf } from './db/outage.js';

const LOOK_MS = 1000;
/** A database that takes longer to say a word is as good as gone. */
const PATIENCE_MS = 3000;

export interface ReadinessOptions {
  /** Asks the database for anything. */
  read: () => Promise<unknown>;
  /** Writes something, and resolves when it is stored. */
  write: () => Promise<unknown>;
  log: Logger;
}

export class Readiness {
  readonly #options: ReadinessOptions;
  #trouble: Outage | null = null;
  #lastCommit = 0;
  /** Under way, perhaps for long. */
  #look: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  /** What keeps the process from working; null when nothing does. */
  get trouble(): Outage | null {
    return this.#trouble;
  }

  start(): void {
    this.#timer = setInterval(() => {
      // A look that got no answer yet is not asked again: it would only wait beside the other.
      this.#look ??= this.#lookOnce().finally(() => {
        this.#look = null;
      });
    }, LOOK_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Something was committed. */
  committed(): void {
    this.#lastCommit = performance.now();
  }

  /** A commit failed. */
  failed(error: unknown): void {
    const outage = outageOf(error);
    if (outage !== undefined) this.#enter(outage, error);
  }

  async #lookOnce(): Promise<void> {
    const { read, write } = this.#options;
    const began = performance.now();
    const late = setTimeout(() => {
      // Busy is not gone: as long as commits come through, the look only has to wait its turn.
      if (this.#lastCommit < began) this.#enter('database_unreachable', new Error('The database is silent.'));
    }, PATIENCE_MS);
    try {
      const inTrouble = this.#trouble !== null;
      await (inTrouble ? write() : read());
      if (inTrouble) this.#leave();
    } catch (error) {
      this.#enter(outageOf(error) ?? 'database_failing', error);
    } finally {
      clearTimeout(late);
    }
  }

  #enter(outage: Outage, err: unknown): void {
    if (this.#trouble === outage) return;
    this.#trouble = outage;
    this.#options.log.error({ err, reason: outage }, 'not ready');
  }

  #leave(): void {
    this.#options.log.warn({ reason: this.#trouble }, 'ready again');
    this.#trouble = null;
  }
}

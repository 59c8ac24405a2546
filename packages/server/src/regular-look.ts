/** Looks regularly for what is due, one look at a time. It must never throw: what goes wrong is logged, and tried again. */
import type { Logger } from 'pino';

export interface RegularLookOptions {
  everyMs: number;
  /** Does what is due, a bounded number at a time; between them it asks whether it is to stop. */
  work: (isStopped: () => boolean) => Promise<void>;
  log: Logger;
  /** What to log when `work` fails. */
  failure: string;
}

export class RegularLook {
  readonly #options: RegularLookOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(options: RegularLookOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), this.#options.everyMs).unref();
  }

  /** Waits for the batch in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Does all that is due. Never throws: what goes wrong is logged, and tried again with the next look. */
  look(): Promise<void> {
    const { work, log, failure } = this.#options;
    this.#running ??= work(() => this.#stopped)
      .catch((err) => log.error({ err }, failure))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }
}

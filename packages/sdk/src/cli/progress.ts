/** How far a sync is, on standard error: a bar in a terminal, a line now and then elsewhere. */
export interface ProgressOptions {
  note(text: string): void;
  isTerminal: boolean;
  quiet: boolean;
}

const WIDTH = 30;
/** Milliseconds between two lines where nobody watches a bar. */
const PAUSE = 10_000;

/**
 * The log does not say how long it is, but when each thing happened: from the first to now is the whole way.
 */
export class Progress {
  readonly #options: ProgressOptions;
  #first: number | undefined;
  #last = 0;
  #drawn = false;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  show({ events, at }: { events: number; at: string | null }): void {
    const { quiet, isTerminal, note } = this.#options;
    const when = Date.parse(at ?? '');
    const now = Date.now();
    if (quiet || Number.isNaN(when)) return;
    this.#first ??= when;
    if (now - this.#last < (isTerminal ? 100 : PAUSE)) return;
    this.#last = now;
    const share = Math.min(1, Math.max(0, (when - this.#first) / Math.max(1, now - this.#first)));
    const words = `${events.toLocaleString('en')} events, up to ${new Date(when).toISOString().slice(0, 16).replace('T', ' ')}`;
    if (!isTerminal) {
      note(`${words}\n`);
      return;
    }
    const full = Math.round(share * WIDTH);
    const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
    note(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${words}`);
    this.#drawn = true;
  }

  end(): void {
    if (this.#drawn) this.#options.note('\n');
    this.#drawn = false;
  }
}

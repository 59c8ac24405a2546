/** Whether somebody is there, asked anew from time to time while somebody looks. It must never ask for nobody. */
import type { Availability } from '@parley/protocol';
import { type Readable, Store } from './store.js';

const EVERY = 60_000;

export interface AvailabilityOptions {
  ask: (teamId: string | undefined) => Promise<Availability>;
  /** Milliseconds between two questions. */
  every?: number;
}

/** Null until it is known. */
export class AvailabilityStore implements Readable<Availability | null> {
  #store = new Store<Availability | null>(null);
  #ask: AvailabilityOptions['ask'];
  #every: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #teamId: string | undefined;
  #watching = false;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor({ ask, every = EVERY }: AvailabilityOptions) {
    this.#ask = ask;
    this.#every = every;
  }

  get state(): Availability | null {
    return this.#store.state;
  }

  subscribe(listener: (state: Availability | null) => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Somebody looks: asks now, unless that was just done, and again each minute in which the page is visible. */
  watch(teamId?: string): void {
    const other = teamId !== this.#teamId;
    this.#teamId = teamId;
    if (this.#watching && !other) return;
    if (other) this.#askedAt = Number.NEGATIVE_INFINITY;
    if (!this.#watching) {
      this.#watching = true;
      this.#timer = setInterval(this.#look, this.#every);
      globalThis.document?.addEventListener('visibilitychange', this.#look);
    }
    this.#look();
  }

  /** Nobody looks any more. */
  rest(): void {
    this.#watching = false;
    clearInterval(this.#timer);
    globalThis.document?.removeEventListener('visibilitychange', this.#look);
  }

  #look = (): void => {
    if (globalThis.document?.visibilityState === 'hidden') return;
    // A tab that is shown again and again need not ask each time; the timer's own ticks may come a little early.
    if (performance.now() - this.#askedAt < this.#every / 2) return;
    this.#askedAt = performance.now();
    const teamId = this.#teamId;
    this.#ask(teamId).then(
      (availability) => {
        if (teamId === this.#teamId) this.#store.set(availability);
      },
      () => {
        // What was known stays; the next question makes up for this one.
      },
    );
  };
}

/** How far a server is on its way out, for the doors to ask. It only goes forward. */

/**
 * `serving`; `leaving`: all is served as before, but readiness says no; `moving`: nobody is let in any more, who is in
 * is served and told to go elsewhere; `closing`: what is in hand is finished, nothing new is begun.
 */
const PHASES = ['serving', 'leaving', 'moving', 'closing'] as const;
export type Phase = (typeof PHASES)[number];

export class Stopping {
  #phase: Phase = 'serving';
  #inHand = 0;

  /** Goes on to `phase`; never back. */
  enter(phase: Phase): void {
    if (this.reached(phase)) return;
    this.#phase = phase;
  }

  reached(phase: Phase): boolean {
    return PHASES.indexOf(this.#phase) >= PHASES.indexOf(phase);
  }

  /** Events of sockets that wait for their answer. (Node itself counts the HTTP requests.) */
  get inHand(): number {
    return this.#inHand;
  }

  /** Counts `work` as in hand until it has ended, well or not. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#inHand += 1;
    try {
      return await work();
    } finally {
      this.#inHand -= 1;
    }
  }
}

/**
 * How long rows stay that somebody else has decided: long enough to be seen, and the one that the keys are about as long as they are, so
 * that no key falls on a message that has just slipped under it.
 */

/** So long it is shown what became of a message. */
export const SHOWN_MS = 6000;

export class SettledRows {
  readonly #letGo: (ids: ReadonlySet<string>) => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #current: string | null = null;

  constructor(letGo: (ids: ReadonlySet<string>) => void) {
    this.#letGo = letGo;
  }

  /** @param current the row that the keys are about */
  follow(settled: ReadonlySet<string>, current: string | null): void {
    this.#current = current;
    for (const [id, timer] of this.#timers) {
      if (settled.has(id)) continue;
      clearTimeout(timer);
      this.#timers.delete(id);
    }
    for (const id of settled) if (!this.#timers.has(id)) this.#wait(id);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #wait(id: string): void {
    const timer = setTimeout(() => {
      if (id === this.#current) this.#wait(id);
      else this.#letGo(new Set([id]));
    }, SHOWN_MS);
    this.#timers.set(id, timer);
  }
}

/** How long to wait before the next try: twice as long each time, with chance, so that clients do not come in step. */

export interface BackoffOptions {
  /** Milliseconds before the second try. */
  first?: number;
  /** Never wait longer than this, unless the server asks for it. */
  most?: number;
}

export class Backoff {
  #first: number;
  #most: number;
  #tries = 0;

  constructor({ first = 500, most = 30_000 }: BackoffOptions = {}) {
    this.#first = first;
    this.#most = most;
  }

  /** It went well: the next trouble starts from the beginning. */
  reset(): void {
    this.#tries = 0;
  }

  /**
   * Milliseconds to wait now.
   * @param retryAfter seconds that the server asked for; chance only adds to them
   */
  next(retryAfter = 0): number {
    const ceiling = Math.min(this.#most, this.#first * 2 ** this.#tries);
    this.#tries += 1;
    return retryAfter * 1000 + ceiling * (0.5 + Math.random() / 2);
  }
}

/**
 * How long to wait before the next try: by chance, up to a ceiling that doubles each time. A wait that is all chance
 * keeps clients out of step even when the same event sent them all away; a fixed part would keep them together.
 */

export interface BackoffOptions {
  /** Milliseconds; no wait is shorter. */
  least?: number;
  /** Ceiling of the first wait. */
  first?: number;
  /** Ceiling of any wait, unless the server asks for more. */
  most?: number;
}

export class Backoff {
  #least: number;
  #first: number;
  #most: number;
  #tries = 0;

  constructor({ least = 250, first = 500, most = 30_000 }: BackoffOptions = {}) {
    this.#least = least;
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
    return retryAfter * 1000 + this.#least + Math.random() * (ceiling - this.#least);
  }
}

/** Keeps answers for a while, one for each key. Who asks while one is being fetched waits for the same. */
interface Kept<T> {
  answer: Promise<T>;
  until: number;
}

/** For few keys: none is ever dropped. */
export class Cached<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #ttlMs: number;
  readonly #fetch: (key: string) => Promise<T>;

  constructor(ttlMs: number, fetch: (key: string) => Promise<T>) {
    this.#ttlMs = ttlMs;
    this.#fetch = fetch;
  }

  /** @throws what fetching threw; a failure is not kept */
  async get(key: string): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept !== undefined && performance.now() < kept.until) return kept.answer;
    const fresh = { answer: this.#fetch(key), until: performance.now() + this.#ttlMs };
    this.#kept.set(key, fresh);
    try {
      return await fresh.answer;
    } catch (error) {
      if (this.#kept.get(key) === fresh) this.#kept.delete(key);
      throw error;
    }
  }
}

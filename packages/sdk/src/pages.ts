/** Lists that are longer than a page. Must hold one page at a time, or with one ahead two, however long the list is. */

/** Asks for the page after `previous` (the first when null), or answers null when `previous` was the last. */
export type NextPage<P> = (previous: P | null) => Promise<P> | null;

/**
 * A list that is fetched page by page while it is walked. Each walk starts anew and nothing is asked before it.
 *
 * @example
 * for await (const conversation of parley.conversations.list()) console.log(conversation.id);
 */
export class PagedList<T, P extends { data: T[] }> implements AsyncIterable<T> {
  readonly #next: NextPage<P>;
  readonly #ahead: boolean;

  /** @param options.ahead asks for the next page while one is walked: for lists that are walked to their end */
  constructor(next: NextPage<P>, { ahead = false }: { ahead?: boolean } = {}) {
    this.#next = next;
    this.#ahead = ahead;
  }

  /** Walks item by item. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.data;
  }

  /** Walks page by page, as the server answers them; there is always at least one. */
  async *pages(): AsyncGenerator<P, void, undefined> {
    let request = this.#next(null);
    while (request !== null) {
      const page = await request;
      const next = this.#ahead ? this.#next(page) : undefined;
      // Its failure is for whoever gets there, which may be nobody.
      next?.catch(() => undefined);
      yield page;
      request = next === undefined ? this.#next(page) : next;
    }
  }

  /** Only the first page. */
  async firstPage(): Promise<P> {
    const first = this.#next(null);
    if (first === null) throw new TypeError('A list without a first page cannot be.');
    return first;
  }
}

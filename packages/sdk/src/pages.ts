/** Lists that are longer than a page. Must hold one page at a time, however long the list is. */

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

  constructor(next: NextPage<P>) {
    this.#next = next;
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
      yield page;
      request = this.#next(page);
    }
  }

  /** Only the first page. */
  async firstPage(): Promise<P> {
    const first = this.#next(null);
    if (first === null) throw new TypeError('A list without a first page cannot be.');
    return first;
  }
}

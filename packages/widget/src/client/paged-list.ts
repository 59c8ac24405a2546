/** A list of the server, page by page, as a screen shows it: loading, there, or why not. */
import type { Page } from '@parley/protocol';
import { ApiError } from './api-error.js';
import { Store } from './store.js';

export interface PagedState<T> {
  phase: 'loading' | 'ready' | 'failed';
  items: readonly T[];
  /** Whether there is more, and whether it is on its way. */
  more: boolean;
  loadingMore: boolean;
  error: ApiError | null;
}

export class PagedList<T> extends Store<PagedState<T>> {
  readonly #load: (cursor: string | undefined) => Promise<Page<T>>;
  #next: string | null = null;
  /** Only the latest load counts. */
  #turn = 0;

  constructor(load: (cursor: string | undefined) => Promise<Page<T>>) {
    super({ phase: 'loading', items: [], more: false, loadingMore: false, error: null });
    this.#load = load;
  }

  /** From the beginning; what is there stays until the new comes. */
  async load(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const page = await this.#load(undefined);
      if (turn !== this.#turn) return;
      this.#next = page.next;
      const more = page.next !== null;
      this.set({ phase: 'ready', items: page.data, more, loadingMore: false, error: null });
    } catch (thrown) {
      if (turn === this.#turn) this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  async loadMore(): Promise<void> {
    if (this.#next === null || this.state.loadingMore) return;
    const turn = this.#turn;
    this.update({ loadingMore: true, error: null });
    try {
      const page = await this.#load(this.#next);
      if (turn !== this.#turn) return;
      this.#next = page.next;
      this.update({ items: [...this.state.items, ...page.data], more: page.next !== null });
    } catch (thrown) {
      if (turn === this.#turn) this.update({ error: ApiError.from(thrown) });
    } finally {
      if (turn === this.#turn) this.update({ loadingMore: false });
    }
  }

  /** Puts what has changed in its place; what is new stands at the end. */
  put(item: T, isSame: (other: T) => boolean): void {
    const { items } = this.state;
    const known = items.some(isSame);
    this.update({ items: known ? items.map((other) => (isSame(other) ? item : other)) : [...items, item] });
  }

  remove(isSame: (other: T) => boolean): void {
    this.update({ items: this.state.items.filter((other) => !isSame(other)) });
  }
}

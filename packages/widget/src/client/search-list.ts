/** What somebody looks for and what was found. Of answers that overtake each other the one to the last question counts. */
import { ApiError } from './api-error.js';
import { Store } from './store.js';

/** Whoever types is asked for once. */
const PAUSE_MS = 200;

export interface SearchListState<Hit> {
  /** What is looked for; empty for nothing. */
  query: string;
  phase: 'idle' | 'searching' | 'ready' | 'failed';
  error: ApiError | null;
  hits: readonly Hit[];
  /** Whether there are more. */
  next: string | null;
}

const IDLE = { query: '', phase: 'idle', error: null, hits: [], next: null } as const;

type Ask<Hit> = (query: { q: string; cursor?: string }) => Promise<{ data: Hit[]; next: string | null }>;

export class SearchList<Hit> extends Store<SearchListState<Hit>> {
  readonly #search: Ask<Hit>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(search: Ask<Hit>) {
    super(IDLE);
    this.#search = search;
  }

  /** Looks for something else, a moment after the last key. What was found before stays until then. */
  look(query: string): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    if (query.trim() === '') {
      this.set({ ...IDLE, query });
      return;
    }
    this.update({ query, phase: 'searching', error: null });
    this.#timer = setTimeout(() => void this.#ask(null), PAUSE_MS);
  }

  /** Asks again after a failure. */
  again(): void {
    this.update({ phase: 'searching', error: null });
    void this.#ask(null);
  }

  /** The next page. */
  async more(): Promise<void> {
    if (this.state.next !== null && this.state.phase === 'ready') await this.#ask(this.state.next);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #ask(cursor: string | null): Promise<void> {
    const turn = this.#turn;
    const before = cursor === null ? [] : this.state.hits;
    try {
      const q = this.state.query.trim();
      const { data, next } = await this.#search({ q, ...(cursor !== null && { cursor }) });
      if (turn === this.#turn) this.update({ phase: 'ready', hits: [...before, ...data], next });
    } catch (thrown) {
      if (turn === this.#turn) this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }
}

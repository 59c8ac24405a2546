/** State with subscribers, free of any framework. A state is replaced, never changed in place. */

/** What a reader of a store needs. */
export interface Readable<T> {
  readonly state: T;
  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: (state: T) => void): () => void;
}

export class Store<T> implements Readable<T> {
  #state: T;
  #listeners = new Set<(state: T) => void>();

  constructor(state: T) {
    this.#state = state;
  }

  get state(): T {
    return this.#state;
  }

  /** Replaces the state. Setting the very same value again tells nobody. */
  set(state: T): void {
    if (Object.is(state, this.#state)) return;
    this.#state = state;
    // A copy, because a listener may unsubscribe itself or subscribe another while it is called.
    for (const listener of [...this.#listeners]) listener(state);
  }

  /** Replaces some fields of an object state. */
  update(changes: Partial<T>): void {
    this.set({ ...this.#state, ...changes });
  }

  subscribe(listener: (state: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Wakes listeners within this process. It only wakes: what is true stands in the database. */
type Listener<T> = (value: T) => void;

export class Signals<T = void> {
  readonly #listeners = new Set<Listener<T>>();

  /** @returns a function that ends the subscription */
  subscribe(listener: Listener<T>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  notify(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
}

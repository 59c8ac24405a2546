/** Wakes consumers when something was appended. It only wakes: what is true stands in the log. */
type Listener = () => void;

export class Signals {
  readonly #listeners = new Set<Listener>();

  /** @returns a function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

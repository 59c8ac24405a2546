/** Binds a store of client/ to a Lit host: the host renders again when the state changes, while it is connected. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from '../client/store.js';

export class StoreController<T> implements ReactiveController {
  #host: ReactiveControllerHost;
  #store: Readable<T>;
  #connected = false;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, store: Readable<T>) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  /** The state as it is now. */
  get state(): T {
    return this.#store.state;
  }

  /** Listens to another store from now on, e.g. when another conversation is chosen. */
  use(store: Readable<T>): void {
    if (store === this.#store) return;
    this.#store = store;
    if (this.#connected) this.#listen();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
    // The state may have moved on while the host was out of the document.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #listen(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.#store.subscribe(() => this.#host.requestUpdate());
  }
}

/**
 * Looks again where the visitor is: when the chat has something new to show, and after the page has moved on by itself. What
 * is done with it is somebody else's decision.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A page that draws itself anew gives itself its title a little later. */
const SETTLE_MS = 300;

/** Not in every browser, nor in every version of the DOM's types. */
const { navigation } = globalThis as { navigation?: EventTarget };

export class PageWatch implements ReactiveController {
  readonly #look: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, look: () => void) {
    this.#look = look;
    host.addController(this);
  }

  hostConnected(): void {
    navigation?.addEventListener('currententrychange', this.#settle);
  }

  hostUpdated(): void {
    this.#look();
  }

  hostDisconnected(): void {
    navigation?.removeEventListener('currententrychange', this.#settle);
    clearTimeout(this.#timer);
  }

  #settle = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#look, SETTLE_MS);
  };
}

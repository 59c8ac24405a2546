/** Tells a host whether it is wide enough for two columns. By its own width, not the window's: it may be embedded. */
import type { ReactiveController, ReactiveElement } from 'lit';

export class WidthController implements ReactiveController {
  #host: ReactiveElement;
  #least: number;
  #observer = new ResizeObserver(() => this.#measure());
  #wide: boolean;

  /** @param least the width in px from which the host counts as wide */
  constructor(host: ReactiveElement, least: number) {
    this.#host = host;
    this.#least = least;
    // A guess until the first measure, so that a phone does not draw two columns first.
    this.#wide = globalThis.innerWidth >= least;
    host.addController(this);
  }

  get wide(): boolean {
    return this.#wide;
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #measure(): void {
    const wide = this.#host.getBoundingClientRect().width >= this.#least;
    if (wide === this.#wide) return;
    this.#wide = wide;
    this.#host.requestUpdate();
  }
}

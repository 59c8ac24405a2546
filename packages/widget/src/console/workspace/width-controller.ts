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
    // A guess for a host that has no width yet, because it is not shown.
    this.#wide = globalThis.innerWidth >= least;
    host.addController(this);
  }

  get wide(): boolean {
    return this.#wide;
  }

  hostConnected(): void {
    // The observer speaks a frame later: without this a narrow place would draw two columns first.
    const { width } = this.#host.getBoundingClientRect();
    if (width > 0) this.#wide = width >= this.#least;
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

/**
 * Fits a full-screen panel above a phone's keyboard. Keyboards cover the page instead of shrinking it, and only the
 * visual viewport tells: https://developer.chrome.com/blog/viewport-resize-behavior
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class VisualViewportController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.visualViewport?.addEventListener('resize', this.#fit);
    globalThis.visualViewport?.addEventListener('scroll', this.#fit);
  }

  hostDisconnected(): void {
    globalThis.visualViewport?.removeEventListener('resize', this.#fit);
    globalThis.visualViewport?.removeEventListener('scroll', this.#fit);
  }

  #fit = (): void => {
    const viewport = globalThis.visualViewport;
    const { style } = this.#host;
    // A reader who has zoomed in wants to look at a part of the panel, not to have it shrunk into that part.
    if (!viewport || Math.abs(viewport.scale - 1) > 0.01) return;
    style.setProperty('--_height', `${viewport.height}px`);
    style.setProperty('--_top', `${viewport.offsetTop}px`);
  };
}

/**
 * Keeps what follows a discussion where it is. Until the discussion is drawn it takes a whole screen, so that nothing
 * below it can be seen; the room goes as soon as nobody would see what follows move.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface ReserveHost extends ReactiveControllerHost, HTMLElement {
  /** Whether the room is kept. */
  reserved: boolean;
  /** How high it is by itself; null while it is not drawn. */
  readonly ownHeight: number | null;
}

export class ReserveController implements ReactiveController {
  #host: ReserveHost;

  constructor(host: ReserveHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('scroll', this.#check, { passive: true });
    // What people do themselves may move things; not before it is done, or what they press moves away under them.
    this.#host.addEventListener('click', this.#release);
    this.#host.addEventListener('keydown', this.#release);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('scroll', this.#check);
    this.#host.removeEventListener('click', this.#release);
    this.#host.removeEventListener('keydown', this.#release);
  }

  hostUpdated(): void {
    // The elements inside have drawn themselves by then.
    if (this.#host.reserved) requestAnimationFrame(this.#check);
  }

  #check = (): void => {
    const { reserved, ownHeight } = this.#host;
    if (!reserved || ownHeight === null) return;
    const { top, bottom } = this.#host.getBoundingClientRect();
    const away = bottom <= 0 || top >= innerHeight;
    if (away || top + ownHeight >= innerHeight) this.#host.reserved = false;
  };

  #release = (): void => {
    if (this.#host.ownHeight !== null) this.#host.reserved = false;
  };
}

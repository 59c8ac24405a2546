/** What is to be said of the connection, and not too early: most losses are over before anybody notices. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveStatus } from '../../client/live.js';

/** So long may the connection be away without a word. */
const PATIENCE = 1500;

export class ConnectionNotice implements ReactiveController {
  #host: ReactiveControllerHost;
  #status: LiveStatus = 'connecting';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lost = false;
  #wasOnline = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** `null` while there is nothing to say. */
  get state(): 'offline' | 'reconnecting' | null {
    if (!this.#lost) return null;
    if (this.#status === 'offline') return 'offline';
    // The first connection may take its time: the inbox is there without it.
    return this.#wasOnline ? 'reconnecting' : null;
  }

  /** Tells how the connection is now. */
  follow(status: LiveStatus): void {
    // It either succeeds soon or becomes another status.
    if (status === 'moving') return;
    this.#status = status;
    if (status === 'online') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#lost = false;
      this.#wasOnline = true;
    } else {
      this.#timer ??= setTimeout(() => {
        this.#lost = true;
        this.#host.requestUpdate();
      }, PATIENCE);
    }
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

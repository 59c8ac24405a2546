/**
 * Who is here, as the page says it. A token is shown to the server when there is something to tell it for: the chat is
 * open, or the visitor has written before. It must never make somebody known who only looks at the page.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../client/api-error.js';
import type { ChatStore } from '../client/chat-store.js';
import { ParleyIdentityChangeEvent } from '../events/identity-change.js';
import { ParleyIdentityRefuseEvent } from '../events/identity-refuse.js';

interface IdentityHost extends ReactiveControllerHost, EventTarget {
  token: string;
  open: boolean;
}

export class IdentityController implements ReactiveController {
  #host: IdentityHost;
  #store: ChatStore | undefined;
  /** What the server was told last. */
  #told = '';
  #failed = false;
  #wasOpen = false;
  #verified = false;

  constructor(host: IdentityHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Another site or server knows nothing yet. */
  use(store: ChatStore | undefined): void {
    this.#store = store;
    this.#told = '';
  }

  hostUpdated(): void {
    const { token, open } = this.#host;
    // Who tries again may be luckier.
    if (open && !this.#wasOpen && this.#failed) this.#told = '';
    this.#wasOpen = open;
    if (this.#store && token !== this.#told && (open || !token || this.#store.known)) {
      // Refusals were told by an event.
      if (token) this.identify(token).catch(() => undefined);
      else void this.logout();
    }
    const verified = this.#store?.state.contact?.verified ?? false;
    if (!this.#store || verified === this.#verified) return;
    this.#verified = verified;
    this.#host.dispatchEvent(new ParleyIdentityChangeEvent(verified));
  }

  /** @throws ApiError */
  async identify(token: string): Promise<void> {
    this.#told = token;
    this.#failed = false;
    this.#host.token = token;
    try {
      await this.#store?.identify(token);
    } catch (thrown) {
      const error = ApiError.from(thrown);
      this.#failed = this.#told === token;
      this.#host.dispatchEvent(new ParleyIdentityRefuseEvent(error));
      throw error;
    }
  }

  async logout(): Promise<void> {
    this.#told = '';
    this.#host.token = '';
    await this.#store?.logout();
  }
}

/** Fetches the person of the open conversation, once each time another one is opened. What arrives late is dropped. */
import type { Contact } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Contacts {
  contact: (id: string) => Promise<Contact>;
}

export class ContactCardController implements ReactiveController {
  #host: ReactiveControllerHost;
  #contacts: () => Contacts;
  #id: string | null = null;
  #contact: Contact | null = null;
  #failed = false;

  constructor(host: ReactiveControllerHost, contacts: () => Contacts) {
    this.#host = host;
    this.#contacts = contacts;
    host.addController(this);
  }

  hostConnected(): void {}

  get contact(): Contact | null {
    return this.#contact;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Tells whose conversation is open. */
  follow(id: string | null): void {
    if (id === this.#id) return;
    this.#id = id;
    this.#contact = null;
    this.#failed = false;
    if (id) void this.#load(id);
  }

  async #load(id: string): Promise<void> {
    const contact = await this.#contacts()
      .contact(id)
      .catch(() => null);
    if (this.#id !== id) return;
    this.#contact = contact;
    this.#failed = contact === null;
    this.#host.requestUpdate();
  }
}

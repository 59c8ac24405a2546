/**
 * Fetches the person of the open conversation and their past, once each time another one is opened, and changes what the
 * agent wants changed. What arrives late is dropped.
 */
import type { Contact, UpdateContactInput } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../../client/api.js';
import { type ContactPast, contactPast, mergeContact, updateContact } from '../../client/desk-api.js';

interface Contacts {
  api: Pick<Api, 'request'>;
  contact: (id: string) => Promise<Contact>;
}

export class ContactCardController implements ReactiveController {
  #host: ReactiveControllerHost;
  #contacts: () => Contacts;
  #id: string | null = null;
  #contact: Contact | null = null;
  #past: ContactPast | null = null;
  #failed = false;
  #unsaved = false;

  constructor(host: ReactiveControllerHost, contacts: () => Contacts) {
    this.#host = host;
    this.#contacts = contacts;
    host.addController(this);
  }

  hostConnected(): void {}

  get contact(): Contact | null {
    return this.#contact;
  }

  /** Null while it is loading, and when it could not be loaded: the card does without. */
  get past(): ContactPast | null {
    return this.#past;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Whether the last change was not taken. */
  get unsaved(): boolean {
    return this.#unsaved;
  }

  /** Tells whose conversation is open. */
  follow(id: string | null): void {
    if (id === this.#id) return;
    this.#id = id;
    // Who was merged into this one is shown already, and the agent's focus with them: only their past is another.
    if (!id || this.#contact?.id !== id) {
      this.#contact = null;
      this.#past = null;
    }
    this.#failed = false;
    this.#unsaved = false;
    if (id) void this.#load(id);
  }

  /** Says what the company knows of the person, or bars them. */
  change(change: UpdateContactInput): Promise<void> {
    return this.#save((api, id) => updateContact(api, id, change));
  }

  /** The person turned out to be another one. */
  merge(into: string): Promise<void> {
    return this.#save((api, id) => mergeContact(api, id, into));
  }

  async #save(ask: (api: Contacts['api'], id: string) => Promise<Contact>): Promise<void> {
    const id = this.#id;
    if (!id) return;
    const contact = await ask(this.#contacts().api, id).catch(() => null);
    if (this.#id !== id) return;
    this.#contact = contact ?? this.#contact;
    this.#unsaved = contact === null;
    this.#host.requestUpdate();
  }

  async #load(id: string): Promise<void> {
    const contacts = this.#contacts();
    const past = contactPast(contacts.api, id).catch(() => null);
    const contact = await contacts.contact(id).catch(() => null);
    if (this.#id !== id) return;
    this.#contact = contact;
    this.#failed = contact === null;
    this.#host.requestUpdate();
    const found = await past;
    if (this.#id !== id) return;
    this.#past = found;
    this.#host.requestUpdate();
  }
}

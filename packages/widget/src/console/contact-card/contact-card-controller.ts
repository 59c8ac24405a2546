/**
 * The person of the open conversation and their past: what is known of them at once, then as the server has it, and from then on
 * as others change it. It changes what the agent wants changed. What arrives late is dropped.
 */
import type { Contact, UpdateContactInput } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../../client/api.js';
import type { Contacts } from '../../client/contacts.js';
import { type ContactPast, contactPast, mergeContact, updateContact } from '../../client/desk-api.js';

interface Desk {
  api: Pick<Api, 'request'>;
  contacts: Contacts;
  /** Asks the server, and lets `contacts` know. */
  contact: (id: string) => Promise<Contact>;
}

/** So many pasts are remembered. */
const KEPT = 30;

export class ContactCardController implements ReactiveController {
  #host: ReactiveControllerHost;
  #desk: () => Desk;
  #id: string | null = null;
  /** Whom the person turned out to be, until their conversation says so as well. */
  #mergedInto: string | null = null;
  #pasts = new Map<string, ContactPast>();
  #failed = false;
  #unsaved = false;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, desk: () => Desk) {
    this.#host = host;
    this.#desk = desk;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  get contact(): Contact | null {
    const id = this.#mergedInto ?? this.#id;
    return (id && this.#desk().contacts.find(id)) || null;
  }

  /** Null while it is loading, and when it could not be loaded: the card does without. */
  get past(): ContactPast | null {
    const id = this.#mergedInto ?? this.#id;
    return (id && this.#pasts.get(id)) || null;
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
    this.#stop ??= this.#desk().contacts.subscribe(() => this.#host.requestUpdate());
    if (id === this.#id) return;
    this.#id = id;
    this.#mergedInto = null;
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

  async #save(ask: (api: Desk['api'], id: string) => Promise<Contact>): Promise<void> {
    const id = this.#id;
    if (!id) return;
    const { api, contacts } = this.#desk();
    const contact = await ask(api, id).catch(() => null);
    if (contact) contacts.learn(contact);
    if (this.#id !== id) return;
    // Shown at once, so that the agent's focus stays: only their past is another.
    if (contact && contact.id !== id) this.#mergedInto = contact.id;
    this.#unsaved = contact === null;
    this.#host.requestUpdate();
  }

  async #load(id: string): Promise<void> {
    const desk = this.#desk();
    const past = contactPast(desk.api, id).catch(() => null);
    const contact = await desk.contact(id).catch(() => null);
    if (this.#id !== id) return;
    // Somebody who is known is shown as they were: that is more than nothing.
    this.#failed = contact === null && this.contact === null;
    this.#host.requestUpdate();
    const found = await past;
    if (found) this.#keepPast(id, found);
    if (this.#id === id) this.#host.requestUpdate();
  }

  #keepPast(id: string, past: ContactPast): void {
    this.#pasts.delete(id);
    this.#pasts.set(id, past);
    const oldest = this.#pasts.keys().next().value;
    if (this.#pasts.size > KEPT && oldest !== undefined) this.#pasts.delete(oldest);
  }
}

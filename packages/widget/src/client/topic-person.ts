/**
 * Who reads a topic in this browser: the contact's session that the chat also uses, opened when there is something to
 * say, and the name under which it is said.
 */
import type { Contact } from '@parley/protocol';
import { Api } from './api.js';
import { OtherTabs } from './other-tabs.js';
import { ContactSession } from './session.js';
import { type KeyValue, StoredText } from './storage.js';

export interface TopicPersonOptions {
  /** Origin of the server. */
  server: string;
  /** The site's key. */
  site: string;
  storage: KeyValue;
  onContact: (contact: Contact) => void;
  /** The person has logged out, here or in another tab. */
  onLeft: () => void;
}

export class TopicPerson {
  readonly api: Api;
  #options: TopicPersonOptions;
  #session: ContactSession;
  #name: StoredText;
  #tabs: OtherTabs;
  #contact: Contact | null = null;

  constructor(options: TopicPersonOptions) {
    this.#options = options;
    const { server, site, storage } = options;
    this.#session = this.#makeSession();
    const tokens = {
      token: () => this.#session.token(),
      renew: (refused: string) => this.#session.renew(refused),
    };
    this.api = new Api({ server, tokens });
    this.#name = new StoredText(storage, `parley:${site}:name`);
    this.#tabs = new OtherTabs(site, (ids) => {
      const { id } = this.#contact ?? {};
      if (id !== undefined && ids.includes(id)) this.forget();
    });
  }

  /** Whether this browser has spoken on the site before. */
  get known(): boolean {
    return this.#session.exists;
  }

  /** Under which name the next message will stand; empty for none. */
  get name(): string {
    return this.#contact?.name ?? this.#name.get() ?? '';
  }

  /** Kept until there is something to say under it. The name that the company knows comes before it. */
  set name(name: string) {
    if (!this.#contact?.name) this.#name.set(name.trim());
  }

  /** Opens the session, under the name that was given. @throws ApiError */
  async introduce(): Promise<void> {
    const session = await this.#session.open();
    const name = this.#name.get();
    if (!name || session.contact.name) return;
    this.#session.take({ ...session, contact: await this.api.updateMe({ name }) });
  }

  /** What the company's backend signed. @throws ApiError */
  async identify(token: string): Promise<void> {
    await this.#session.open();
    this.#session.take(await this.api.identify(token));
  }

  /** Leaves nothing of the person here. */
  forget(): void {
    this.#session.forget();
    this.#session = this.#makeSession();
    this.#contact = null;
    this.#name.set('');
    this.#options.onLeft();
  }

  close(): void {
    this.#tabs.close();
  }

  #makeSession(): ContactSession {
    const { server, site, storage, onContact } = this.#options;
    return new ContactSession({
      api: new Api({ server }),
      site,
      storage,
      onContact: (contact) => {
        this.#contact = contact;
        onContact(contact);
      },
    });
  }
}

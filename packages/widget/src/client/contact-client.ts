/**
 * What belongs to one contact in this browser: session, HTTP, live connection and outbox. It is thrown away as a whole
 * when the contact logs out, so that nothing of one person can reach the next.
 */
import type { Contact, Event, TypingNews } from '@parley/protocol';
import { Api } from './api.js';
import type { ApiError } from './api-error.js';
import { LazyLive } from './lazy-live.js';
import { Outbox } from './outbox.js';
import { sendMessage } from './send-message.js';
import { ContactSession } from './session.js';
import type { KeyValue } from './storage.js';

export interface ContactClientOptions {
  /** Origin of the server. */
  server: string;
  /** The site's key. */
  site: string;
  storage: KeyValue;
  onEvents: (events: readonly Event[]) => void;
  onTyping: (news: TypingNews) => void;
  onReset: () => void;
  onRefused: (error: ApiError) => void;
  onContact: (contact: Contact) => void;
}

export class ContactClient {
  readonly session: ContactSession;
  readonly api: Api;
  readonly live: LazyLive;
  readonly outbox: Outbox;
  /** Whether the live connection was asked for: then it tells how things are, not the browser alone. */
  connecting = false;
  #site: string;
  #storage: KeyValue;
  #closed = false;

  constructor({ server, site, storage, onContact, ...hearing }: ContactClientOptions) {
    this.#site = site;
    this.#storage = storage;
    this.session = new ContactSession({ api: new Api({ server }), site, storage, onContact });
    this.api = new Api({ server, tokens: this.session });
    this.outbox = new Outbox({
      scope: `parley:${site}:outbox`,
      storage,
      send: (entry) => sendMessage(this, entry),
    });
    this.live = new LazyLive({ server, tokens: this.session, ...hearing });
  }

  /** What the company's backend signed. @throws ApiError */
  async identify(token: string): Promise<void> {
    const before = await this.session.open();
    const session = await this.api.identify(token);
    this.session.take(session);
    if (session.contact.id === before.contact.id) return;
    // The connection belongs to who they were.
    this.live.close();
    if (this.connecting) this.live.connect();
  }

  connect(): void {
    if (this.#closed) return;
    this.connecting = true;
    this.live.connect();
  }

  /** Forgets the person and all that they left in this browser, after `close`. */
  forget(): void {
    this.outbox.clear();
    this.session.forget();
    for (const key of this.#storage.keys(`parley:${this.#site}:`)) this.#storage.remove(key);
  }

  /** Ends the connection. What waits stays written down. */
  close(): void {
    this.#closed = true;
    this.live.close();
    this.outbox.close();
  }
}

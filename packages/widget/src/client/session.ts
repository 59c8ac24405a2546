/**
 * A contact's session on one site: an id and a secret made in this browser, and the token they are good for. The
 * token is never stored. Nothing is made or asked before somebody needs a token.
 */
import { type Contact, isId, type MailLink, newId, type Session } from '@parley/protocol';
import type { Api, TokenSource } from './api.js';
import { ApiError } from './api-error.js';
import type { KeyValue } from './storage.js';

const SECRET = /^[\w-]{43}$/;
const SECRET_BYTES = 32;

interface Identity {
  contactId: string;
  secret: string;
}

export interface ContactSessionOptions {
  api: Pick<Api, 'createSession'>;
  /** The site's key. */
  site: string;
  storage: KeyValue;
  /** Hears whom the server takes this browser for, with each new token. */
  onContact?: (contact: Contact) => void;
}

export class ContactSession implements TokenSource {
  #api: Pick<Api, 'createSession'>;
  #site: string;
  #storage: KeyValue;
  #onContact: ContactSessionOptions['onContact'];
  #session: Promise<Session> | undefined;
  /** What a browser that comes by a link will be, once the server has let it in. */
  #arriving: Identity | undefined;
  #forgotten = false;

  constructor({ api, site, storage, onContact }: ContactSessionOptions) {
    this.#api = api;
    this.#site = site;
    this.#storage = storage;
    this.#onContact = onContact;
  }

  /** Whether this browser has spoken on the site before. */
  get exists(): boolean {
    return this.#read() !== undefined;
  }

  /** The id that was made in this browser, made now if there is none yet. */
  get contactId(): string {
    return this.#identity().contactId;
  }

  async token(): Promise<string> {
    return (await this.open()).token;
  }

  /** The session at hand, or a first one. */
  open(): Promise<Session> {
    if (this.#forgotten && !this.#session) {
      return Promise.reject(new ApiError('forbidden', 'This visitor has logged out.'));
    }
    // One request, however many ask at once. The expiry is not looked at: clocks of visitors are wrong too often,
    // and the server says when a token has ended.
    this.#session ??= this.#request();
    return this.#session;
  }

  async renew(refused: string): Promise<string> {
    const held = this.#session;
    const current = await held?.catch(() => undefined);
    // Another who was refused may have opened a new one meanwhile.
    if (current?.token === refused && this.#session === held) this.#session = undefined;
    return this.token();
  }

  /** The server has said whom it takes this browser for from now on. */
  take(session: Session): void {
    this.#session = Promise.resolve(session);
    this.#onContact?.(session.contact);
  }

  /** Makes this browser, which nobody knows yet, one of the contact's whom the mail went to. @throws ApiError */
  async openByLink(link: MailLink): Promise<void> {
    // The same when it is tried again: the server may have let it in, and its answer was lost.
    this.#arriving ??= this.#make();
    const session = await this.#api.createSession({ site: this.#site, ...this.#arriving, link });
    this.#keep(this.#arriving);
    this.take(session);
  }

  #request(): Promise<Session> {
    const session = this.#api.createSession({ site: this.#site, ...this.#identity() });
    session.then(
      ({ contact }) => this.#onContact?.(contact),
      () => {
        if (this.#session === session) this.#session = undefined;
      },
    );
    return session;
  }

  get #key(): string {
    return `parley:${this.#site}`;
  }

  #read(): Identity | undefined {
    try {
      const { contactId, secret } = JSON.parse(this.#storage.get(this.#key) ?? 'null') ?? {};
      if (isId('contact', contactId) && typeof secret === 'string' && SECRET.test(secret)) {
        return { contactId, secret };
      }
    } catch {
      // Something else wrote there; a new identity replaces it.
    }
    return undefined;
  }

  /** Forgets id and secret. Who has the session's token may use it to the end; there is never another. */
  forget(): void {
    this.#forgotten = true;
    this.#storage.remove(this.#key);
  }

  #identity(): Identity {
    const stored = this.#read();
    if (stored) return stored;
    const made = this.#make();
    if (!this.#forgotten) this.#keep(made);
    return made;
  }

  /** With the id under which this browser may be counted already, so that what comes of it is known to be its own. */
  #make(): Identity {
    const { id } = this.#visit();
    return { contactId: isId('contact', id) ? id : newId('contact'), secret: makeSecret() };
  }

  #keep(identity: Identity): void {
    const { id, ...visit } = this.#visit();
    this.#storage.set(this.#key, JSON.stringify(identity));
    // It is good for one identity: the next one after this is somebody else.
    if (id !== undefined) this.#storage.set(`${this.#key}:visit`, JSON.stringify(visit));
  }

  /** What `proactive/visit` has written down. */
  #visit(): Record<string, unknown> {
    try {
      return { ...JSON.parse(this.#storage.get(`${this.#key}:visit`) ?? 'null') };
    } catch {
      return {};
    }
  }
}

function makeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/**
 * Messages on their way: written down before they are sent, and forgotten only when the server has them or refused
 * them for good. They survive a reload. Each has its own key, so that two tabs never overwrite each other's, and its
 * id is the idempotency key, so that a message sent twice is one message.
 */
import { type Attachment, isId, type Message, newId } from '@parley/protocol';
import { ApiError, type ApiErrorCode } from './api-error.js';
import { Backoff } from './backoff.js';
import type { Opening } from './opening.js';
import type { KeyValue } from './storage.js';
import { Store } from './store.js';

/** How many may wait; more is no conversation but a fault. */
export const OUTBOX_LIMIT = 200;

/** After so many answers of `internal` the fault is in the message, and those behind it should not wait for it. */
const INTERNAL_LIMIT = 6;

export interface OutboxEntry {
  /** The message's id. Ids made here ascend, so their order is the order of writing. */
  id: string;
  conversationId: string;
  text: string;
  /** When it was written, ISO 8601. */
  at: string;
  /** The conversation may not exist yet and has to be created first. */
  opens: boolean;
  /** What goes along with a conversation that is created; null for one that is there. */
  opening: Opening | null;
  /** What goes with it; the files themselves are on the server already. */
  attachments: readonly Attachment[];
  /** Whether it is a note, and whom that calls. */
  internal: boolean;
  mentions: readonly string[];
  /** Why it will not be sent any more; null while it waits. */
  failure: ApiErrorCode | null;
}

type NewEntry = Pick<OutboxEntry, 'conversationId' | 'text' | 'opens'> &
  Partial<Pick<OutboxEntry, 'attachments' | 'opening' | 'internal' | 'mentions'>>;

export interface OutboxOptions {
  /** Prefix of the keys: one outbox per person, e.g. `parley:acme:outbox`. */
  scope: string;
  storage: KeyValue;
  /** Sends one message and resolves with it as stored. */
  send: (entry: OutboxEntry) => Promise<Message>;
}

export class Outbox {
  /** What waits or has failed, in the order of writing. */
  readonly entries = new Store<readonly OutboxEntry[]>([]);
  #scope: string;
  #storage: KeyValue;
  #send: (entry: OutboxEntry) => Promise<Message>;
  #sentListeners = new Set<(message: Message) => void>();
  #internalErrors = new Map<string, number>();
  #backoff = new Backoff();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pass: Promise<void> | undefined;
  #again = false;
  /** Before this moment the server does not want to hear from us. */
  #heldUntil = 0;
  #lastTime = 0;
  #closed = false;

  constructor({ scope, storage, send }: OutboxOptions) {
    this.#scope = scope;
    this.#storage = storage;
    this.#send = send;
    this.#reload();
    globalThis.addEventListener?.('storage', this.#handleStorage);
  }

  /** Stops sending. What waits stays written down for the next time. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.('storage', this.#handleStorage);
  }

  /** Hears of each message that the server has taken, just before its entry goes. */
  onSent(listener: (message: Message) => void): () => void {
    this.#sentListeners.add(listener);
    return () => this.#sentListeners.delete(listener);
  }

  /** Writes a message down and begins to send. False when too many are waiting: keep the text. */
  add(written: NewEntry): boolean {
    if (this.entries.state.length >= OUTBOX_LIMIT) return false;
    this.#lastTime = Math.max(Date.now(), this.#lastTime + 1);
    const id = newId('message', this.#lastTime);
    const at = new Date(this.#lastTime).toISOString();
    const plain = { attachments: [], opening: null, internal: false, mentions: [], failure: null };
    this.#write({ id, at, ...plain, ...written });
    this.flush();
    return true;
  }

  /** Tries a failed message again. */
  retry(id: string): void {
    const entry = this.entries.state.find((candidate) => candidate.id === id);
    if (!entry) return;
    this.#internalErrors.delete(id);
    this.#write({ ...entry, failure: null });
    this.flush();
  }

  /** Takes back what was not sent. One that is on its way right now may still arrive. */
  discard(id: string): void {
    this.#remove(id);
  }

  /** Forgets all that waits, for good. */
  clear(): void {
    for (const { id } of this.entries.state) this.#remove(id);
  }

  /** Tries what waits, now. Call it when the connection is back. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const held = this.#heldUntil - performance.now();
    if (held > 0) {
      this.#timer = setTimeout(() => this.flush(), held);
      return;
    }
    if (this.#pass) {
      this.#again = true;
      return;
    }
    if (!this.entries.state.some(isWaiting)) return;
    this.#pass = this.#run().finally(() => {
      this.#pass = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.flush();
    });
  }

  /** One pass at a time among all tabs, where the browser can promise that; the ids make it safe where it cannot. */
  async #run(): Promise<void> {
    const pass = async () => {
      this.#reload();
      const conversations = new Set(
        this.entries.state.filter(isWaiting).map((entry) => entry.conversationId),
      );
      await Promise.all([...conversations].map((id) => this.#drain(id)));
    };
    const locks = globalThis.navigator?.locks;
    if (locks) await locks.request(this.#scope, pass);
    else await pass();
  }

  /** Sends one conversation's messages, each after the one before it has been taken. */
  async #drain(conversationId: string): Promise<void> {
    while (!this.#closed) {
      const entry = this.entries.state.find(
        (candidate) => candidate.conversationId === conversationId && isWaiting(candidate),
      );
      if (!entry) return;
      try {
        const message = await this.#send(entry);
        this.#backoff.reset();
        for (const listener of this.#sentListeners) listener(message);
        this.#remove(entry.id);
      } catch (thrown) {
        const error = ApiError.from(thrown);
        if (this.#mayTryAgain(entry, error)) {
          if (this.#closed) return;
          this.#wait(error.retryAfter);
          return;
        }
        if (this.entries.state.some(({ id }) => id === entry.id)) {
          this.#write({ ...entry, failure: error.code });
        }
      }
    }
  }

  #mayTryAgain(entry: OutboxEntry, error: ApiError): boolean {
    if (error.code !== 'internal') return error.transient;
    const count = (this.#internalErrors.get(entry.id) ?? 0) + 1;
    this.#internalErrors.set(entry.id, count);
    return count < INTERNAL_LIMIT;
  }

  #wait(retryAfter = 0): void {
    clearTimeout(this.#timer);
    this.#heldUntil = performance.now() + retryAfter * 1000;
    this.#timer = setTimeout(() => this.flush(), this.#backoff.next(retryAfter));
  }

  #key(id: string): string {
    return `${this.#scope}:${id}`;
  }

  #write(entry: OutboxEntry): void {
    this.#storage.set(this.#key(entry.id), JSON.stringify(entry));
    this.#reload();
  }

  #remove(id: string): void {
    this.#storage.remove(this.#key(id));
    this.#internalErrors.delete(id);
    this.#reload();
  }

  #reload(): void {
    const entries = this.#storage
      .keys(`${this.#scope}:`)
      .map((key) => readEntry(this.#storage.get(key)))
      .filter((entry) => entry !== undefined)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    this.entries.set(entries);
  }

  /** Another tab wrote a message or has sent one. */
  #handleStorage = (event: StorageEvent): void => {
    if (event.key === null || event.key.startsWith(`${this.#scope}:`)) this.#reload();
  };
}

function isWaiting(entry: OutboxEntry): boolean {
  return entry.failure === null;
}

function readEntry(text: string | null): OutboxEntry | undefined {
  try {
    const entry = JSON.parse(text ?? 'null') as Partial<OutboxEntry> | null;
    if (!isId('message', entry?.id) || !isId('conversation', entry.conversationId)) return undefined;
    if (typeof entry.text !== 'string' || typeof entry.at !== 'string') return undefined;
    const { id, conversationId, at, failure = null } = entry;
    const { opens = false, opening = null, attachments = [], internal = false, mentions = [] } = entry;
    const { text: words } = entry;
    return { id, conversationId, text: words, at, opens, opening, attachments, internal, mentions, failure };
  } catch {
    // Damaged, or somebody else's: leave it alone.
    return undefined;
  }
}

/**
 * What was written into one topic and is on its way: kept in the browser until the server has it or has refused it for
 * good. Its id is the idempotency key, so that a message sent by two tabs is one message.
 */
import { isId, newId } from '@parley/protocol';
import { ApiError, type ApiErrorCode } from './api-error.js';
import { Backoff } from './backoff.js';
import type { KeyValue } from './storage.js';
import { Store } from './store.js';

/** After so many answers of `internal` the fault is in the message. */
const INTERNAL_LIMIT = 6;

export interface WaitingMessage {
  /** `msg_…` */
  id: string;
  text: string;
  /** What it answers; null for one that begins a branch. */
  parentId: string | null;
  /** When it was written, ISO 8601. */
  at: string;
  /** How long it took to write, and what stood in the field that people do not see. */
  writtenMs: number;
  trap: string;
  /** Why it was not sent; null while it waits. */
  failure: ApiErrorCode | null;
  /** When it is sent by itself nevertheless, in milliseconds since 1970; 0 for never. */
  again: number;
}

export type NewTopicMessage = Pick<WaitingMessage, 'text' | 'parentId' | 'writtenMs' | 'trap'>;

export interface TopicOutboxOptions {
  /** Prefix of the keys. */
  scope: string;
  storage: KeyValue;
  send: (message: WaitingMessage) => Promise<void>;
}

export class TopicOutbox {
  /** What waits or has failed, in the order of writing. */
  readonly entries = new Store<readonly WaitingMessage[]>([]);
  #options: TopicOutboxOptions;
  #backoff = new Backoff();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #closed = false;
  #faults = 0;

  constructor(options: TopicOutboxOptions) {
    this.#options = options;
    this.#reload();
  }

  /** Writes it down and begins to send. */
  add(message: NewTopicMessage): WaitingMessage {
    const entry = { ...message, id: newId('message'), at: new Date().toISOString(), failure: null, again: 0 };
    this.#write(entry);
    this.flush();
    return entry;
  }

  /** Tries a failed one again. */
  retry(id: string): void {
    const entry = this.entries.state.find((one) => one.id === id);
    if (!entry) return;
    this.#write({ ...entry, failure: null, again: 0 });
    this.flush();
  }

  /** Takes back what was not sent. */
  discard(id: string): void {
    this.#options.storage.remove(this.#key(id));
    this.#reload();
  }

  clear(): void {
    for (const { id } of this.entries.state) this.discard(id);
  }

  /** Tries what waits, now. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#sending || this.#closed) return;
    for (const entry of this.entries.state) {
      if (entry.again) this.#write({ ...entry, failure: null, again: 0 });
    }
    void this.#drain();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #drain(): Promise<void> {
    this.#sending = true;
    let entry = this.#next();
    while (entry && !this.#closed) {
      try {
        await this.#options.send(entry);
        this.#backoff.reset();
        this.#faults = 0;
        this.discard(entry.id);
      } catch (thrown) {
        const error = ApiError.from(thrown);
        if (error.code === 'internal') this.#faults += 1;
        if (error.transient && this.#faults < INTERNAL_LIMIT) {
          if (!this.#closed) this.#rest(error);
          break;
        }
        this.#faults = 0;
        this.#write({ ...entry, failure: error.code });
      }
      entry = this.#next();
    }
    this.#sending = false;
  }

  /** Waits until it may be worth another try. Who has said a lot at once is told of it, for that takes a while. */
  #rest({ code, retryAfter }: ApiError): void {
    const wait = this.#backoff.next(retryAfter);
    this.#timer = setTimeout(() => this.flush(), wait);
    if (code !== 'rate_limited') return;
    for (const entry of this.entries.state) {
      if (!entry.failure) this.#write({ ...entry, failure: code, again: Date.now() + wait });
    }
  }

  #next(): WaitingMessage | undefined {
    return this.entries.state.find(({ failure }) => failure === null);
  }

  #key(id: string): string {
    return `${this.#options.scope}:${id}`;
  }

  #write(entry: WaitingMessage): void {
    this.#options.storage.set(this.#key(entry.id), JSON.stringify(entry));
    this.#reload();
  }

  #reload(): void {
    const { storage, scope } = this.#options;
    const entries = storage
      .keys(`${scope}:`)
      .flatMap((key) => readEntry(storage.get(key)) ?? [])
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    this.entries.set(entries);
  }
}

function readEntry(text: string | null): WaitingMessage | undefined {
  try {
    const entry = JSON.parse(text ?? 'null') as Partial<WaitingMessage> | null;
    if (!isId('message', entry?.id) || typeof entry.text !== 'string' || typeof entry.at !== 'string') {
      return undefined;
    }
    const { id, at, parentId = null, writtenMs = 0, trap = '', failure = null, again = 0 } = entry;
    return { id, text: entry.text, at, parentId, writtenMs, trap, failure, again };
  } catch {
    // Damaged, or somebody else's: leave it alone.
    return undefined;
  }
}

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
  /** Why it will not be sent any more; null while it waits. */
  failure: ApiErrorCode | null;
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
    const entry = { ...message, id: newId('message'), at: new Date().toISOString(), failure: null };
    this.#write(entry);
    this.flush();
    return entry;
  }

  /** Tries a failed one again. */
  retry(id: string): void {
    const entry = this.entries.state.find((one) => one.id === id);
    if (!entry) return;
    this.#write({ ...entry, failure: null });
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
    if (!this.#sending && !this.#closed) void this.#drain();
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
          if (!this.#closed) {
            this.#timer = setTimeout(() => this.flush(), this.#backoff.next(error.retryAfter));
          }
          break;
        }
        this.#faults = 0;
        this.#write({ ...entry, failure: error.code });
      }
      entry = this.#next();
    }
    this.#sending = false;
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
    const { id, at, parentId = null, writtenMs = 0, trap = '', failure = null } = entry;
    return { id, text: entry.text, at, parentId, writtenMs, trap, failure };
  } catch {
    // Damaged, or somebody else's: leave it alone.
    return undefined;
  }
}

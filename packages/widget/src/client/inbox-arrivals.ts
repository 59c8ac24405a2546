/**
 * Tells the server which messages have reached the console, for the whole inbox and not only for the conversation
 * that is open, so that a contact sees "delivered" while every agent is busy elsewhere. It never marks as read.
 */
import type { Conversation, ReadInput, ReadResult } from '@parley/protocol';
import { ApiError } from './api-error.js';
import { Backoff } from './backoff.js';
import type { InboxStore } from './inbox-store.js';

/**
 * Milliseconds between two reports. A page of the inbox may bring forty at once, and they must not use up the number
 * of requests that the server allows the agent.
 */
const PACE = 100;

export interface InboxArrivalsOptions {
  inbox: InboxStore;
  /** Moves the company's marks. */
  read: (conversationId: string, input: ReadInput) => Promise<ReadResult>;
  /** True for the conversation that is open: its own store reports for it. */
  isOpen: (conversationId: string) => boolean;
}

export class InboxArrivals {
  #options: InboxArrivalsOptions;
  /** What was reported, so that an answer which does not go far enough is not asked for again and again. */
  #reported = new Map<string, number>();
  #backoff = new Backoff();
  /** Set from a report until the next one may follow. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #closed = false;
  #stop: () => void;

  constructor(options: InboxArrivalsOptions) {
    this.#options = options;
    this.#stop = options.inbox.subscribe(() => this.report());
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#timer);
    this.#closed = true;
  }

  /** Reports what is due, one conversation after the other. */
  report(): void {
    if (!this.#busy && !this.#closed && this.#timer === undefined) void this.#reportNext();
  }

  /** The connection is back: no reason to sit out the wait. */
  hurry(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.report();
  }

  async #reportNext(): Promise<void> {
    const row = this.#due();
    if (!row) return;
    const { inbox, read } = this.#options;
    const { id, seq, marks } = row;
    this.#busy = true;
    let wait = PACE;
    try {
      const result = await read(id, { delivered: seq, read: marks.company.read });
      this.#reported.set(id, seq);
      this.#backoff.reset();
      inbox.mark(result);
    } catch (thrown) {
      const error = ApiError.from(thrown);
      wait = this.#backoff.next(error.retryAfter);
      // Nothing that waiting could mend: leave this one, so that those behind it have their turn.
      if (!error.transient) this.#reported.set(id, seq);
    }
    this.#busy = false;
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.hurry(), wait);
  }

  #due(): Conversation | undefined {
    return this.#options.inbox.state.rows.find(
      ({ id, seq, lastMessage, marks }) =>
        lastMessage?.author.type === 'contact' &&
        marks.company.delivered < seq &&
        (this.#reported.get(id) ?? 0) < seq &&
        !this.#options.isOpen(id),
    );
  }
}

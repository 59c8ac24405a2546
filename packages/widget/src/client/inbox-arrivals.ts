/**
 * Tells the server which messages have reached the console, for the whole inbox and not only for the conversation
 * that is open, so that a contact sees "delivered" while every agent is busy elsewhere. It never marks as read.
 */
import type { Conversation, ReadInput, ReadResult } from '@parley/protocol';
import type { InboxStore } from './inbox-store.js';

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
  #busy = false;
  #closed = false;
  #stop: () => void;

  constructor(options: InboxArrivalsOptions) {
    this.#options = options;
    this.#stop = options.inbox.subscribe(() => this.report());
  }

  close(): void {
    this.#stop();
    this.#closed = true;
  }

  /** Reports what is due, one conversation after the other. Call it when the connection is back. */
  report(): void {
    if (!this.#busy && !this.#closed) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    const { inbox, read } = this.#options;
    try {
      for (let row = this.#due(); row && !this.#closed; row = this.#due()) {
        const { id, seq, marks } = row;
        const result = await read(id, { delivered: seq, read: marks.company.read });
        this.#reported.set(id, seq);
        inbox.mark(result);
      }
    } catch {
      // Marks only go forward: the next change or reconnect reports what this one could not.
    }
    this.#busy = false;
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

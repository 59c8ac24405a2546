/**
 * The conversations of one contact, last spoken first, each with how much of it is new to them. It loads and merges;
 * it never opens one nor marks one.
 */
import type { Conversation, Event } from '@parley/protocol';
import type { Api } from './api.js';
import { sideOf } from './conversation-view.js';
import { applyEvents, mergeRows } from './inbox-rows.js';
import { Store } from './store.js';

const PAGE = 20;

/** One line of the home view. */
export interface ConversationRow {
  conversation: Conversation;
  /** How many of the company's messages the contact has not seen. */
  unread: number;
}

export interface ConversationListState {
  /** `failed`: nothing could be loaded; `load()` tries again. */
  phase: 'loading' | 'ready' | 'failed';
  rows: readonly ConversationRow[];
  /** Whether there are older conversations than these. */
  older: 'none' | 'some' | 'loading' | 'failed';
}

/** The list of a visitor who has none. */
export const NO_CONVERSATIONS: ConversationListState = { phase: 'ready', rows: [], older: 'none' };

export class ConversationList extends Store<ConversationListState> {
  #api: Pick<Api, 'conversations' | 'conversation' | 'messages'>;
  #conversations: readonly Conversation[] = [];
  /** Of messages beyond the read mark, which the company wrote: by conversation, their numbers. */
  #unseen = new Map<string, Set<number>>();
  /** Up to which number the messages beyond the mark were looked at. */
  #counted = new Map<string, number>();
  #next: string | null = null;
  /** How many changes of conversations were heard of, and at which of them each one last changed. */
  #heard = 0;
  #changed = new Map<string, number>();

  constructor(api: Pick<Api, 'conversations' | 'conversation' | 'messages'>) {
    super(NO_CONVERSATIONS);
    this.#api = api;
  }

  find(id: string): Conversation | undefined {
    return this.#conversations.find((conversation) => conversation.id === id);
  }

  /** Loads the latest; what is there already is brought up to date. @throws ApiError */
  async load(): Promise<void> {
    if (this.#conversations.length === 0) this.update({ phase: 'loading' });
    try {
      const heard = this.#heard;
      const page = await this.#api.conversations({ limit: PAGE });
      const deeper = this.#conversations.length > PAGE && this.state.older !== 'failed';
      if (!deeper) this.#next = page.next;
      await this.#merge(page.data, heard);
      this.update({ phase: 'ready', older: this.#next ? 'some' : 'none' });
    } catch (thrown) {
      if (this.state.phase === 'loading') this.update({ phase: 'failed' });
      throw thrown;
    }
  }

  /** Loads the next page of older conversations. */
  async loadOlder(): Promise<void> {
    if (!this.#next || this.state.older === 'loading') return;
    this.update({ older: 'loading' });
    try {
      const heard = this.#heard;
      const page = await this.#api.conversations({ cursor: this.#next, limit: PAGE });
      this.#next = page.next;
      await this.#merge(page.data, heard);
      this.update({ older: page.next ? 'some' : 'none' });
    } catch {
      this.update({ older: 'failed' });
    }
  }

  /** Takes in a batch of events. */
  apply(events: readonly Event[]): void {
    const { rows, unknown } = applyEvents(this.#conversations, events);
    this.#conversations = rows;
    for (const event of events) {
      if (event.type === 'conversation.updated') this.#changed.set(event.conversation.id, ++this.#heard);
      if (event.type === 'rating.created') this.#changed.set(event.conversationId, ++this.#heard);
      if (event.type !== 'message.created') continue;
      const { conversationId, seq, author } = event.message;
      // Only what follows what was counted: with a gap, or before any count, the whole is counted anew.
      if (this.#counted.get(conversationId) !== seq - 1) continue;
      this.#counted.set(conversationId, seq);
      if (sideOf(author) === 'company') this.#unseenOf(conversationId).add(seq);
      else this.#unseen.delete(conversationId);
    }
    this.#show();
    void this.#count(rows);
    for (const id of unknown) void this.#fetch(id);
  }

  /** Takes in a conversation that somebody has asked the server for. */
  learn(conversation: Conversation): void {
    void this.#merge([conversation]);
  }

  /** A conversation that was further down, or that another tab began, has spoken. */
  async #fetch(id: string): Promise<void> {
    try {
      await this.#merge([await this.#api.conversation(id)]);
    } catch {
      // It comes with the next load.
    }
  }

  /** @param heard how many changes had been heard of when the server was asked: later ones count more than its answer */
  async #merge(conversations: readonly Conversation[], heard = this.#heard): Promise<void> {
    const incoming = conversations.map((conversation) => {
      const known = this.find(conversation.id);
      if (!known || (this.#changed.get(conversation.id) ?? 0) <= heard) return conversation;
      const { status, teamId, context, rating } = known;
      return { ...conversation, status, teamId, context, rating };
    });
    this.#conversations = mergeRows(this.#conversations, incoming);
    this.#show();
    await this.#count(this.#conversations);
  }

  /** Counts exactly: marks and numbers alone also count the contact's own messages. */
  async #count(conversations: readonly Conversation[]): Promise<void> {
    const open = conversations.filter(({ id, seq, marks, lastMessage }) => {
      if (this.#counted.get(id) === seq) return false;
      // One's own last words say that what came before them was seen.
      const seen = marks.contact.read >= seq || !lastMessage || sideOf(lastMessage.author) === 'contact';
      if (seen) {
        this.#counted.set(id, seq);
        this.#unseen.delete(id);
      }
      return !seen;
    });
    await Promise.all(open.map((conversation) => this.#countOne(conversation)));
    if (open.length > 0) this.#show();
  }

  async #countOne({ id, marks, seq }: Conversation): Promise<void> {
    this.#counted.set(id, seq);
    if (seq === marks.contact.read + 1) {
      this.#unseenOf(id).add(seq);
      return;
    }
    try {
      const { data } = await this.#api.messages(id, { after: marks.contact.read });
      for (const message of data) {
        if (sideOf(message.author) === 'company') this.#unseenOf(id).add(message.seq);
      }
    } catch {
      // At least the last words are new.
      this.#unseenOf(id).add(seq);
      this.#counted.delete(id);
    }
  }

  #unseenOf(id: string): Set<number> {
    const known = this.#unseen.get(id);
    if (known) return known;
    const made = new Set<number>();
    this.#unseen.set(id, made);
    return made;
  }

  #show(): void {
    const rows = this.#conversations.map((conversation): ConversationRow => {
      const unseen = this.#unseen.get(conversation.id);
      for (const seq of unseen ?? []) if (seq <= conversation.marks.contact.read) unseen?.delete(seq);
      return { conversation, unread: unseen?.size ?? 0 };
    });
    this.update({ rows });
  }
}

/** The rows and their sum, corrected by the conversation that is open: its own store knows best what was seen. */
export function countUnread(
  rows: readonly ConversationRow[],
  open: { id: string; unread: number } | null,
): { rows: readonly ConversationRow[]; unread: number } {
  let listed = false;
  const counted = rows.map((row) => {
    if (row.conversation.id !== open?.id) return row;
    listed = true;
    return { ...row, unread: open.unread };
  });
  const sum = counted.reduce((total, row) => total + row.unread, 0);
  return { rows: counted, unread: listed ? sum : sum + (open?.unread ?? 0) };
}

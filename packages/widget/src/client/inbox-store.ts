/**
 * The inbox: the conversations that the company may see, last spoken first, page by page and live. It loads and
 * merges; it never opens a conversation nor marks one.
 */
import type { Conversation, ConversationPage, Event, ReadResult } from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { applyEvents, byLastActivity, mergeRows, withMark } from './inbox-rows.js';
import { Store } from './store.js';

const PAGE = 40;
/** So many rows stay in memory once the reader is back at the top. */
const KEPT = 200;
/** Ask for the next page when so few rows are left below. */
const AHEAD = 15;
/** More unknown conversations in one batch than this, and a fresh page costs less than asking for each. */
const SINGLES = 10;

export interface InboxState {
  /** `failed`: nothing could be loaded, see `error`; `load()` tries again. */
  phase: 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  rows: readonly Conversation[];
  /** Whether there are older conversations than these. */
  older: 'none' | 'some' | 'loading' | 'failed';
  /** A conversation that was asked for by its id and is not among the rows. */
  aside: Conversation | null;
}

/** Where a page ended, so that what lies below can be let go and loaded again. */
interface PageEnd {
  last: Conversation;
  /** Null after the very last page. */
  next: string | null;
}

export class InboxStore extends Store<InboxState> {
  #api: Pick<Api, 'conversations' | 'conversation'>;
  #ends: PageEnd[] = [];
  #loading: Promise<void> | undefined;
  #again = false;

  constructor(api: Pick<Api, 'conversations' | 'conversation'>) {
    super({ phase: 'loading', error: null, rows: [], older: 'none', aside: null });
    this.#api = api;
  }

  /** The conversation `id`, as far as it is known here. */
  find(id: string): Conversation | undefined {
    const { rows, aside } = this.state;
    return rows.find((row) => row.id === id) ?? (aside?.id === id ? aside : undefined);
  }

  /** Loads the first page. Called while a load is on its way, it loads once more after that one. */
  load(): Promise<void> {
    this.#again = this.#loading !== undefined;
    this.#loading ??= this.#loadFirst().finally(() => {
      this.#loading = undefined;
      return this.#again ? this.load() : undefined;
    });
    return this.#loading;
  }

  /** Loads the next page of older conversations. */
  async loadOlder(): Promise<void> {
    const cursor = this.#ends.at(-1)?.next;
    if (!cursor || this.state.older === 'loading') return;
    this.update({ older: 'loading' });
    try {
      const page = await this.#api.conversations({ cursor, limit: PAGE });
      // A reload has replaced the page this one would have followed.
      if (this.#ends.at(-1)?.next !== cursor) return;
      this.#end(page);
      this.update({ rows: mergeRows(this.state.rows, page.data), older: page.next ? 'some' : 'none' });
    } catch {
      if (this.#ends.at(-1)?.next === cursor) this.update({ older: 'failed' });
    }
  }

  /** Tells which rows are on the screen: the next page comes before its place does, and rows far below the top go. */
  show(first: number, last: number): void {
    const { rows, older } = this.state;
    if (older === 'some' && last >= rows.length - AHEAD) void this.loadOlder();
    else if (first < PAGE && rows.length > KEPT * 2) this.#trim();
  }

  /** Takes in a batch of events. */
  apply(events: readonly Event[]): void {
    if (this.state.phase !== 'ready') return;
    const { rows, unknown } = applyEvents(this.state.rows, events);
    const { aside } = this.state;
    this.update({ rows, aside: aside && (applyEvents([aside], events).rows[0] ?? null) });
    if (unknown.length > SINGLES) void this.load();
    else for (const id of unknown) void this.#fetch(id);
  }

  /** Takes in a conversation that somebody has asked the server for. */
  learn(conversation: Conversation): void {
    const { rows } = this.state;
    if (rows.some((row) => row.id === conversation.id))
      this.update({ rows: mergeRows(rows, [conversation]) });
    else this.update({ aside: conversation });
  }

  /** Takes in the answer to a mark. */
  mark({ conversationId, side, mark }: ReadResult): void {
    const row = this.find(conversationId);
    if (row) this.learn(withMark(row, side, mark));
  }

  async #loadFirst(): Promise<void> {
    if (this.state.phase === 'failed') this.update({ phase: 'loading', error: null });
    try {
      const page = await this.#api.conversations({ limit: PAGE });
      const last = page.next ? page.data.at(-1) : undefined;
      // Below the page there may be changes nobody told of. Above its end, events may know more than the page.
      const kept = this.state.rows.filter((row) => !last || byLastActivity(row, last) <= 0);
      this.#ends = [];
      this.#end(page);
      const rows = mergeRows(kept, page.data);
      this.update({ phase: 'ready', error: null, rows, older: page.next ? 'some' : 'none' });
    } catch (thrown) {
      if (this.state.phase === 'loading') this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** A conversation that was further down, or not there when the page was loaded, has spoken. */
  async #fetch(id: string): Promise<void> {
    try {
      const conversation = await this.#api.conversation(id);
      if (conversation.kind !== 'chat') return;
      this.update({ rows: mergeRows(this.state.rows, [conversation]) });
    } catch {
      // It will come with the next page, its next message or the next reload.
    }
  }

  #end({ data, next }: ConversationPage): void {
    const last = data.at(-1);
    if (last) this.#ends.push({ last, next });
  }

  /** Lets go of the pages below those that hold enough rows. */
  #trim(): void {
    const { rows } = this.state;
    const upTo = (end: PageEnd) => rows.filter((row) => byLastActivity(row, end.last) <= 0);
    const index = this.#ends.findIndex((end) => upTo(end).length >= KEPT);
    const end = this.#ends[index];
    const kept = end ? upTo(end) : rows;
    if (end && index < this.#ends.length - 1) {
      this.#ends.length = index + 1;
      this.update({ rows: kept, older: 'some' });
    }
    // The first page alone has become too long, by all that was started since: begin again.
    if (kept.length > KEPT * 2 && this.#ends.at(0)?.next) void this.load();
  }
}

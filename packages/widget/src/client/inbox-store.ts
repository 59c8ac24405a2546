/**
 * The inbox: the conversations that the company may see, last spoken first, page by page and live. It loads and
 * merges; it never opens a conversation nor marks one.
 */
import type { Conversation, ConversationPage, Event, ReadResult } from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { applyEvents, byLastActivity, mergeRows, withMark } from './inbox-rows.js';
import { isInView, queryOf, type ViewQuery } from './inbox-views.js';
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

export interface InboxOptions {
  /** Who looks, for the view of one's own. */
  agentId?: string;
  /** Whether a conversation is being read: it stays at hand also when it leaves the rows. */
  isOpen?: (id: string) => boolean;
}

export class InboxStore extends Store<InboxState> {
  #api: Pick<Api, 'conversations' | 'conversation'>;
  readonly #agentId: string;
  readonly #isOpen: (id: string) => boolean;
  #view = '';
  #query: ViewQuery = {};
  /** The first rows of views that were left, so that they are there at once when somebody comes back. */
  readonly #left = new Map<string, readonly Conversation[]>();
  /** What was heard of since the last load began: of these, more may be known than its answer. */
  #heard = new Set<string>();
  /** Conversations that spoke and are in another view: nobody asks for them each time. */
  readonly #elsewhere = new Set<string>();
  #ends: PageEnd[] = [];
  #loading: Promise<void> | undefined;
  #again = false;

  constructor(api: Pick<Api, 'conversations' | 'conversation'>, options: InboxOptions = {}) {
    super({ phase: 'loading', error: null, rows: [], older: 'none', aside: null });
    this.#api = api;
    this.#agentId = options.agentId ?? '';
    this.#isOpen = options.isOpen ?? (() => true);
  }

  /** Shows another view, from its beginning: as it was left, if it was, and then as it is. */
  setView(view: string): Promise<void> | undefined {
    if (view === this.#view) return undefined;
    if (this.state.phase === 'ready') this.#left.set(this.#view, this.state.rows.slice(0, PAGE));
    this.#view = view;
    this.#query = queryOf(view);
    this.#elsewhere.clear();
    this.#ends = [];
    const rows = this.#left.get(view);
    const older = rows?.length === PAGE ? 'some' : 'none';
    this.update({ phase: rows ? 'ready' : 'loading', error: null, rows: rows ?? [], older });
    return this.load();
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
      const page = await this.#api.conversations({ ...this.#query, cursor, limit: PAGE });
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
    for (const event of events) {
      if ('conversationId' in event && event.conversationId) this.#heard.add(event.conversationId);
      else if ('conversation' in event) this.#heard.add(event.conversation.id);
    }
    for (const [view, rows] of this.#left) this.#leave(view, applyEvents(rows, events).rows);
    if (this.state.phase !== 'ready') return;
    const { rows: all, unknown } = applyEvents(this.state.rows, events);
    const rows = this.#inView(all);
    const { aside } = this.state;
    // What leaves the view may be what is being read: it stays at hand.
    const left = all.find((row) => !rows.includes(row) && this.#isOpen(row.id));
    this.update({ rows, aside: left ?? (aside && (applyEvents([aside], events).rows[0] ?? null)) });
    for (const row of rows) this.#elsewhere.delete(row.id);
    const wanted = unknown.filter((id) => !this.#elsewhere.has(id));
    if (wanted.length > SINGLES) void this.load();
    else for (const id of wanted) void this.#fetch(id);
  }

  /** Takes in a conversation that somebody has asked the server for. */
  learn(conversation: Conversation): void {
    const { rows, aside } = this.state;
    this.#heard.add(conversation.id);
    for (const [view, left] of this.#left) {
      if (left.some(({ id }) => id === conversation.id)) this.#leave(view, mergeRows(left, [conversation]));
    }
    const isListed = rows.some((row) => row.id === conversation.id);
    if (this.#isInView(conversation) && (isListed || this.#isAboveEnd(conversation)))
      this.update({ rows: mergeRows(rows, [conversation]) });
    else if (isListed) this.update({ rows: rows.filter((row) => row.id !== conversation.id) });
    // Of those that leave the rows the one that is being read matters: many may leave at once.
    if (this.#isOpen(conversation.id) || aside === null) this.update({ aside: conversation });
  }

  /** Whether its place is among the rows that are loaded. */
  #isAboveEnd(conversation: Conversation): boolean {
    const { rows, older, phase } = this.state;
    const last = rows.at(-1);
    return (
      phase === 'ready' &&
      (older === 'none' || (last !== undefined && byLastActivity(conversation, last) <= 0))
    );
  }

  /** Takes in the answer to a mark. */
  mark({ conversationId, side, mark }: ReadResult): void {
    const row = this.find(conversationId);
    if (row) this.learn(withMark(row, side, mark));
  }

  async #loadFirst(): Promise<void> {
    if (this.state.phase === 'failed') this.update({ phase: 'loading', error: null });
    const view = this.#view;
    this.#heard = new Set();
    try {
      const page = await this.#api.conversations({ ...this.#query, limit: PAGE });
      // Another view is wanted by now, and being asked for.
      if (view !== this.#view) return;
      const last = page.next ? page.data.at(-1) : undefined;
      // Of what was heard meanwhile more may be known than the page says. Of all else it knows best, also who has left.
      const kept = this.state.rows.filter(
        (row) => this.#heard.has(row.id) && (!last || byLastActivity(row, last) <= 0),
      );
      const known = this.state.rows.filter(({ id }) => page.data.some((row) => row.id === id));
      this.#ends = [];
      this.#end(page);
      const rows = mergeRows([...new Set([...kept, ...known])], page.data);
      const left = this.state.rows.find((row) => this.#isOpen(row.id) && !rows.includes(row));
      const aside = (left && !rows.some(({ id }) => id === left.id) && left) || this.state.aside;
      this.update({ phase: 'ready', error: null, rows, aside, older: page.next ? 'some' : 'none' });
    } catch (thrown) {
      if (view === this.#view && this.state.phase === 'loading')
        this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** A conversation that was further down, or not there when the page was loaded, has spoken. */
  async #fetch(id: string): Promise<void> {
    try {
      const conversation = await this.#api.conversation(id);
      if (conversation.kind !== 'chat' || !this.#isInView(conversation)) {
        this.#elsewhere.add(id);
        return;
      }
      this.#heard.add(id);
      this.update({ rows: mergeRows(this.state.rows, [conversation]) });
    } catch {
      // It will come with the next page, its next message or the next reload.
    }
  }

  /** What is in a view that is not shown. */
  #leave(view: string, rows: readonly Conversation[]): void {
    const query = queryOf(view);
    this.#left.set(
      view,
      rows.filter((row) => isInView(row, query, this.#agentId)),
    );
  }

  #isInView(conversation: Conversation): boolean {
    return isInView(conversation, this.#query, this.#agentId);
  }

  #inView(rows: readonly Conversation[]): readonly Conversation[] {
    return rows.every((row) => this.#isInView(row)) ? rows : rows.filter((row) => this.#isInView(row));
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

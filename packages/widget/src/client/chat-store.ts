/**
 * The contact's chat on one site: puts together session, live connection, outbox, the list of conversations and the
 * one that is open, and makes none of them before it is needed. A visitor who never writes leaves no trace on the
 * server.
 */
import { type Attachment, type Author, type Contact, type Event, newId, type Site } from '@parley/protocol';
import { Api } from './api.js';
import { ApiError } from './api-error.js';
import { ContactClient } from './contact-client.js';
import { ConversationList, type ConversationListState, NO_CONVERSATIONS } from './conversation-list.js';
import { ConversationStore } from './conversation-store.js';
import { Drafts } from './drafts.js';
import type { LiveStatus } from './live.js';
import { type KeyValue, SafeStorage } from './storage.js';
import { type Readable, Store } from './store.js';

/** Under which a text is kept that will open a conversation. */
const NEW = 'new';
const HOME = 'home';

export interface ChatState {
  /** `failed`: the site or the history could not be had, see `error`; `start()` tries again. */
  phase: 'idle' | 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  site: Site | null;
  /** Whom the server takes this visitor for; null before the first session. */
  contact: Contact | null;
  /** What is shown: the list, or one conversation. */
  place: 'home' | 'conversation';
  /** The one that is open; null at `conversation` is a new one, in which nothing is written yet. */
  conversation: ConversationStore | null;
  conversations: ConversationListState;
  /** How much is new over all conversations. */
  unread: number;
  /** Null while nobody needs a connection, because there is nothing to hear; `offline` when the browser says so. */
  connection: LiveStatus | null;
}

/** A chat of which nothing is known yet. */
export const IDLE_CHAT: ChatState = {
  phase: 'idle',
  error: null,
  site: null,
  contact: null,
  place: 'conversation',
  conversation: null,
  conversations: NO_CONVERSATIONS,
  unread: 0,
  connection: null,
};

export interface ChatStoreOptions {
  /** Origin of the server. */
  server: string;
  /** The site's key. */
  site: string;
  storage?: KeyValue;
}

export class ChatStore implements Readable<ChatState> {
  readonly drafts: Drafts;
  readonly #store: Store<ChatState>;
  #options: Required<ChatStoreOptions>;
  /** For what anyone may ask. */
  #public: Api;
  #client: ContactClient;
  #list: ConversationList;
  #hearing: (() => void)[] = [];
  #stopConversation: (() => void) | undefined;
  /** Whether what the server has of this visitor was loaded. */
  #resumed = false;

  constructor({ server, site, storage = new SafeStorage() }: ChatStoreOptions) {
    this.#options = { server, site, storage };
    this.#store = new Store<ChatState>(nothingYet());
    this.drafts = new Drafts({ scope: `parley:${site}:draft`, storage });
    this.#public = new Api({ server });
    this.#client = this.#makeClient();
    this.#list = this.#makeList();
    globalThis.addEventListener?.('online', this.#handleOnline);
    globalThis.addEventListener?.('offline', this.#handleOffline);
  }

  get state(): ChatState {
    return this.#store.state;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Whether this visitor has written before, so that there may be something to hear. */
  get known(): boolean {
    return this.#client.session.exists;
  }

  /** Under which `drafts` keep what is being written at this place. */
  get draftKey(): string {
    return this.state.conversation?.id ?? NEW;
  }

  /** Loads the site and, for a visitor who has spoken before, the conversations. Safe to call again. */
  async start(): Promise<void> {
    const { phase } = this.state;
    if (phase === 'loading' || (phase === 'ready' && (this.#resumed || !this.known))) return;
    this.#store.update({ phase: 'loading', error: null });
    try {
      const [site] = await Promise.all([
        this.state.site ?? this.#public.site(this.#options.site),
        this.#resume(),
      ]);
      this.#store.update({ phase: 'ready', site });
    } catch (thrown) {
      this.#store.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** Shows the list. */
  showHome(): void {
    this.#leave();
    this.#remember(HOME);
    this.#store.update({ place: 'home', conversation: null });
    this.#count();
  }

  /** Opens one of the list. */
  openConversation(id: string): void {
    this.#remember(id);
    if (this.state.conversation?.id === id) this.#store.update({ place: 'conversation' });
    else void this.#open(id, false).load();
  }

  /** Begins a new one; it exists only once something is sent. */
  newConversation(): void {
    this.#leave();
    this.#store.update({ place: 'conversation', conversation: null });
    this.#count();
  }

  async loadOlderConversations(): Promise<void> {
    await this.#list.loadOlder();
  }

  /** Sends a message, opening the session and the conversation with the first. False: the outbox is full. */
  send(text: string, attachments: readonly Attachment[] = []): boolean {
    const { draftKey } = this;
    const conversation = this.state.conversation ?? this.#open(newId('conversation'), true);
    const taken = conversation.send(text, attachments);
    if (taken) {
      this.drafts.set(draftKey, '');
      this.#remember(conversation.id);
    }
    this.#client.connect();
    return taken;
  }

  /** Ends the connection. What waits stays written down. */
  close(): void {
    globalThis.removeEventListener?.('online', this.#handleOnline);
    globalThis.removeEventListener?.('offline', this.#handleOffline);
    this.#leave();
    this.#client.close();
    for (const stop of this.#hearing.splice(0)) stop();
  }

  #handleOnline = (): void => {
    if (!this.#client.connecting) this.#store.update({ connection: null });
    if (this.state.phase === 'failed') void this.start();
    else this.#client.outbox.flush();
  };

  #handleOffline = (): void => {
    this.#store.update({ connection: 'offline' });
  };

  #makeClient(): ContactClient {
    const client = new ContactClient({
      ...this.#options,
      onEvents: (events) => this.#apply(events),
      onReset: () => void this.#catchUp(),
      onRefused: (error) => this.#store.update({ error }),
      onContact: (contact) => this.#store.update({ contact }),
    });
    const stop = client.live.status.subscribe((connection) => {
      this.#store.update({ connection });
      if (connection === 'online') client.outbox.flush();
    });
    this.#hearing.push(stop);
    return client;
  }

  #makeList(): ConversationList {
    const list = new ConversationList(this.#client.api);
    this.#hearing.push(list.subscribe(() => this.#count()));
    return list;
  }

  async #resume(): Promise<void> {
    if (!this.known) return;
    await this.#list.load();
    // A first message that never got through has the id of a conversation which only this browser knows.
    const waiting = this.#client.outbox.entries.state[0];
    if (this.state.conversation) {
      // Somebody was quicker than the server: what they opened stays open.
    } else if (waiting?.opens) {
      this.#open(waiting.conversationId, true);
    } else {
      await this.#reopen(waiting?.conversationId);
    }
    this.#resumed = true;
    this.#client.outbox.flush();
    this.#client.connect();
  }

  /** Shows what was shown on the page before; without a trace of that, the latest. */
  async #reopen(waiting: string | undefined): Promise<void> {
    const last = this.#options.storage.get(this.#placeKey);
    const rows = this.state.conversations.rows;
    if (last === HOME && rows.length > 0) this.#store.update({ place: 'home' });
    else {
      const id = rows.find(({ conversation }) => conversation.id === last)?.conversation.id;
      const latest = id ?? rows[0]?.conversation.id ?? waiting;
      if (latest) await this.#open(latest, false).load();
    }
  }

  /** Live from now on: fetch what happened before. Another tab may have begun a conversation. */
  async #catchUp(): Promise<void> {
    try {
      if (!this.#resumed && !this.state.conversation) return await this.#resume();
      await this.#list.load();
    } catch {
      // What is shown stays true; the conversation asks for itself.
    }
    const { conversation } = this.state;
    await conversation?.refresh(this.#list.find(conversation.id));
  }

  #apply(events: readonly Event[]): void {
    this.#list.apply(events);
    this.state.conversation?.apply(events);
    for (const event of events) {
      if (event.type === 'contact.updated' && event.contact.id === this.state.contact?.id) {
        this.#store.update({ contact: event.contact });
      }
    }
  }

  #open(id: string, fresh: boolean): ConversationStore {
    this.#leave();
    const { session, api, live, outbox } = this.#client;
    const conversation = new ConversationStore({
      id,
      fresh,
      side: 'contact',
      author: (): Author => ({ type: 'contact', id: session.contactId, name: null }),
      api,
      live,
      outbox,
    });
    this.#stopConversation = conversation.subscribe(() => this.#count());
    this.#store.update({ place: 'conversation', conversation });
    return conversation;
  }

  #leave(): void {
    this.#stopConversation?.();
    this.#stopConversation = undefined;
    this.state.conversation?.close();
  }

  /** Of the open conversation its own store knows best what was seen. */
  #count(): void {
    const { conversation } = this.state;
    const here = conversation?.state.phase === 'ready' ? conversation : null;
    const rows = this.#list.state.rows.map((row) =>
      row.conversation.id === here?.id ? { ...row, unread: here.state.unread } : row,
    );
    const listed = rows.some((row) => row.conversation.id === here?.id);
    const sum = rows.reduce((total, row) => total + row.unread, 0);
    const unread = listed ? sum : sum + (here?.state.unread ?? 0);
    this.#store.update({ conversations: { ...this.#list.state, rows }, unread });
  }

  get #placeKey(): string {
    return `parley:${this.#options.site}:place`;
  }

  #remember(place: string): void {
    this.#options.storage.set(this.#placeKey, place);
  }
}

function nothingYet(): ChatState {
  return { ...IDLE_CHAT, connection: globalThis.navigator?.onLine === false ? 'offline' : null };
}

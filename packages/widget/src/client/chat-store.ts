/**
 * The contact's chat on one site: puts together session, live connection, outbox and the one conversation, and makes
 * none of them before it is needed. A visitor who never writes leaves no trace on the server.
 */
import { type Author, newId, type Site } from '@parley/protocol';
import { Api } from './api.js';
import { ApiError } from './api-error.js';
import { ConversationStore } from './conversation-store.js';
import { Live, type LiveStatus } from './live.js';
import { Outbox } from './outbox.js';
import { sendMessage } from './send-message.js';
import { ContactSession } from './session.js';
import { type KeyValue, SafeStorage } from './storage.js';
import { type Readable, Store } from './store.js';

export interface ChatState {
  /** `failed`: the site or the history could not be had, see `error`; `start()` tries again. */
  phase: 'idle' | 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  site: Site | null;
  /** Null until the visitor has one or writes. */
  conversation: ConversationStore | null;
  /** Null while nobody needs a connection, because there is nothing to hear; `offline` when the browser says so. */
  connection: LiveStatus | null;
}

/** A chat of which nothing is known yet. */
export const IDLE_CHAT: ChatState = {
  phase: 'idle',
  error: null,
  site: null,
  conversation: null,
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
  readonly #store = new Store<ChatState>({
    ...IDLE_CHAT,
    connection: globalThis.navigator?.onLine === false ? 'offline' : null,
  });
  #site: string;
  #api: Api;
  #session: ContactSession;
  #live: Live;
  #outbox: Outbox;
  /** Whether the live connection was asked for: then it tells how things are, not the browser alone. */
  #connecting = false;
  #closed = false;

  constructor({ server, site, storage = new SafeStorage() }: ChatStoreOptions) {
    this.#site = site;
    this.#session = new ContactSession({ api: new Api({ server }), site, storage });
    this.#api = new Api({ server, tokens: this.#session });
    this.#outbox = new Outbox({
      scope: `parley:${site}:outbox`,
      storage,
      send: (entry) => sendMessage({ api: this.#api, live: this.#live }, entry),
    });
    this.#live = new Live({
      server,
      tokens: this.#session,
      onEvents: (events) => this.state.conversation?.apply(events),
      onReset: () => void this.#catchUp(),
      onRefused: (error) => this.#store.update({ error }),
    });
    globalThis.addEventListener?.('online', this.#handleOnline);
    globalThis.addEventListener?.('offline', this.#handleOffline);
    this.#live.status.subscribe((connection) => {
      this.#store.update({ connection });
      if (connection === 'online') this.#outbox.flush();
    });
  }

  get state(): ChatState {
    return this.#store.state;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Whether this visitor has written before, so that there may be something to hear. */
  get known(): boolean {
    return this.#session.exists;
  }

  /** Loads the site and, for a visitor who has spoken before, the conversation. Safe to call again. */
  async start(): Promise<void> {
    const { phase } = this.state;
    if (phase === 'loading' || (phase === 'ready' && (this.state.conversation || !this.#session.exists)))
      return;
    this.#store.update({ phase: 'loading', error: null });
    try {
      const [site] = await Promise.all([this.state.site ?? this.#api.site(this.#site), this.#resume()]);
      this.#store.update({ phase: 'ready', site });
    } catch (thrown) {
      this.#store.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** Sends a message, opening the session and the conversation with the first. False: the outbox is full. */
  send(text: string): boolean {
    const conversation = this.state.conversation ?? this.#open(newId('conversation'), true);
    const taken = conversation.send(text);
    this.#connect();
    return taken;
  }

  /** Ends the connection. What waits stays written down. */
  close(): void {
    this.#closed = true;
    globalThis.removeEventListener?.('online', this.#handleOnline);
    globalThis.removeEventListener?.('offline', this.#handleOffline);
    this.#live.close();
    this.#outbox.close();
    this.state.conversation?.close();
  }

  #handleOnline = (): void => {
    if (!this.#connecting) this.#store.update({ connection: null });
    if (this.state.phase === 'failed') void this.start();
    else this.#outbox.flush();
  };

  #handleOffline = (): void => {
    this.#store.update({ connection: 'offline' });
  };

  #connect(): void {
    if (this.#closed) return;
    this.#connecting = true;
    this.#live.connect();
  }

  async #resume(): Promise<void> {
    if (!this.#session.exists || this.state.conversation) return;
    // A first message that never got through has the id of a conversation which only this browser knows.
    const waiting = this.#outbox.entries.state[0];
    if (waiting?.opens) {
      this.#open(waiting.conversationId, true);
    } else {
      const { data } = await this.#api.conversations({ limit: 1 });
      const id = data[0]?.id ?? waiting?.conversationId;
      if (id && !this.state.conversation) await this.#open(id, false).load();
    }
    this.#outbox.flush();
    this.#connect();
  }

  /** Live from now on: fetch what happened before. Another tab may have begun the conversation. */
  async #catchUp(): Promise<void> {
    const { conversation } = this.state;
    if (conversation) await conversation.refresh();
    else await this.#resume().catch(() => undefined);
  }

  #open(id: string, fresh: boolean): ConversationStore {
    const conversation = new ConversationStore({
      id,
      fresh,
      side: 'contact',
      author: (): Author => ({ type: 'contact', id: this.#session.contactId, name: null }),
      api: this.#api,
      live: this.#live,
      outbox: this.#outbox,
    });
    this.#store.update({ conversation });
    return conversation;
  }
}

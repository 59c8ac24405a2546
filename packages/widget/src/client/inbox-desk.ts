/**
 * An agent's desk: puts together the live connection, the inbox, the outbox and the conversation that is open, for
 * one signed-in agent. It is thrown away when the session ends; what was written waits in the browser's storage.
 */
import type {
  Agent,
  AttachmentRules,
  Author,
  Colleague,
  Contact,
  Conversation,
  Event,
  Message,
  ReadInput,
  ReadResult,
} from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { Calls } from './calls.js';
import { CannedReplies } from './canned-replies.js';
import { Colleagues } from './colleagues.js';
import { Contacts } from './contacts.js';
import { ConversationStore } from './conversation-store.js';
import { type ConversationDecision, type Decided, decided, undoing } from './decisions.js';
import { listAgents } from './desk-api.js';
import { Drafts } from './drafts.js';
import { HomeView } from './home-view.js';
import { InboxArrivals } from './inbox-arrivals.js';
import { InboxCounts } from './inbox-counts.js';
import { InboxStore } from './inbox-store.js';
import type { KnownConversation } from './known-conversation.js';
import { Live, type LiveStatus } from './live.js';
import { Outbox } from './outbox.js';
import { sendMessage } from './send-message.js';
import type { KeyValue } from './storage.js';
import { type Readable, Store } from './store.js';
import type { UploadsStore } from './uploads.js';
import { UploadsByPlace } from './uploads-by-place.js';

/** So many conversations are there at once when they are opened again. */
const KNOWN = 12;

export interface InboxDeskState {
  connection: LiveStatus;
  /** The conversation that is open. */
  conversation: ConversationStore | null;
  /** The contacts' messages of the last batch, to be announced once. */
  arrived: readonly Message[];
  /** The notes of the last batch that call this agent. */
  called: readonly Message[];
  /** The server will not let this agent listen, and trying again cannot help. */
  refused: ApiError | null;
}

export interface InboxDeskOptions {
  api: Api;
  agent: Agent;
  storage: KeyValue;
  /** The server does not know the session any more. */
  onEnded: () => void;
}

export class InboxDesk implements Readable<InboxDeskState> {
  readonly inbox: InboxStore;
  readonly counts: InboxCounts;
  /** Who they are with. */
  readonly contacts = new Contacts();
  /** With which view the agent begins. */
  readonly home: HomeView;
  readonly drafts: Drafts;
  /** Who else is at the open conversation. */
  readonly colleagues: Colleagues;
  /** Whom they can call and hand work to; empty until they are loaded. */
  readonly agents = new Store<readonly Colleague[]>([]);
  /** What `/` offers; loaded when a conversation is first opened. */
  readonly replies: CannedReplies;
  /** Where notes call this agent. */
  readonly calls: Calls;
  readonly #store: Store<InboxDeskState>;
  #options: InboxDeskOptions;
  #live: Live;
  #outbox: Outbox;
  #arrivals: InboxArrivals;
  #uploads = new UploadsByPlace();
  /** Conversations that were open. */
  readonly #known = new Map<string, KnownConversation>();

  constructor(options: InboxDeskOptions) {
    const { api, agent, storage } = options;
    this.#options = options;
    this.#store = new Store<InboxDeskState>({
      connection: 'connecting',
      conversation: null,
      arrived: [],
      called: [],
      refused: null,
    });
    this.inbox = new InboxStore(
      {
        conversations: (query) => this.#guard(api.conversations(query)),
        conversation: (id) => this.#guard(api.conversation(id)),
      },
      { agentId: agent.id, isOpen: (id) => this.state.conversation?.id === id },
    );
    this.counts = new InboxCounts({ counts: () => this.#guard(api.counts()) });
    this.home = new HomeView({ agentId: agent.id, storage, counts: this.counts });
    this.drafts = new Drafts({ scope: `parley:${agent.id}:draft`, storage });
    this.#outbox = new Outbox({
      scope: `parley:${agent.id}:outbox`,
      storage,
      send: (entry) => this.#guard(sendMessage({ api, live: this.#live }, entry)),
    });
    this.#live = new Live({
      server: api.server,
      onEvents: (events) => this.#apply(events),
      onTyping: (news) => {
        this.state.conversation?.hearTyping(news);
        this.colleagues.hearTyping(news);
      },
      onViewing: (news) => this.colleagues.hearViewing(news),
      onReset: () => this.#catchUp(),
      onRefused: (error) => this.#refuse(error),
    });
    this.colleagues = new Colleagues({ self: agent.id, tell: (input) => this.#live.viewing(input) });
    this.calls = new Calls(api, agent.id);
    this.replies = new CannedReplies(api);
    this.#arrivals = new InboxArrivals({
      inbox: this.inbox,
      read: (id, input) => this.#read(id, input),
      isOpen: (id) => this.state.conversation?.id === id,
    });
    this.#live.status.subscribe((connection) => {
      this.#store.update({ connection });
      if (connection !== 'online') return;
      this.#outbox.flush();
      this.#arrivals.hurry();
      this.colleagues.say();
    });
  }

  get state(): InboxDeskState {
    return this.#store.state;
  }

  subscribe(listener: (state: InboxDeskState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Listens, and sends what was left from the time before. The inbox loads once its view is known. */
  start(): void {
    // Not only after the socket is up: where sockets are blocked the console still shows and sends.
    void this.calls.load();
    void this.#loadAgents();
    this.counts.refresh();
    this.#live.connect();
    this.#outbox.flush();
  }

  /** Ends the connection. What waits stays written down. */
  close(): void {
    this.open(null);
    this.colleagues.close();
    this.#live.close();
    this.counts.close();
    this.#outbox.close();
    this.#arrivals.close();
    this.#uploads.clear();
  }

  /** Opens the conversation `id` in place of the one that is open; null opens none. */
  open(id: string | null): void {
    const { conversation } = this.state;
    if ((conversation?.id ?? null) === id) return;
    if (conversation) this.#keep(conversation);
    conversation?.close();
    const next = id === null ? null : this.#conversation(id);
    this.#store.update({ conversation: next });
    this.colleagues.at(id);
    if (id !== null) {
      this.calls.see(id);
      void this.replies.want();
    }
    void next?.load();
    // The one that was open reported for itself until now.
    this.#arrivals.report();
  }

  #keep({ id, known }: ConversationStore): void {
    this.#known.delete(id);
    if (known) this.#known.set(id, known);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  /** What is being attached at a place, to the next message or note of a conversation, by its site's rules. */
  uploads(conversationId: string, rules: AttachmentRules, place = conversationId): Promise<UploadsStore> {
    const { server } = this.#options.api;
    return this.#uploads.at(place, { server, rules, conversationId });
  }

  /** The API as the agent, for the console's other places. */
  get api(): Api {
    return this.#options.api;
  }

  /** Decides something about a conversation: shown at once, and taken back when the server did not take it. */
  async change(id: string, change: ConversationDecision): Promise<Decided> {
    const before = this.inbox.find(id);
    if (before) this.inbox.learn(decided(before, change));
    try {
      this.inbox.learn(await this.#guard(this.api.updateConversation(id, change)));
      return { done: true, undo: before ? undoing(before, change) : null };
    } catch (thrown) {
      if (before) this.inbox.learn(before);
      return { done: false, undo: null, retryAfter: ApiError.from(thrown).retryAfter };
    }
  }

  /** A conversation, as it is known here or as the server has it. @throws ApiError */
  async conversation(id: string): Promise<Conversation> {
    return this.inbox.find(id) ?? (await this.#guard(this.api.conversation(id)));
  }

  /** Who somebody is, as the server has it. @throws ApiError */
  async contact(id: string): Promise<Contact> {
    const contact = await this.#guard(this.api.contact(id));
    this.contacts.learn(contact);
    return contact;
  }

  #conversation(id: string): ConversationStore {
    const { api, agent } = this.#options;
    const author: Author = { type: 'agent', id: agent.id, name: agent.name };
    return new ConversationStore({
      id,
      known: this.#known.get(id),
      side: 'company',
      author: () => author,
      api: {
        conversation: async (conversationId) => {
          const conversation = await this.#guard(api.conversation(conversationId));
          this.inbox.learn(conversation);
          return conversation;
        },
        messages: (conversationId, query) => this.#guard(api.messages(conversationId, query)),
        read: (conversationId, input) => this.#read(conversationId, input),
        updateMessage: (address, input) => this.#guard(api.updateMessage(address, input)),
        deleteMessage: (address) => this.#guard(api.deleteMessage(address)),
        createRating: (conversationId, input) => this.#guard(api.createRating(conversationId, input)),
      },
      live: {
        online: false,
        read: ({ conversationId, ...input }) => this.#read(conversationId, input),
        typing: (input) => this.#live.typing(input),
      },
      outbox: this.#outbox,
    });
  }

  #apply(events: readonly Event[]): void {
    this.inbox.apply(events);
    this.counts.apply(events);
    this.contacts.apply(events);
    this.state.conversation?.apply(events);
    this.calls.apply(events);
    this.replies.apply(events);
    if (events.some(({ type }) => type === 'agent.created' || type === 'agent.updated'))
      void this.#loadAgents();
    for (const event of events) {
      if (event.type === 'conversation.erased') this.#known.delete(event.conversationId);
      if (event.type !== 'message.created') continue;
      const { conversationId, message } = event;
      this.colleagues.hearMessage(conversationId, message.author, message.createdAt);
    }
    const arrived = events.flatMap((event) =>
      event.type === 'message.created' && event.message.author.type === 'contact' ? [event.message] : [],
    );
    if (arrived.length > 0) this.#store.update({ arrived });
    const called = events.flatMap((event) =>
      event.type === 'message.created' && this.calls.isCall(event.message) ? [event.message] : [],
    );
    if (called.length > 0) this.#store.update({ called });
  }

  /** Says that this agent writes a note, or stopped: only colleagues hear of it. */
  typeNote(conversationId: string, typing: boolean): void {
    this.#live.typing({ conversationId, typing, internal: true }).catch(() => undefined);
  }

  async #loadAgents(): Promise<void> {
    // Without them nobody can be called or handed work; all else goes on.
    this.agents.set(await this.#guard(listAgents(this.api)).catch(() => this.agents.state));
  }

  #catchUp(): void {
    void this.calls.load();
    void this.#loadAgents();
    if (this.home.state !== null) void this.inbox.load();
    this.counts.refresh();
    void this.state.conversation?.refresh();
  }

  async #read(conversationId: string, input: ReadInput): Promise<ReadResult> {
    const result = await this.#guard(
      this.#live.online
        ? this.#live.read({ conversationId, ...input })
        : this.#options.api.read(conversationId, input),
    );
    this.inbox.mark(result);
    return result;
  }

  #refuse(error: ApiError): void {
    if (isEnd(error)) this.#options.onEnded();
    else this.#store.update({ refused: error });
  }

  /** Hears in any answer that the session has ended. */
  async #guard<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (thrown) {
      if (isEnd(ApiError.from(thrown))) this.#options.onEnded();
      throw thrown;
    }
  }
}

function isEnd({ code }: ApiError): boolean {
  return code === 'unauthenticated' || code === 'token_expired';
}

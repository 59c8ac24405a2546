/**
 * The contact's chat on one site: puts together session, live connection, outbox, the list of conversations and the
 * one that is open, and makes none of them before it is needed. A visitor who never writes leaves no trace on the
 * server.
 */
import { type Attachment, type Author, type Event, newId, type PageContext } from '@parley/protocol';
import { conversationInAddress } from './address.js';
import { Api } from './api.js';
import { ApiError } from './api-error.js';
import { Arrivals } from './arrivals.js';
import { AvailabilityStore } from './availability.js';
import { type ChatState, type ChatStoreOptions, nothingYet } from './chat-state.js';
import { ContactClient } from './contact-client.js';
import { ConversationList, countUnread } from './conversation-list.js';
import { ConversationStore } from './conversation-store.js';
import { Drafts } from './drafts.js';
import { fieldsToAsk, type Introduction, NextOpening } from './opening.js';
import { type Left, OtherTabs } from './other-tabs.js';
import { SafeStorage, StoredText } from './storage.js';
import { type Readable, Store } from './store.js';
import { subjectOf } from './token-subject.js';
import type { UploadsStore } from './uploads.js';
import { UploadsByPlace } from './uploads-by-place.js';

/** Under which a text is kept that will open a conversation. */
const NEW = 'new';
const HOME = 'home';

export { type ChatState, type ChatStoreOptions, IDLE_CHAT } from './chat-state.js';

export class ChatStore implements Readable<ChatState> {
  readonly drafts: Drafts;
  /** Whether somebody is there; asks only while it is watched. */
  readonly availability: AvailabilityStore;
  readonly #store: Store<ChatState>;
  #options: Required<ChatStoreOptions>;
  /** For what anyone may ask. */
  #public: Api;
  #client: ContactClient;
  #list: ConversationList;
  #place: StoredText;
  #tabs: OtherTabs;
  #hearing: (() => void)[] = [];
  #stopConversation: (() => void) | undefined;
  /** Whether what the server has of this visitor was loaded. */
  #resumed = false;
  #arrivals = new Arrivals();
  #next = new NextOpening();
  #uploads = new UploadsByPlace();

  constructor({ server, site, storage = new SafeStorage() }: ChatStoreOptions) {
    this.#options = { server, site, storage };
    this.#store = new Store<ChatState>(nothingYet());
    this.drafts = new Drafts({ scope: `parley:${site}:draft`, storage });
    this.#place = new StoredText(storage, `parley:${site}:place`);
    this.#public = new Api({ server });
    this.availability = new AvailabilityStore({ ask: (team) => this.#public.availability(site, team) });
    this.#tabs = new OtherTabs(site, (ids) => this.#handleLeft(ids));
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
    if (
      phase === 'loading' ||
      (phase === 'ready' && (this.#resumed || this.state.conversation || !this.known))
    )
      return;
    this.#store.update({ phase: 'loading', error: null });
    try {
      const [site] = await Promise.all([
        this.state.site ?? this.#public.site(this.#options.site),
        this.#resume(),
      ]);
      this.#update({ phase: 'ready', site });
    } catch (thrown) {
      this.#store.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** Shows the list. */
  showHome(): void {
    this.#leave();
    this.#place.set(HOME);
    this.#store.update({ place: 'home', conversation: null });
    this.#count();
  }

  /** Loads more of the list. */
  loadOlderConversations(): Promise<void> {
    return this.#list.loadOlder();
  }

  /** Opens one of the list. */
  openConversation(id: string): void {
    this.#place.set(id);
    if (this.state.conversation?.id === id) this.#store.update({ place: 'conversation' });
    else void this.#open(id, false).load();
  }

  /** Begins a new one; it exists only once something is sent. `proactiveId`: the message of ours that it answers. */
  newConversation({ proactiveId }: { proactiveId?: string } = {}): void {
    this.#leave();
    this.#next.begin(proactiveId);
    this.#update({ place: 'conversation', conversation: null, proactiveId: proactiveId ?? null });
    this.#count();
  }

  /** What was said in the form before the first message; empty when they would rather not. It goes along with that. */
  introduce(introduction: Introduction): void {
    this.#next.introduction = introduction;
    this.#update({});
  }

  /** Where an answer can go when they have left the page, said in a conversation that has begun. @throws ApiError */
  async leaveEmail(email: string): Promise<void> {
    this.#update({ contact: await this.#client.api.updateMe({ email }) });
  }

  /** Where the visitor is and what it is about. In an open conversation it is told at once, else with the next message. */
  setContext(context: Partial<PageContext>): void {
    this.#next.see(context);
    const known = this.#list.find(this.state.conversation?.id ?? '');
    if (known?.status === 'open' && this.#next.hasMoved) this.#tellContext(known);
  }

  /**
   * Makes the visitor the person whom the company's backend vouches for in `token`, and what they wrote before theirs.
   * @throws ApiError
   */
  async identify(token: string): Promise<void> {
    // Who comes by a link is somebody already.
    await this.#arrivals.settled();
    const subject = subjectOf(token);
    if (this.known && subject !== undefined) {
      const { contact } = await this.#client.session.open();
      // Somebody else sits here now, and must not find what the one before them wrote.
      if (contact.verified && contact.externalId !== subject) await this.logout();
    }
    const client = this.#client;
    await client.identify(token);
    if (client !== this.#client) return;
    this.#store.update({ arrival: null });
    if (this.state.phase === 'idle') return;
    this.#resumed = false;
    await this.#catchUp();
  }

  /**
   * Leaves nothing of the visitor in this browser, in any of its tabs; the next message is a stranger's. It is done at
   * once: the page may be on its way elsewhere. Resolves when the server has heard, or could not be reached.
   */
  async logout(): Promise<void> {
    const { session, api } = this.#client;
    const ids = [session.exists ? session.contactId : undefined, this.state.contact?.id];
    // Asked before anything is forgotten, with what there is still to ask with.
    const signedOff = session.exists ? api.signOff() : undefined;
    this.#forget();
    this.#tabs.left(ids);
    await signedOff?.catch(() => undefined);
  }

  /** Gives up what this browser has of a visitor for the conversation that the link of a mail names. */
  async openLinked(): Promise<void> {
    await this.logout();
    this.#store.update({ phase: 'idle' });
    await this.start();
  }

  /** The open conversation as a page to keep. @throws ApiError */
  transcript(): Promise<Blob> {
    return this.#client.api.transcript(this.#openId());
  }

  /** Sends the open conversation to the contact's e-mail address. @throws ApiError */
  mailTranscript(): Promise<void> {
    return this.#client.api.mailTranscript(this.#openId());
  }

  /** What is being attached at the place that is shown. Null where the site takes nothing. */
  async uploads(): Promise<UploadsStore | null> {
    const rules = this.state.site?.chat.attachments;
    if (!rules) return null;
    const { server } = this.#options;
    return this.#uploads.at(this.draftKey, { server, tokens: this.#client.session, rules });
  }

  /** Sends a message, opening the session and the conversation with the first. False: the outbox is full. */
  send(text: string, attachments: readonly Attachment[] = []): boolean {
    const { draftKey } = this;
    const conversation = this.state.conversation ?? this.#open(newId('conversation'), true);
    const taken = conversation.send(text, attachments);
    if (taken) {
      this.#tellContext(conversation);
      this.#uploads.move(draftKey, conversation.id);
      this.drafts.set(draftKey, '');
      this.#place.set(conversation.id);
    }
    this.#client.connect();
    return taken;
  }

  /** Ends the connection. What waits stays written down. */
  close(): void {
    globalThis.removeEventListener?.('online', this.#handleOnline);
    globalThis.removeEventListener?.('offline', this.#handleOffline);
    this.#leave();
    this.availability.rest();
    this.#tabs.close();
    this.#client.close();
    for (const stop of this.#hearing.splice(0)) stop();
  }

  #handleOnline = (): void => {
    if (!this.#client.connecting) this.#store.update({ connection: null });
    if (this.state.phase === 'failed') void this.start();
    else this.#client.outbox.flush();
  };

  #handleOffline = (): void => this.#store.update({ connection: 'offline' });

  #makeClient(): ContactClient {
    const client = new ContactClient({
      ...this.#options,
      onEvents: (events) => this.#apply(events),
      onTyping: (news) => this.state.conversation?.hearTyping(news),
      onReset: () => void this.#catchUp(),
      onRefused: (error) => this.#store.update({ error }),
      onContact: (contact) => this.#update({ contact }),
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
    this.#store.update({ arrival: await this.#arrivals.try(this.#client) });
    if (!this.known) return;
    await this.#list.load();
    // A first message that never got through has the id of a conversation which only this browser knows. One that the
    // list knows got through: another tab, or the page before, sends it right now or has just done so.
    const waiting = this.#client.outbox.entries.state[0];
    if (this.state.conversation) {
      // Somebody was quicker than the server: what they opened stays open.
    } else if (waiting?.opens && !this.#list.find(waiting.conversationId)) {
      this.#open(waiting.conversationId, true);
    } else {
      await this.#reopen(waiting?.conversationId);
    }
    this.#resumed = true;
    this.#client.outbox.flush();
    this.#client.connect();
  }

  /** Shows what a link names, or what was shown on the page before; without a trace of that, the latest. */
  async #reopen(waiting: string | undefined): Promise<void> {
    const last = conversationInAddress() ?? this.#place.get();
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
        this.#update({ contact: event.contact });
      }
      // Another tab or browser has shown who it is: what was said there is here now.
      if (event.type === 'contact.merged') void this.#catchUp();
    }
  }

  #open(id: string, fresh: boolean): ConversationStore {
    this.#leave();
    const { session, api, live, outbox } = this.#client;
    const conversation = new ConversationStore({
      id,
      fresh,
      side: 'contact',
      author: (): Author => ({
        type: 'contact',
        id: this.state.contact?.id ?? session.contactId,
        name: this.state.contact?.name ?? null,
      }),
      opening: () => this.#next.opening,
      api,
      live,
      outbox,
    });
    this.#stopConversation = conversation.subscribe(() => this.#count());
    this.#next.opened(fresh, this.#list.find(id)?.context);
    this.#update({ place: 'conversation', conversation, ...(!fresh && { proactiveId: null }) });
    return conversation;
  }

  /** Of a conversation that was there before the visitor came to this page. */
  #tellContext({ id }: { id: string }): void {
    const context = this.#next.news();
    // Where somebody is helps the company and is not worth a word to the visitor when it gets lost.
    if (context) this.#client.api.updateConversation(id, { context }).catch(() => undefined);
  }

  #openId(): string {
    const { conversation } = this.state;
    if (!conversation) throw new ApiError('not_found', 'There is no conversation yet.');
    return conversation.id;
  }

  #handleLeft(ids: Left): void {
    const { contact } = this.state;
    if (!contact || ids.includes(contact.id) || ids.includes(this.#client.session.contactId)) this.#forget();
  }

  #forget(): void {
    const { site } = this.state;
    this.#leave();
    this.#client.close();
    this.#client.forget();
    this.#uploads.clear();
    for (const stop of this.#hearing.splice(0)) stop();
    this.#next = new NextOpening();
    this.#resumed = false;
    this.#client = this.#makeClient();
    this.#list = this.#makeList();
    this.#store.set({ ...nothingYet(), site, phase: site ? 'ready' : 'idle' });
    this.#update({});
  }

  /** Changes the state, and with it what follows from who is here. */
  #update(changes: Partial<ChatState>): void {
    const { site, contact, conversation } = { ...this.state, ...changes };
    const identityRequired = (site?.chat.identifiedOnly && !contact?.verified) ?? false;
    const asks = conversation ? [] : fieldsToAsk({ site, contact, introduction: this.#next.introduction });
    this.#store.update({ ...changes, identityRequired, asks });
  }

  #leave(): void {
    this.#stopConversation?.();
    this.#stopConversation = undefined;
    this.state.conversation?.close();
  }

  /** Of the open conversation its own store knows best what was seen. */
  #count(): void {
    const { conversation } = this.state;
    const ready = conversation?.state.phase === 'ready';
    const open = ready ? { id: conversation.id, unread: conversation.state.unread } : null;
    const { rows, unread } = countUnread(this.#list.state.rows, open);
    this.#store.update({ conversations: { ...this.#list.state, rows }, unread });
  }
}

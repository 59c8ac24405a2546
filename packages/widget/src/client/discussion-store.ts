/**
 * One public topic as a reader sees it: pages of the list, answers below, news as it comes, what one has written. Reading
 * makes nobody known to the server; the first message, vote or report opens the contact's session.
 */
import type { Author, Topic, TopicNews, TopicSort } from '@parley/protocol';
import { ApiError } from './api-error.js';
import { type DiscussionState, IDLE_DISCUSSION } from './discussion-state.js';
import { Drafts } from './drafts.js';
import { type KeyValue, SafeStorage } from './storage.js';
import { type Readable, Store } from './store.js';
import { TopicApi } from './topic-api.js';
import { viewBranches } from './topic-branches.js';
import { TopicLive } from './topic-live.js';
import { Opinions } from './topic-opinions.js';
import { type NewTopicMessage, TopicOutbox, type WaitingMessage } from './topic-outbox.js';
import { OwnMessages } from './topic-own.js';
import { TopicPerson } from './topic-person.js';
import { TopicTree } from './topic-tree.js';
import { type MorePhase, type OwnTold, viewWaiting } from './topic-view.js';

export interface DiscussionStoreOptions {
  /** Origin of the server. */
  server: string;
  /** The site's key. */
  site: string;
  /** The topic's key. */
  topic: string;
  /** What the page says of itself, for a topic that is new. */
  page?: () => { url?: string; title?: string };
  storage?: KeyValue;
}

export class DiscussionStore implements Readable<DiscussionState> {
  readonly drafts: Drafts;
  readonly person: TopicPerson;
  readonly api: TopicApi;
  readonly #store = new Store<DiscussionState>(IDLE_DISCUSSION);
  #options: DiscussionStoreOptions & { storage: KeyValue };
  #outbox: TopicOutbox;
  #opinions: Opinions;
  #tree = new TopicTree();
  #own: OwnMessages;
  #below = new Map<string, { next: string | null; phase: MorePhase }>();
  #next: string | null = null;
  #live: TopicLive | undefined;
  #closed = false;

  constructor({ storage = new SafeStorage(), ...options }: DiscussionStoreOptions) {
    const { server, site, topic } = options;
    this.#options = { ...options, storage };
    this.drafts = new Drafts({ scope: `parley:${site}:draft`, storage });
    this.person = new TopicPerson({
      server,
      site,
      storage,
      onContact: (contact) => this.#show({ contact }),
      onLeft: () => this.#handleLeft(),
    });
    this.api = new TopicApi({ api: this.person.api, site, topic });
    this.#opinions = new Opinions({ api: this.api, tree: this.#tree, changed: () => this.#show() });
    this.#own = new OwnMessages({ api: this.api, tree: this.#tree, opinions: this.#opinions });
    this.#outbox = new TopicOutbox({
      scope: `parley:${site}:said:${topic}`,
      storage,
      send: (entry) => this.#send(entry),
    });
    this.#outbox.entries.subscribe(() => this.#show());
    globalThis.addEventListener?.('online', this.#handleNetwork);
    globalThis.addEventListener?.('offline', this.#handleNetwork);
  }

  get state(): DiscussionState {
    return this.#store.state;
  }

  subscribe(listener: (state: DiscussionState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** The topic's key. */
  get topic(): string {
    return this.#options.topic;
  }

  /** Whether this browser has spoken on the site before. */
  get known(): boolean {
    return this.person.known;
  }

  /** Under which name the next message will stand; empty for none. */
  get name(): string {
    return this.person.name;
  }

  /** What the page says of itself. */
  get page(): { url?: string; title?: string } {
    return this.#options.page?.() ?? {};
  }

  /** Loads the topic and its first page, and listens from then on. Again after `phase` is `failed`. */
  async load(linked: string | null = null): Promise<void> {
    this.#store.update({ phase: 'loading', error: null });
    try {
      const [topic] = await Promise.all([this.api.topic(), this.#loadList(this.state.sort)]);
      this.#takeTopic(topic);
      this.#show({ phase: 'ready' });
      if (linked) await this.open(linked);
      if (this.known || this.#outbox.entries.state.length > 0) void this.#loadOwn();
      this.#outbox.flush();
      this.#listen();
    } catch (thrown) {
      this.#store.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** Reads the list in another order. @throws ApiError */
  async sortBy(sort: TopicSort): Promise<void> {
    this.#store.update({ sorting: true });
    try {
      await this.#loadList(sort);
      this.#takeMarked(this.state.topic);
      this.#show({ sort, fresh: 0, linked: null });
      void this.#loadOwn();
    } finally {
      this.#store.update({ sorting: false });
    }
  }

  /** The next page of the list. */
  async loadMore(): Promise<void> {
    if (this.state.more !== 'some' && this.state.more !== 'failed') return;
    this.#show({ more: 'loading' });
    try {
      const { data, next } = await this.api.messages({
        sort: this.state.sort,
        after: this.#next ?? undefined,
      });
      this.#tree.append(data);
      this.#next = next;
      this.#show({ more: next === null ? 'none' : 'some' });
      void this.#loadOwn();
    } catch {
      this.#show({ more: 'failed' });
    }
  }

  /** The next page of what was answered in a branch. */
  async loadReplies(id: string): Promise<void> {
    const before = this.#below.get(id);
    if (before?.phase === 'loading') return;
    this.#setBelow(id, { next: before?.next ?? null, phase: 'loading' });
    try {
      const after = before?.next ?? undefined;
      const { data, next } = await this.api.messages({ parentId: id, after });
      this.#tree.put(data.map(({ first: _, ...message }) => message));
      if (next === null) this.#tree.settle(id);
      this.#setBelow(id, { next, phase: 'some' });
      void this.#loadOwn();
    } catch {
      this.#setBelow(id, { next: before?.next ?? null, phase: 'failed' });
    }
  }

  /** Shows what has come meanwhile. @returns the id of the first of it */
  showFresh(): string | undefined {
    const atEnd = this.state.sort === 'oldest' && this.#next === null;
    const ids = this.#tree.release(atEnd ? 'last' : 'first');
    this.#show();
    return ids[0];
  }

  /** Goes where a permanent link leads. Nothing happens when there is no such message any more. */
  async open(id: string): Promise<void> {
    if (!this.#tree.find(id)) {
      try {
        const { message, ancestors } = await this.api.context(id);
        const known = [...ancestors, message];
        this.#tree.put(known.filter((one) => !this.#tree.find(one.id)));
        const root = known.find(({ parentId }) => parentId === null);
        if (root) this.#tree.place(root.id);
      } catch {
        // It was taken back, or its page is not this one: the reader finds the discussion as it is.
        return;
      }
    }
    this.#show({ linked: id });
  }

  /** Writes a message down and sends it, under `name` where one is given. */
  post(message: NewTopicMessage, name = ''): string {
    if (name.trim()) this.person.name = name;
    return this.#outbox.add(message).id;
  }

  /** Tries a failed message again. */
  retry(id: string): void {
    this.#outbox.retry(id);
  }

  /** Changes the words of one's own message. @throws ApiError */
  async edit(id: string, text: string): Promise<void> {
    const { status, ...message } = await this.api.edit(id, text);
    this.#tree.put([message]);
    this.#own.mark(id, status);
    this.#show();
  }

  /** Takes one's own message back; one that was not sent yet never will be. @throws ApiError */
  async remove(id: string): Promise<void> {
    if (this.#outbox.entries.state.some((entry) => entry.id === id)) return this.#outbox.discard(id);
    const { replies } = this.#tree.find(id) ?? { replies: 0 };
    await this.api.remove(id);
    this.#own.mark(id, 'published');
    if (replies > 0) this.#tree.lose([id]);
    else this.#tree.drop(id);
    this.#show();
  }

  /** Votes, or takes the vote back with 0. Shown at once, and put right when the server says otherwise. @throws ApiError */
  vote(id: string, value: 1 | -1 | 0): Promise<void> {
    return this.#opinions.vote(id, value);
  }

  /** Reacts, or takes the reaction back. @throws ApiError */
  react(id: string, reaction: string, chosen: boolean): Promise<void> {
    return this.#opinions.react(id, reaction, chosen);
  }

  /** Something has become of one's own message. */
  learn(id: string, told: OwnTold): void {
    this.#own.learn(id, told);
    this.#show();
  }

  /** What the company's backend signed. @throws ApiError */
  async identify(token: string): Promise<void> {
    await this.person.identify(token);
    this.#own.askAgain();
    if (this.state.phase === 'ready') await this.#loadOwn();
  }

  /** Leaves nothing of the person here. Their session is ended by whoever logs them out. */
  forget(): void {
    this.person.forget();
  }

  close(): void {
    this.#closed = true;
    globalThis.removeEventListener?.('online', this.#handleNetwork);
    globalThis.removeEventListener?.('offline', this.#handleNetwork);
    this.#outbox.close();
    this.#live?.close();
    this.person.close();
  }

  #handleNetwork = (): void => {
    const offline = !navigator.onLine;
    this.#store.update({ offline });
    if (offline) return;
    this.#outbox.flush();
    if (this.state.phase === 'failed') void this.load(this.state.linked);
  };

  #handleLeft(): void {
    this.#outbox.clear();
    this.#opinions.clear();
    this.#own.forget();
    this.#show({ contact: null });
  }

  async #loadList(sort: TopicSort): Promise<void> {
    const { data, next } = await this.api.messages({ sort });
    this.#tree.clear();
    this.#below.clear();
    this.#own.askAgain();
    this.#tree.append(data);
    this.#next = next;
    this.#store.update({ more: next === null ? 'none' : 'some' });
  }

  #takeTopic(topic: Topic): void {
    this.#takeMarked(topic);
    this.#store.update({ topic });
  }

  /** What stands first may be on no page that was read. */
  #takeMarked(topic: Topic | null): void {
    const marked = [topic?.answer, ...(topic?.pinned ?? [])].filter((message) => message != null);
    this.#tree.put(marked);
  }

  #listen(): void {
    if (this.#live || this.#closed) return;
    const { server, site, topic } = this.#options;
    this.#live = new TopicLive({
      server,
      site,
      topic,
      onNews: (news) => this.#hear(news),
      onWatch: (revision) => {
        if (revision !== this.state.topic?.revision) void this.#catchUp();
      },
      onBlocked: () => void this.#look(),
    });
  }

  #hear({ changed, fresh, gone, reload, revision, messages }: TopicNews): void {
    const waiting = new Set(this.#outbox.entries.state.map(({ id }) => id));
    // Also of what the company took into private: where it goes on only its author is told.
    const own = [...gone, ...changed.flatMap(({ id, stub }) => (stub ? id : []))].filter((id) =>
      this.#isOwn(id),
    );
    this.#tree.hear(
      changed.filter(({ id }) => !waiting.has(id)),
      fresh,
    );
    // What became of one's own is asked for; others' leave their places.
    this.#tree.lose(gone.filter((id) => !own.includes(id)));
    for (const { id } of changed) this.#own.mark(id, 'published');
    const { topic } = this.state;
    if (topic) this.#store.update({ topic: { ...topic, revision, messages } });
    this.#show();
    if (reload) void this.#catchUp();
    if (own.length > 0) void this.#loadOwn();
  }

  #isOwn(id: string): boolean {
    const author = this.#tree.find(id)?.author;
    return this.#own.unseen.has(id) || (author?.type === 'contact' && author.id === this.state.contact?.id);
  }

  /** Some news were missed: the topic as it is, and what has come since. */
  async #catchUp(): Promise<void> {
    try {
      const [topic, { data }] = await Promise.all([this.api.topic(), this.api.messages({ sort: 'newest' })]);
      this.#tree.hear(data.flatMap(({ first, ...root }) => [root, ...first]));
      this.#takeTopic(topic);
      this.#show();
    } catch {
      // What is shown stays; the next connect asks again.
    }
  }

  /** Whether some news were missed. */
  async #look(): Promise<void> {
    try {
      const { revision } = await this.api.topic();
      if (revision !== this.state.topic?.revision) await this.#catchUp();
    } catch {
      // The next look may be luckier.
    }
  }

  async #loadOwn(): Promise<void> {
    if (this.known && (await this.#own.load())) this.#show();
  }

  async #send({ id, text, parentId, writtenMs, trap }: WaitingMessage): Promise<void> {
    await this.person.introduce();
    const sent = await this.api.post({
      id,
      text,
      writtenMs,
      ...(trap && { trap }),
      ...(parentId !== null && { parentId }),
      page: this.page,
    });
    this.#own.take(sent);
  }

  #setBelow(id: string, value: { next: string | null; phase: MorePhase }): void {
    this.#below.set(id, value);
    this.#show();
  }

  #show(changes: Partial<DiscussionState> = {}): void {
    const topic = this.state.topic;
    const contact = changes.contact === undefined ? this.state.contact : changes.contact;
    const author: Author = { type: 'contact', id: contact?.id ?? '', name: this.name || null };
    const waiting = this.#outbox.entries.state.filter(({ id }) => !this.#tree.find(id));
    this.#store.update({
      ...changes,
      fresh: this.#tree.held,
      identityRequired: (topic?.rules.identifiedOnly && !contact?.verified) ?? false,
      branches: viewBranches({
        tree: this.#tree,
        topic,
        waiting: new Map(
          waiting.map((entry) => [entry.id, { ...entry, message: viewWaiting(entry, author) }]),
        ),
        unseen: this.#own.unseen,
        told: this.#own.told,
        below: this.#below,
        contactId: contact?.id ?? null,
        opinionOf: (id) => this.#opinions.of(id),
      }),
    });
  }
}

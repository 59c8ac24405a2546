/**
 * One public topic as the company's people work in it: what anyone can read, with the marks and answers that only they give.
 * It listens, and shows what changed in its place.
 */
import {
  newId,
  type PrivateLink,
  type Topic,
  type TopicBranch,
  type TopicMessage,
  type TopicNews,
  type UpdateTopicInput,
  type UpdateTopicMessageInput,
} from '@parley/protocol';
import type { Api, ApiRequest } from './api.js';
import { ApiError } from './api-error.js';
import { Store } from './store.js';
import { TopicApi } from './topic-api.js';
import type { TopicLive } from './topic-live.js';

export interface DeskBranch {
  root: TopicMessage;
  /** The first of what was answered, or all of it. */
  replies: readonly TopicMessage[];
}

export interface TopicDeskState {
  phase: 'loading' | 'ready' | 'failed';
  /** Why it was not loaded. */
  error: ApiError | null;
  topic: Topic | null;
  branches: readonly DeskBranch[];
  more: boolean;
  loadingMore: boolean;
  /** Messages that went on in private from here, and where. */
  moved: ReadonlyMap<string, string>;
  /** Why the last thing was not done. */
  refused: ApiError | null;
}

export interface TopicDeskOptions {
  api: Pick<Api, 'request' | 'server'>;
  /** The site's key. */
  site: string;
  /** The topic's key. */
  topic: string;
}

export class TopicDesk extends Store<TopicDeskState> {
  readonly #options: TopicDeskOptions;
  readonly #topicApi: TopicApi;
  /** Branches of which all is shown. */
  readonly #open = new Set<string>();
  #next: string | null = null;
  #live: TopicLive | undefined;
  #closed = false;
  #refreshing: Promise<void> | null = null;
  #again = false;

  constructor(options: TopicDeskOptions) {
    super({
      ...{ phase: 'loading', error: null, topic: null, branches: [], more: false, loadingMore: false },
      ...{ moved: new Map(), refused: null },
    });
    this.#options = options;
    this.#topicApi = new TopicApi(options);
  }

  /** The topic's key. */
  get key(): string {
    return this.#options.topic;
  }

  /** The site's key. */
  get site(): string {
    return this.#options.site;
  }

  async load(): Promise<void> {
    this.update({ phase: 'loading', error: null });
    try {
      await this.#read();
      this.update({ phase: 'ready' });
      void this.#listen();
    } catch (thrown) {
      this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** Brings a message onto the screen, however far back it was said. @returns whether anybody can read it */
  async show(id: string): Promise<boolean> {
    if (this.#has(id)) return true;
    try {
      const { message, ancestors } = await this.#topicApi.context(id);
      const root = ancestors[0] ?? message;
      this.#open.add(root.id);
      const branch = { root, replies: await this.#repliesOf(root.id) };
      const others = this.state.branches.filter((one) => one.root.id !== root.id);
      this.update({ branches: [...others, branch].toSorted((a, b) => b.root.seq - a.root.seq) });
      return this.#has(id);
    } catch {
      // It waits in a queue, or is gone: then the discussion is shown as it is.
      return false;
    }
  }

  async loadMore(): Promise<void> {
    if (this.#next === null || this.state.loadingMore) return;
    this.update({ loadingMore: true });
    try {
      const { data, next } = await this.#topicApi.messages({ sort: 'newest', after: this.#next });
      this.#next = next;
      const known = new Set(this.state.branches.map(({ root }) => root.id));
      const fresh = data.filter(({ id }) => !known.has(id)).map(toBranch);
      this.update({ branches: [...this.state.branches, ...fresh], more: next !== null });
    } catch (thrown) {
      this.update({ refused: ApiError.from(thrown) });
    } finally {
      this.update({ loadingMore: false });
    }
  }

  /** Shows all that was answered in a branch. */
  async openBranch(id: string): Promise<void> {
    this.#open.add(id);
    await this.#try(async () => {
      const replies = await this.#repliesOf(id);
      const branches = this.state.branches.map((one) => (one.root.id === id ? { ...one, replies } : one));
      this.update({ branches });
    });
  }

  /** Speaks for the company, and shows it: also where an answer would stand behind others. @returns whether it was taken */
  say(text: string, place: { parentId: string | null; teamId: string | null }): Promise<boolean> {
    const { parentId, teamId } = place;
    const branch = this.state.branches.find(({ root, replies }) =>
      [root, ...replies].some(({ id }) => id === parentId),
    );
    if (branch) this.#open.add(branch.root.id);
    return this.#change('/messages', {
      method: 'POST',
      body: { id: newId('message'), text, ...(parentId && { parentId }), ...(teamId && { teamId }) },
    });
  }

  mark(id: string, marks: Pick<UpdateTopicMessageInput, 'pinned' | 'answer'>): Promise<boolean> {
    return this.#change(`/messages/${id}`, { method: 'PATCH', body: marks });
  }

  updateTopic(change: UpdateTopicInput): Promise<boolean> {
    return this.#change('', { method: 'PATCH', body: change });
  }

  /** The message leaves the public; its author's chat goes on from it. */
  goPrivate(id: string): Promise<boolean> {
    return this.#try(async () => {
      const link = await this.#ask<PrivateLink>(`/messages/${id}/private`, { method: 'POST', body: {} });
      this.update({ moved: new Map([...this.state.moved, [id, link.conversationId]]) });
      await this.refresh();
    });
  }

  /** As it is now: the topic and its newest branches. */
  refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#again = true;
      return this.#refreshing;
    }
    const run = async () => {
      do {
        this.#again = false;
        await this.#read().catch(() => undefined);
      } while (this.#again && !this.#closed);
      this.#refreshing = null;
    };
    this.#refreshing = run();
    return this.#refreshing;
  }

  close(): void {
    this.#closed = true;
    this.#live?.close();
  }

  #has(id: string): boolean {
    return this.state.branches.some(
      ({ root, replies }) => root.id === id || replies.some((reply) => reply.id === id),
    );
  }

  #ask<T>(path: string, { query, ...request }: ApiRequest = {}): Promise<T> {
    const { api, site, topic } = this.#options;
    const address = `/v1/topics/${encodeURIComponent(topic)}${path}`;
    return api.request(address, { ...request, query: { site, ...query } });
  }

  #change(path: string, request: ApiRequest): Promise<boolean> {
    return this.#try(async () => {
      await this.#ask<unknown>(path, request);
      await this.refresh();
    });
  }

  async #try(deed: () => Promise<void>): Promise<boolean> {
    this.update({ refused: null });
    try {
      await deed();
      return true;
    } catch (thrown) {
      this.update({ refused: ApiError.from(thrown) });
      return false;
    }
  }

  async #read(): Promise<void> {
    const [topic, page] = await Promise.all([
      this.#topicApi.topic(),
      this.#topicApi.messages({ sort: 'newest' }),
    ]);
    const newest = await Promise.all(
      page.data.map(async (root): Promise<DeskBranch> => {
        if (!this.#open.has(root.id)) return toBranch(root);
        return { ...toBranch(root), replies: await this.#repliesOf(root.id) };
      }),
    );
    const shown = new Set(newest.map(({ root }) => root.id));
    const last = newest.at(-1)?.root;
    const older =
      page.next === null || !last
        ? []
        : this.state.branches.filter(({ root }) => root.seq < last.seq && !shown.has(root.id));
    if (older.length === 0) this.#next = page.next;
    this.update({ topic, branches: [...newest, ...older], more: this.#next !== null });
  }

  async #repliesOf(id: string): Promise<TopicMessage[]> {
    const all: TopicMessage[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await this.#topicApi.messages({ parentId: id, after });
      all.push(...page.data.map(({ first: _, ...message }) => message));
      after = page.next;
    }
    return all;
  }

  async #listen(): Promise<void> {
    if (this.#live || this.#closed) return;
    const { TopicLive } = await import('./topic-live.js');
    if (this.#live || this.#closed) return;
    const { api, site, topic } = this.#options;
    this.#live = new TopicLive({
      ...{ server: api.server, site, topic },
      onNews: (news) => this.#hear(news),
      onWatch: (revision) => {
        if (revision !== this.state.topic?.revision) void this.refresh();
      },
      onBlocked: () => void this.refresh(),
    });
  }

  /** What is known changes at once; what is new is read in its place. */
  #hear({ changed, gone }: TopicNews): void {
    const news = new Map(changed.map((message) => [message.id, message]));
    const stays = ({ id }: TopicMessage) => !gone.includes(id);
    const branches = this.state.branches
      .filter(({ root }) => stays(root))
      .map(({ root, replies }) => ({
        root: news.get(root.id) ?? root,
        replies: replies.filter(stays).map((reply) => news.get(reply.id) ?? reply),
      }));
    this.update({ branches });
    void this.refresh();
  }
}

function toBranch({ first, ...root }: TopicBranch): DeskBranch {
  return { root, replies: first };
}

/** The answers that are ready: loaded when somebody first needs them, and again whenever one has changed. */
import { type CannedReply, type Event, newId } from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { createCannedReply, deleteCannedReply, listCannedReplies, updateCannedReply } from './desk-api.js';
import { Store } from './store.js';

export interface CannedRepliesState {
  /** `none`: nobody has asked yet. */
  phase: 'none' | 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  /** By name. */
  replies: readonly CannedReply[];
}

/** What is written of one. */
export interface CannedReplyWords {
  name: string;
  text: string;
  /** The site's key; null for all. */
  site: string | null;
}

export class CannedReplies extends Store<CannedRepliesState> {
  #api: Pick<Api, 'request'>;

  constructor(api: Pick<Api, 'request'>) {
    super({ phase: 'none', error: null, replies: [] });
    this.#api = api;
  }

  /** Loads them once; again after a failure. */
  async want(): Promise<void> {
    if (this.state.phase === 'none' || this.state.phase === 'failed') await this.load();
  }

  async load(): Promise<void> {
    if (this.state.phase !== 'ready') this.update({ phase: 'loading', error: null });
    try {
      const replies = await listCannedReplies(this.#api);
      this.#show(replies);
    } catch (thrown) {
      if (this.state.phase === 'loading') this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  apply(events: readonly Event[]): void {
    const changed = events.some(({ type }) => type === 'canned_reply.updated');
    if (changed && this.state.phase !== 'none') void this.load();
  }

  /** Writes down a new one, or what one says from now on. @throws ApiError */
  async save(id: string | null, words: CannedReplyWords): Promise<void> {
    const saved = await (id === null
      ? createCannedReply(this.#api, { id: newId('cannedReply'), ...words })
      : updateCannedReply(this.#api, id, words));
    this.#show([...this.state.replies.filter((reply) => reply.id !== saved.id), saved]);
  }

  /** @throws ApiError */
  async remove(id: string): Promise<void> {
    await deleteCannedReply(this.#api, id);
    this.#show(this.state.replies.filter((reply) => reply.id !== id));
  }

  #show(replies: readonly CannedReply[]): void {
    const sorted = replies.toSorted((a, b) => a.name.localeCompare(b.name));
    this.update({ phase: 'ready', error: null, replies: sorted });
  }
}

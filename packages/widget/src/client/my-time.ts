/** The agent's own time of the last days, and by conversation. Loaded when somebody looks. */
import type { ConversationTime, TimeSheet } from '@parley/protocol';
import { readTime, readTimeByConversation } from './agent-time-api.js';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { Store } from './store.js';

export interface MyTimeState {
  phase: 'loading' | 'ready' | 'failed';
  sheet: TimeSheet | null;
  conversations: readonly ConversationTime[];
  /** Whether there are further conversations. */
  more: boolean;
  /** Why loading failed. `forbidden`: only the totals of teams are kept. */
  error: ApiError | null;
}

const DAYS = 7;
const PAGE = 20;

export class MyTime extends Store<MyTimeState> {
  #api: Pick<Api, 'request'>;
  #next: string | null = null;

  constructor(api: Pick<Api, 'request'>) {
    super({ phase: 'loading', sheet: null, conversations: [], more: false, error: null });
    this.#api = api;
  }

  /** @param zone whose days, e.g. `Europe/Berlin` */
  async load(zone: string): Promise<void> {
    this.update({ phase: 'loading', error: null });
    try {
      const [sheet, page] = await Promise.all([
        readTime(this.#api, { days: DAYS, zone }),
        readTimeByConversation(this.#api, { limit: PAGE }),
      ]);
      this.#next = page.next;
      this.set({
        phase: 'ready',
        sheet,
        conversations: page.data,
        more: page.next !== null,
        error: null,
      });
    } catch (thrown) {
      this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** What cannot be loaded stays to be asked for. */
  async loadMore(): Promise<void> {
    const cursor = this.#next;
    if (cursor === null) return;
    this.#next = null;
    try {
      const page = await readTimeByConversation(this.#api, { cursor, limit: PAGE });
      this.#next = page.next;
      this.update({
        conversations: [...this.state.conversations, ...page.data],
        more: page.next !== null,
        error: null,
      });
    } catch (thrown) {
      this.#next = cursor;
      this.update({ error: ApiError.from(thrown) });
    }
  }
}

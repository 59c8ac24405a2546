/** How many conversations stand in each view. Asked for anew when that may have changed, and not more often than people look. */
import type { ConversationCounts, Event } from '@parley/protocol';
import type { Api } from './api.js';
import { Store } from './store.js';

const PAUSE_MS = 1500;

/** Whether the company has no conversation at all, as far as that is known. */
export function isNone(counts: ConversationCounts | null): boolean {
  if (counts === null) return false;
  const { teams, ...views } = counts;
  return [...Object.values(views), ...Object.values(teams)].every((count) => count === 0);
}

export class InboxCounts extends Store<ConversationCounts | null> {
  readonly #api: Pick<Api, 'counts'>;
  /** Settled once they were asked for, whether they came or not. */
  readonly tried: Promise<void>;
  #settle!: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;

  constructor(api: Pick<Api, 'counts'>) {
    super(null);
    this.#api = api;
    this.tried = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Events of which one may move a conversation from one view to another. */
  apply(events: readonly Event[]): void {
    if (events.some(({ type }) => type.startsWith('conversation.') && type !== 'conversation.read'))
      this.refresh();
  }

  /** At once, or a moment after the last time. */
  refresh(): void {
    this.#wanted = true;
    if (this.#timer !== undefined) return;
    void this.#load();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#wanted = false;
  }

  async #load(): Promise<void> {
    this.#wanted = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#wanted) this.refresh();
    }, PAUSE_MS);
    try {
      this.set(await this.#api.counts());
    } catch {
      // They are a help, not the inbox: the next change asks again.
    }
    this.#settle();
  }
}

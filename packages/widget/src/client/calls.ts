/** Which conversations hold notes that call this agent and that they have not seen: loaded once, then live. */
import type { Event } from '@parley/protocol';
import type { Api } from './api.js';
import { listMentions, seeMentions } from './desk-api.js';
import { Store } from './store.js';

/** Ids of conversations. */
export class Calls extends Store<ReadonlySet<string>> {
  #api: Pick<Api, 'request'>;
  #self: string;

  constructor(api: Pick<Api, 'request'>, self: string) {
    super(new Set());
    this.#api = api;
    this.#self = self;
  }

  async load(): Promise<void> {
    const mentions = await listMentions(this.#api).catch(() => null);
    if (mentions) this.set(new Set(mentions.map(({ conversationId }) => conversationId)));
  }

  apply(events: readonly Event[]): void {
    const called = events.flatMap((event) =>
      event.type === 'message.created' && this.isCall(event.message) ? event.conversationId : [],
    );
    if (called.length > 0) this.set(new Set([...this.state, ...called]));
  }

  /** The agent looks at the conversation. */
  see(conversationId: string): void {
    if (!this.state.has(conversationId)) return;
    this.set(new Set([...this.state].filter((id) => id !== conversationId)));
    // Should it get lost, the mark is there again after a reload, which harms nobody.
    seeMentions(this.#api, conversationId).catch(() => undefined);
  }

  /** Whether it calls this agent, and somebody else wrote it. */
  isCall({ mentions, author }: { mentions: readonly string[]; author: { id: string } }): boolean {
    return mentions.includes(this.#self) && author.id !== this.#self;
  }
}

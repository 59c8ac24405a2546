/** What only the person here may know of a topic: what became of their messages, and how they voted. */
import type { OwnTopicMessage } from '@parley/protocol';
import type { TopicApi } from './topic-api.js';
import type { Opinions } from './topic-opinions.js';
import type { TopicTree } from './topic-tree.js';
import { type MessagePhase, type OwnTold, withoutWords } from './topic-view.js';

/** Most ids in one question. */
const AT_ONCE = 100;

export interface OwnMessagesOptions {
  api: Pick<TopicApi, 'own'>;
  tree: TopicTree;
  opinions: Opinions;
}

export class OwnMessages {
  /** Those that not everybody can read. */
  readonly unseen = new Map<string, MessagePhase>();
  /** Why, and where it goes on. */
  readonly told = new Map<string, OwnTold>();
  #options: OwnMessagesOptions;
  #asked = new Set<string>();

  constructor(options: OwnMessagesOptions) {
    this.#options = options;
  }

  /** Asks about all that is shown and was not asked about yet. @returns whether there is something to draw again */
  async load(): Promise<boolean> {
    const { api, tree, opinions } = this.#options;
    const ids = tree.ids.filter((id) => !this.#asked.has(id)).slice(0, AT_ONCE);
    for (const id of ids) this.#asked.add(id);
    try {
      const { messages, opinions: given } = await api.own(ids);
      opinions.take(given);
      for (const message of messages) this.take(message);
      return true;
    } catch {
      // Nothing is shown wrongly without it; the next page asks again.
      for (const id of ids) this.#asked.delete(id);
      return false;
    }
  }

  /** One of one's own, as the server has it. */
  take(own: OwnTopicMessage): void {
    const { tree } = this.#options;
    const { status, refusal, appeal, privateConversationId, ...message } = own;
    const isShown = message.stub !== null;
    if (!isShown) this.mark(message.id, status);
    if (status === 'published') tree.add(message);
    else if (status !== 'deleted' && !isShown) {
      // Nobody counts it but its author.
      tree.put([message]);
      if (message.parentId === null || !tree.find(message.parentId)) tree.place(message.id);
    }
    if (status === 'rejected') this.learn(message.id, { refusal, appeal, privateConversationId });
  }

  /** Something has become of it. */
  learn(id: string, told: OwnTold): void {
    const { tree } = this.#options;
    this.told.set(id, told);
    const message = tree.find(id);
    if (!message || told.privateConversationId === null) return;
    // Whoever could read it has it counted.
    if (!this.unseen.delete(id)) tree.lose([id]);
    tree.put([withoutWords(message)]);
  }

  mark(id: string, status: OwnTopicMessage['status']): void {
    if (status === 'pending' || status === 'rejected') this.unseen.set(id, status);
    else this.unseen.delete(id);
  }

  /** Asks about everything again: the list was read anew, or somebody else is here. */
  askAgain(): void {
    this.#asked.clear();
  }

  /** Somebody has logged out: what only they could read goes. */
  forget(): void {
    for (const id of this.unseen.keys()) this.#options.tree.drop(id);
    this.unseen.clear();
    this.told.clear();
    this.#asked.clear();
  }
}

/** How one votes and reacts: shown at once, and put right by what the server says or when it refuses. */
import type { MessageOpinion } from '@parley/protocol';
import type { TopicApi } from './topic-api.js';
import type { TopicTree } from './topic-tree.js';
import { NO_OPINION, type Opinion, withReaction, withVote } from './topic-view.js';

export interface OpinionsOptions {
  api: Pick<TopicApi, 'vote' | 'react'>;
  tree: TopicTree;
  /** Something is to be drawn again. */
  changed: () => void;
}

export class Opinions {
  #options: OpinionsOptions;
  #held = new Map<string, Opinion>();
  /** One request at a time for each message, so that answers cannot overtake each other. */
  #asking = new Map<string, Promise<unknown>>();

  constructor(options: OpinionsOptions) {
    this.#options = options;
  }

  of(id: string): Opinion {
    return this.#held.get(id) ?? NO_OPINION;
  }

  take(opinions: readonly Pick<MessageOpinion, 'messageId' | 'vote' | 'chosen'>[]): void {
    for (const { messageId, vote, chosen } of opinions) this.#held.set(messageId, { vote, chosen });
  }

  clear(): void {
    this.#held.clear();
  }

  vote(id: string, value: Opinion['vote']): Promise<void> {
    const before = this.of(id);
    const { tree, api } = this.#options;
    const message = tree.find(id);
    if (message) tree.put([withVote(message, before.vote, value)]);
    this.#held.set(id, { ...before, vote: value });
    return this.#ask(id, before, () => api.vote(id, value));
  }

  react(id: string, reaction: string, chosen: boolean): Promise<void> {
    const before = this.of(id);
    const { tree, api } = this.#options;
    const message = tree.find(id);
    if (before.chosen.includes(reaction) === chosen) return Promise.resolve();
    if (message) tree.put([withReaction(message, reaction, chosen)]);
    const others = before.chosen.filter((one) => one !== reaction);
    this.#held.set(id, { ...before, chosen: chosen ? [...others, reaction] : others });
    return this.#ask(id, before, () => api.react(id, reaction, chosen));
  }

  async #ask(id: string, before: Opinion, ask: () => Promise<MessageOpinion>): Promise<void> {
    this.#options.changed();
    const asked = (this.#asking.get(id) ?? Promise.resolve()).catch(() => undefined).then(ask);
    this.#asking.set(id, asked);
    try {
      const opinion = await asked;
      // A later wish is on its way, and its answer will say where things stand.
      if (this.#asking.get(id) === asked) this.#settle(id, opinion);
    } catch (thrown) {
      if (this.#asking.get(id) === asked) this.#undo(id, before);
      throw thrown;
    } finally {
      if (this.#asking.get(id) === asked) this.#asking.delete(id);
    }
  }

  #settle(id: string, { vote, chosen, votes, reactions }: MessageOpinion): void {
    const { tree, changed } = this.#options;
    this.#held.set(id, { vote, chosen });
    const message = tree.find(id);
    if (message) tree.put([{ ...message, votes, reactions }]);
    changed();
  }

  #undo(id: string, before: Opinion): void {
    const { tree, changed } = this.#options;
    const now = this.of(id);
    let message = tree.find(id);
    if (message) {
      message = withVote(message, now.vote, before.vote);
      for (const one of now.chosen)
        if (!before.chosen.includes(one)) message = withReaction(message, one, false);
      for (const one of before.chosen)
        if (!now.chosen.includes(one)) message = withReaction(message, one, true);
      tree.put([message]);
    }
    this.#held.set(id, before);
    changed();
  }
}

/** Notices what arrives while an agent writes, so that nobody answers what is no longer the question. */
import type { Author } from '@parley/protocol';
import type { MessageView } from '../client/conversation-view.js';

export class Meanwhile {
  /** The newest number when the writing began; null while nobody writes. */
  #from: number | null = null;
  #author: Author | null = null;

  /** Who wrote last since the agent began to write; null when nobody did. */
  get author(): Author | null {
    return this.#author;
  }

  /** @param writes whether there is something in the composer right now */
  follow(writes: boolean, messages: readonly MessageView[], reader: string): void {
    if (!writes) {
      this.#from = null;
      this.#author = null;
      return;
    }
    // An open draft of yesterday begins anew once its conversation is there: what is shown can be read.
    const newest = messages.reduce((most, { seq }) => Math.max(most, seq ?? 0), 0);
    if (newest === 0) return;
    this.#from ??= newest;
    const from = this.#from;
    const later = messages.filter(({ seq, author }) => (seq ?? 0) > from && author.id !== reader);
    this.#author = later.at(-1)?.author ?? null;
  }
}

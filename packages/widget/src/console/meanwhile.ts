/** Notices what arrives while an agent writes, so that nobody answers what is no longer the question. */
import type { Author } from '@parley/protocol';
import type { MessageView } from '../client/conversation-view.js';

export class Meanwhile {
  /** The newest number when the writing began; null while nobody writes. */
  #from: number | null = null;
  #newest = 0;
  #arrived: readonly MessageView[] = [];

  /** What others said since the agent began to write, oldest first. Notes are no answers. */
  get arrived(): readonly MessageView[] {
    return this.#arrived;
  }

  /** Who wrote last since the agent began to write; null when nobody did. */
  get author(): Author | null {
    return this.#arrived.at(-1)?.author ?? null;
  }

  /** @param writes whether there is something in the composer right now */
  follow(writes: boolean, messages: readonly MessageView[], reader: string): void {
    // An open draft of yesterday begins anew once its conversation is there: what is shown can be read.
    this.#newest = messages.reduce((most, { seq }) => Math.max(most, seq ?? 0), 0);
    if (!writes) this.#from = null;
    else if (this.#newest > 0) this.#from ??= this.#newest;
    const from = this.#from ?? this.#newest;
    this.#arrived = messages.filter(
      ({ seq, author, internal }) => (seq ?? 0) > from && !internal && author.id !== reader,
    );
  }

  /** The agent has seen it and writes on. */
  acknowledge(): void {
    this.#from = this.#newest;
    this.#arrived = [];
  }
}

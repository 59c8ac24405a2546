/** Tells the server how far one side of a conversation has got: only what is news, one report at a time. */
import type { ReadMark, ReadResult } from '@parley/protocol';
import type { Api } from './api.js';
import type { Live } from './live.js';

export interface ReadingMeans {
  conversationId: string;
  api: Pick<Api, 'read'>;
  live: Pick<Live, 'online' | 'read'>;
}

export class Reading {
  readonly #means: ReadingMeans;
  #reported: ReadMark = { delivered: 0, read: 0 };
  #reporting = false;

  constructor(means: ReadingMeans) {
    this.#means = means;
  }

  /** The server has this mark, whoever told it. */
  know({ delivered, read }: ReadMark): void {
    this.#reported = this.#later({ delivered, read });
  }

  /** @returns what the server says to it; undefined when there was nothing to tell, or it did not hear */
  async report(reached: ReadMark): Promise<ReadResult | undefined> {
    const { delivered, read } = this.#reported;
    if (this.#reporting || (reached.delivered <= delivered && reached.read <= read)) return undefined;
    const mark = this.#later(reached);
    const { conversationId, api, live } = this.#means;
    this.#reporting = true;
    try {
      return await (live.online ? live.read({ conversationId, ...mark }) : api.read(conversationId, mark));
    } catch {
      // Marks only go forward, so the next report makes up for this one.
      return undefined;
    } finally {
      this.#reporting = false;
    }
  }

  #later({ delivered, read }: ReadMark): ReadMark {
    const known = this.#reported;
    return { delivered: Math.max(known.delivered, delivered), read: Math.max(known.read, read) };
  }
}

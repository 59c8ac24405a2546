/**
 * Who is typing in one conversation, both ways: tells the other side now and then while somebody types here, and
 * remembers for some seconds who types there. Nothing of it is kept.
 */
import type { Author } from '@parley/protocol';
import { Store } from './store.js';

/** While somebody goes on typing, it is said again so often. */
const SAY_EVERY = 3000;
/** After so long without a key nobody types any more. */
const PAUSE = 5000;
/** What was not said again for so long is over: the end may have been lost. */
const LASTS = 7000;

export interface TypingTimes {
  sayEvery?: number;
  pause?: number;
  lasts?: number;
}

export class Typing {
  /** Those of the other side who type right now. */
  readonly others = new Store<readonly Author[]>([]);
  #tell: (typing: boolean) => void;
  #times: Required<TypingTimes>;
  #typing = false;
  #saidAt = Number.NEGATIVE_INFINITY;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #ends = new Map<string, ReturnType<typeof setTimeout>>();
  #heardAt = new Map<string, string>();

  constructor(tell: (typing: boolean) => void, times: TypingTimes = {}) {
    this.#tell = tell;
    this.#times = { sayEvery: SAY_EVERY, pause: PAUSE, lasts: LASTS, ...times };
  }

  /** Somebody here has changed the text; an empty one is nothing to wait for. */
  typed(text: string): void {
    if (text.trim() === '') {
      this.stop();
      return;
    }
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.stop(), this.#times.pause);
    const now = performance.now();
    if (this.#typing && now - this.#saidAt < this.#times.sayEvery) return;
    this.#typing = true;
    this.#saidAt = now;
    this.#tell(true);
  }

  /** Nobody types here any more. */
  stop(): void {
    clearTimeout(this.#pause);
    if (!this.#typing) return;
    this.#typing = false;
    this.#tell(false);
  }

  /** The message is on its way, which says that its author stopped. */
  sent(): void {
    clearTimeout(this.#pause);
    this.#typing = false;
  }

  /**
   * The other side says that `author` types, or stopped.
   * @param at when that was, ISO 8601: what is older than the last that was heard of them counts no more
   */
  hear(author: Author, typing: boolean, at: string): void {
    if (at < (this.#heardAt.get(author.id) ?? '')) return;
    this.#heardAt.set(author.id, at);
    clearTimeout(this.#ends.get(author.id));
    this.#ends.delete(author.id);
    if (typing)
      this.#ends.set(
        author.id,
        setTimeout(() => this.hear(author, false, at), this.#times.lasts),
      );
    const rest = this.others.state.filter(({ id }) => id !== author.id);
    const known = rest.length < this.others.state.length;
    if (typing && known) return;
    if (typing || known) this.others.set(typing ? [...rest, author] : rest);
  }

  close(): void {
    this.stop();
    for (const end of this.#ends.values()) clearTimeout(end);
    this.#ends.clear();
  }
}

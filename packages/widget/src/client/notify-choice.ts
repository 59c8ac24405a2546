/** Which messages an agent wants to be told of by the desktop. Kept in this browser: another computer is another desk. */
import type { KeyValue } from './storage.js';

/** Of one's own conversations, of nobody's, of notes that call one. */
export const NOTIFY_KINDS = ['mine', 'unassigned', 'calls'] as const;

export type NotifyKind = (typeof NOTIFY_KINDS)[number];

export class NotifyChoice {
  readonly #key: string;
  readonly #storage: KeyValue;
  #text = '';
  #kinds: ReadonlySet<NotifyKind> = new Set();

  /** @param key its place in the storage, one for each agent */
  constructor(key: string, storage: KeyValue) {
    this.#key = key;
    this.#storage = storage;
  }

  /** What is wanted, in whichever tab that was said; the same set while it stays the same. Empty when nothing is. */
  get kinds(): ReadonlySet<NotifyKind> {
    const text = this.#storage.get(this.#key) ?? '';
    if (text !== this.#text) {
      const said = new Set(text.split(' '));
      this.#text = text;
      this.#kinds = new Set(NOTIFY_KINDS.filter((kind) => said.has(kind)));
    }
    return this.#kinds;
  }

  choose(kinds: ReadonlySet<NotifyKind>): void {
    if (kinds.size === 0) this.#storage.remove(this.#key);
    else this.#storage.set(this.#key, [...kinds].join(' '));
  }
}

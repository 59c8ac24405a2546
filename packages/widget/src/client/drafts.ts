/** What somebody has begun to write, by conversation. It survives navigation, reload and the end of a session. */
import type { KeyValue } from './storage.js';

/** Older drafts than the latest so many are let go: the browser's storage is small and shared. */
const LIMIT = 50;

interface Draft {
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface DraftsOptions {
  /** Prefix of the keys: one set of drafts per person. */
  scope: string;
  storage: KeyValue;
  now?: () => number;
}

export class Drafts {
  #scope: string;
  #storage: KeyValue;
  #now: () => number;

  constructor({ scope, storage, now = Date.now }: DraftsOptions) {
    this.#scope = scope;
    this.#storage = storage;
    this.#now = now;
  }

  /** What was begun in this conversation; empty when nothing was. */
  get(conversationId: string): string {
    return this.#read(this.#key(conversationId))?.text ?? '';
  }

  /** Keeps `text`; an empty one forgets the draft. */
  set(conversationId: string, text: string): void {
    const key = this.#key(conversationId);
    if (text === '') {
      this.#storage.remove(key);
      return;
    }
    const draft: Draft = { text, at: this.#now() };
    this.#storage.set(key, JSON.stringify(draft));
    this.#prune();
  }

  /** Forgets them all, when the person signs out. */
  clear(): void {
    for (const key of this.#keys()) this.#storage.remove(key);
  }

  #prune(): void {
    const keys = this.#keys();
    if (keys.length <= LIMIT) return;
    const age = (key: string) => this.#read(key)?.at ?? 0;
    keys.sort((a, b) => age(b) - age(a));
    for (const key of keys.slice(LIMIT)) this.#storage.remove(key);
  }

  #read(key: string): Draft | undefined {
    try {
      const draft = JSON.parse(this.#storage.get(key) ?? 'null') as Partial<Draft> | null;
      if (typeof draft?.text === 'string') return { text: draft.text, at: Number(draft.at) || 0 };
    } catch {
      // Damaged, or somebody else's: as good as none.
    }
    return undefined;
  }

  #keys(): string[] {
    return this.#storage.keys(`${this.#scope}:`);
  }

  #key(conversationId: string): string {
    return `${this.#scope}:${conversationId}`;
  }
}

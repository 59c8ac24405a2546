/**
 * The browser's storage, made safe: where it is blocked or full, values live in memory for as long as the page does.
 * It never throws.
 */

export interface KeyValue {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** All keys that begin with `prefix`. */
  keys(prefix: string): string[];
}

export class SafeStorage implements KeyValue {
  #memory = new Map<string, string>();
  #storage: Storage | undefined;

  /** @param open gives the storage to use; it may throw, as `localStorage` does in a sandboxed frame. */
  constructor(open: () => Storage | undefined = () => globalThis.localStorage) {
    try {
      this.#storage = open();
    } catch {
      // Blocked by the reader's settings: memory serves.
    }
  }

  get(key: string): string | null {
    const held = this.#memory.get(key);
    if (held !== undefined) return held;
    try {
      return this.#storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  set(key: string, value: string): void {
    try {
      if (!this.#storage) throw new Error('No storage.');
      this.#storage.setItem(key, value);
      this.#memory.delete(key);
    } catch {
      // Blocked or full.
      this.#memory.set(key, value);
    }
  }

  remove(key: string): void {
    this.#memory.delete(key);
    try {
      this.#storage?.removeItem(key);
    } catch {
      // What could not be written need not be removed.
    }
  }

  keys(prefix: string): string[] {
    const keys = new Set(this.#memory.keys());
    try {
      for (let i = 0; i < (this.#storage?.length ?? 0); i += 1) keys.add(this.#storage?.key(i) ?? '');
    } catch {
      // Memory alone, then.
    }
    return [...keys].filter((key) => key.startsWith(prefix));
  }
}

/** One value under one key. */
export class StoredText {
  #storage: KeyValue;
  #key: string;

  constructor(storage: KeyValue, key: string) {
    this.#storage = storage;
    this.#key = key;
  }

  get(): string | null {
    return this.#storage.get(this.#key);
  }

  set(value: string): void {
    this.#storage.set(this.#key, value);
  }
}

/** A browser's storage for tests of the client, as many as are wanted, with the tabs of one browser sharing one. */
import { SafeStorage } from '../client/storage.js';

/** A `Storage` that lives in memory and can be told to be full. */
export class MemoryStorage implements Storage {
  #items = new Map<string, string>();
  full = false;

  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('Full.', 'QuotaExceededError');
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
}

export function tabOf(storage: Storage): SafeStorage {
  return new SafeStorage(() => storage);
}

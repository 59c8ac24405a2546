/** What is being attached, at each place where a message can be written. The code for it comes when first needed. */
import type { UploadsOptions, UploadsStore } from './uploads.js';

export class UploadsByPlace {
  #stores = new Map<string, Promise<UploadsStore>>();

  /** What is being attached at `place`. Rejects when the code cannot be had; then ask again. */
  at(place: string, options: UploadsOptions): Promise<UploadsStore> {
    const known = this.#stores.get(place);
    if (known) return known;
    const made = import('./uploads.js').then(({ UploadsStore }) => new UploadsStore(options));
    this.#stores.set(place, made);
    made.catch(() => this.#stores.delete(place));
    return made;
  }

  /** What was begun at a place that had no name yet is now at `place`. */
  move(from: string, place: string): void {
    const store = this.#stores.get(from);
    if (!store || from === place) return;
    this.#stores.delete(from);
    this.#stores.set(place, store);
  }

  /** Ends all of them. */
  clear(): void {
    for (const store of this.#stores.values()) {
      store.then(
        (uploads) => uploads.clear(),
        () => undefined,
      );
    }
    this.#stores.clear();
  }
}

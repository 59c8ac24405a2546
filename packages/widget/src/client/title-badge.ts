/** How much is new, before the page's own title: "(2) Prices". A title that the page sets meanwhile is kept. */

/** More than this nobody counts. */
const MOST = 99;

export class TitleBadge {
  #document: Document;
  /** What stands before the page's title now. */
  #badge = '';
  #count = 0;
  #observer: MutationObserver | undefined;

  constructor(document: Document = globalThis.document) {
    this.#document = document;
  }

  /** Shows how many there are; 0 leaves the page's title alone. */
  show(count: number): void {
    if (count === this.#count) return;
    this.#count = count;
    this.#write();
    if (count === 0) {
      this.#observer?.disconnect();
      this.#observer = undefined;
    } else if (!this.#observer) {
      // Pages that change without a reload change their titles too.
      this.#observer = new MutationObserver(() => this.#write());
      this.#observer.observe(this.#document.head, { childList: true, subtree: true, characterData: true });
    }
  }

  #write(): void {
    const { title } = this.#document;
    const own = title.startsWith(this.#badge) ? title.slice(this.#badge.length) : title;
    this.#badge = this.#count > MOST ? `(${MOST}+) ` : this.#count > 0 ? `(${this.#count}) ` : '';
    // Writing the same again would be a change to watch, without end.
    if (title !== this.#badge + own) this.#document.title = this.#badge + own;
  }
}

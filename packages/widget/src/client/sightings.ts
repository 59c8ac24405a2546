/** Where the tag of one site was seen, asked anew while somebody looks at that site's page. It must never ask for nobody. */
import type { Sighting } from '@parley/protocol';
import { Store } from './store.js';

const EVERY = 5000;

/** Null until it is known. */
export class Sightings extends Store<readonly Sighting[] | null> {
  readonly #ask: (site: string) => Promise<Sighting[]>;
  #site: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(ask: (site: string) => Promise<Sighting[]>) {
    super(null);
    this.#ask = ask;
  }

  /** @param site the key of the site that is looked at; null for none */
  watch(site: string | null): void {
    if (site === this.#site) return;
    this.#site = site;
    this.set(null);
    clearInterval(this.#timer);
    if (site === null) return;
    this.#timer = setInterval(() => void this.#look(), EVERY);
    void this.#look();
  }

  async #look(): Promise<void> {
    const site = this.#site;
    if (site === null || document.visibilityState === 'hidden') return;
    // Should it fail, it looks again in a moment.
    const seen = await this.#ask(site).catch(() => null);
    if (seen && site === this.#site) this.set(seen);
  }
}

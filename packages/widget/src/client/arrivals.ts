/** Notices that somebody comes by the link of a mail, and tries it: once at a time, whoever asks. */
import { linkInAddress } from './address.js';
import type { Arrival, ArrivalMeans } from './arrival.js';

export class Arrivals {
  #trying: Promise<Arrival | null> | undefined;

  /** @returns what there is to tell; null when nobody comes by a link @throws ApiError when the server could not say */
  async try(means: ArrivalMeans): Promise<Arrival | null> {
    if (!linkInAddress()) return null;
    this.#trying ??= import('./arrival.js').then(({ arrive }) => arrive(means));
    try {
      return await this.#trying;
    } finally {
      this.#trying = undefined;
    }
  }

  /** Resolves when nothing is being tried, whatever came of it. */
  async settled(): Promise<void> {
    await this.#trying?.catch(() => undefined);
  }
}

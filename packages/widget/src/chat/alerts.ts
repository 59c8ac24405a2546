/**
 * Sound and notifications for a customer who has asked for them; off until then. What they chose is kept under the
 * site's own keys, so that logging out forgets it with everything else.
 */
import { type KeyValue, SafeStorage } from '../client/storage.js';
import type { MenuChoice } from '../events/menu-choose.js';
import type { Arrival } from './notify.js';

export type Alert = Extract<MenuChoice, 'sound' | 'notify'>;

export class ChatAlerts {
  #site: string;
  #storage: KeyValue;

  constructor(site: string, storage: KeyValue = new SafeStorage()) {
    this.#site = site;
    this.#storage = storage;
  }

  /** What can be asked for in this browser. */
  get offered(): readonly Alert[] {
    const may = 'Notification' in globalThis && Notification.permission !== 'denied';
    return may ? ['sound', 'notify'] : ['sound'];
  }

  /** What the customer has asked for. */
  get chosen(): readonly Alert[] {
    return this.offered.filter((alert) => this.#storage.get(this.#key(alert)) !== null);
  }

  /** Switches one on or off. What the browser does not allow stays off. */
  async toggle(alert: Alert): Promise<void> {
    if (this.chosen.includes(alert)) {
      this.#storage.remove(this.#key(alert));
      return;
    }
    if (alert === 'notify') {
      const { mayNotify } = await import('./notify.js');
      if (!(await mayNotify())) return;
    }
    this.#storage.set(this.#key(alert), '1');
    if (alert === 'sound') await this.#play();
  }

  /** The company has written, and the customer is not looking. */
  async arrive(arrival: Arrival): Promise<void> {
    const { chosen } = this;
    if (chosen.includes('sound')) await this.#play();
    if (chosen.includes('notify')) (await import('./notify.js')).notify(arrival);
  }

  async #play(): Promise<void> {
    const { playArrival } = await import('./sound.js');
    await playArrival();
  }

  #key(alert: Alert): string {
    return `parley:${this.#site}:alert:${alert}`;
  }
}

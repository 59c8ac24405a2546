/** Whether the agent is there, by their own word: asked at first, changed at once, and put back when the server refuses. */
import type { OwnAvailability } from '@parley/protocol';
import type { LitElement, ReactiveController } from 'lit';
import { readAvailability, setAvailability } from '../../client/agent-time-api.js';
import type { Api } from '../../client/api.js';
import type { ParleyAvailabilityChangeEvent } from '../events/availability-change.js';

export class AvailabilityController implements ReactiveController {
  #host: LitElement;
  #api: () => Pick<Api, 'request'>;
  #away: boolean | null = null;

  constructor(host: LitElement, api: () => Pick<Api, 'request'>) {
    this.#host = host;
    this.#api = api;
    host.addController(this);
    host.addEventListener('parley-availability-change', (event) => void this.#change(event));
  }

  /** Null while it is not known. */
  get away(): boolean | null {
    return this.#away;
  }

  hostConnected(): void {
    void this.#take(readAvailability(this.#api()));
  }

  async #change({ away }: ParleyAvailabilityChangeEvent): Promise<void> {
    const before = this.#away;
    this.#show(away);
    if (!(await this.#take(setAvailability(this.#api(), away ? 'away' : 'online')))) this.#show(before);
  }

  /** @returns whether the server answered. Where it does not there is no switch, and no harm. */
  async #take(answer: Promise<OwnAvailability>): Promise<boolean> {
    try {
      this.#show((await answer).away);
      return true;
    } catch {
      return false;
    }
  }

  #show(away: boolean | null): void {
    this.#away = away;
    this.#host.requestUpdate();
  }
}

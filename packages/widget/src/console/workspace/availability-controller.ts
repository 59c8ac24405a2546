/**
 * Whether the agent is there, by their own word: asked at first, changed at once, and put back with a word when the server
 * does not take it.
 */
import type { OwnAvailability } from '@parley/protocol';
import type { LitElement, ReactiveController } from 'lit';
import { readAvailability, setAvailability } from '../../client/agent-time-api.js';
import type { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import type { ParleyAvailabilityChangeEvent } from '../events/availability-change.js';

export class AvailabilityController implements ReactiveController {
  #host: LitElement;
  #api: () => Pick<Api, 'request'>;
  #away: boolean | null = null;
  #error: ApiError | null = null;

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

  /** Why it is not known, or was not changed. */
  get error(): ApiError | null {
    return this.#error;
  }

  hostConnected(): void {
    void this.#take(readAvailability(this.#api()));
  }

  async #change({ away }: ParleyAvailabilityChangeEvent): Promise<void> {
    const before = this.#away;
    this.#show(away);
    await this.#take(setAvailability(this.#api(), away ? 'away' : 'online'));
    if (this.#error) this.#show(before, this.#error);
  }

  async #take(answer: Promise<OwnAvailability>): Promise<void> {
    try {
      this.#show((await answer).away);
    } catch (thrown) {
      const error = ApiError.from(thrown);
      // Whoever answers nobody has no such switch.
      const hasNone = this.#away === null && error.code === 'forbidden';
      this.#show(this.#away, hasNone ? null : error);
    }
  }

  #show(away: boolean | null, error: ApiError | null = null): void {
    this.#away = away;
    this.#error = error;
    this.#host.requestUpdate();
  }
}

/** Has the agent's time measured while the console is open. What does it is loaded after what is seen. */
import type { RecordTimeInput } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../../client/api.js';
import { SafeStorage } from '../../client/storage.js';
import type { TimePlace, TimeTracker } from '../../client/time-tracker.js';

export interface TimeControllerOptions {
  agentId: () => string;
  api: () => Pick<Api, 'request'>;
  /** What the agent is at right now. */
  place: () => TimePlace;
}

export class TimeController implements ReactiveController {
  #options: TimeControllerOptions;
  #tracker: TimeTracker | undefined;
  #stop: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, options: TimeControllerOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    // Without it the console works as well: nothing is said.
    void this.#begin().catch(() => undefined);
  }

  /** Whoever goes elsewhere spends no more time where they were. */
  hostUpdated(): void {
    this.#tracker?.tick();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop?.();
    this.#stop = this.#tracker = undefined;
  }

  async #begin(): Promise<void> {
    const [{ TimeTracker }, { watchActivity }, { recordTime }] = await Promise.all([
      import('../../client/time-tracker.js'),
      import('../../client/watch-activity.js'),
      import('../../client/agent-time-api.js'),
    ]);
    if (!this.#connected || this.#stop) return;
    const { agentId, api, place } = this.#options;
    this.#tracker = new TimeTracker({
      scope: `parley:${agentId()}:time`,
      storage: new SafeStorage(),
      place,
      send: (input: RecordTimeInput, last) => recordTime(api(), input, last),
    });
    this.#stop = watchActivity(this.#tracker);
  }
}

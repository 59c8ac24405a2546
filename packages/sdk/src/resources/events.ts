/** The log of all that happened, in the order in which it happened. */
import type { Event, EventListQuery, EventPage } from '@parley/protocol';
import { type AskedPage, EventList, nextCursor } from '../event-list.js';
import { type FollowOptions, followPages } from '../follow.js';
import type { CallOptions, Send } from '../request.js';
import { letOut } from '../wait.js';

/** Which events are wanted: those of a site, of some types, of some teams' or kinds of conversations. All by default. */
export type EventChoice = Pick<EventListQuery, 'site' | 'types' | 'teams' | 'kinds'>;

/** Where a walk starts and how much it fetches at once. */
export interface EventListOptions extends CallOptions, EventChoice {
  /** The cursor after which to go on; from the beginning when null or left out. */
  after?: string | null | undefined;
  /** Events a page, 1 to `LIMITS.eventsMax`; `LIMITS.eventsDefault` by default. */
  limit?: number | undefined;
  /** Seconds that the server waits for something to happen, at most `LIMITS.eventsWait`; 0 by default. */
  wait?: number | undefined;
}

/** From where to listen, and how. */
export type SubscribeOptions = Omit<FollowOptions, 'follow'>;

export class Events {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * The events after a cursor, up to now. A newer server may send types that this version does not name: leave them
   * to a `default`. To keep a CRM up to date, `Parley.pull` is the better tool: it hands over the cursor to store.
   */
  list(wanted: EventListOptions = {}): EventList {
    const { after = null, limit, wait, site, types, teams, kinds, ...options } = wanted;
    const lists = { types: types?.join(), teams: teams?.join(), kinds: kinds?.join() };
    const ask = (from: string | null): AskedPage => {
      const query = { after: from ?? undefined, limit, wait, site, ...lists };
      let tell: (cursor: string) => void;
      const next = new Promise<string>((resolve) => {
        tell = resolve;
      });
      const onArrived = async (headers: Headers): Promise<void> => {
        const cursor = nextCursor(headers);
        if (cursor === undefined) return;
        tell(cursor);
        await letOut();
      };
      const call = { ...options, method: 'GET', path: '/v1/events', query, onArrived } as const;
      return { page: this.#send<EventPage>(call), next };
    };
    return new EventList(ask, after);
  }

  /**
   * Each event after `cursor` as it happens, once and in order, until `signal` ends it. Outlasts restarts of the server
   * and lost connections without a hole: it goes on after the last event that was taken. `event.cursor` is what to keep.
   *
   * @example
   * for await (const event of parley.events.subscribe({ cursor })) console.log(event.type, event.cursor);
   */
  async *subscribe(options: SubscribeOptions): AsyncGenerator<Event, void, undefined> {
    for await (const page of followPages(this, { ...options, follow: true })) {
      for (const event of page.data) {
        if (options.signal?.aborted) return;
        yield event;
      }
    }
  }
}

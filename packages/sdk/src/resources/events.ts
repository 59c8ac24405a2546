/** The log of all that happened, in the order in which it happened. */
import type { Event, EventListQuery, EventPage } from '@parley/protocol';
import { type FollowOptions, followPages } from '../follow.js';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';

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
  list(wanted: EventListOptions = {}): PagedList<Event, EventPage> {
    const { after, limit, wait, site, types, teams, kinds, ...options } = wanted;
    const page = (from?: string | null): Promise<EventPage> => {
      const lists = { types: types?.join(), teams: teams?.join(), kinds: kinds?.join() };
      const query = { after: from ?? undefined, limit, wait, site, ...lists };
      return this.#send({ ...options, method: 'GET', path: '/v1/events', query });
    };
    const next = (previous: EventPage | null): Promise<EventPage> | null => {
      if (previous === null) return page(after);
      return previous.more ? page(previous.cursor) : null;
    };
    return new PagedList(next, { ahead: true });
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

/** The log of all that happened, in the order in which it happened. */
import type { Event, EventPage } from '@parley/protocol';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';

/** Where a walk starts and how much it fetches at once. */
export interface EventListOptions extends CallOptions {
  /** The cursor after which to go on; from the beginning when null or left out. */
  after?: string | null | undefined;
  /** Events a page, 1 to `LIMITS.eventsMax`; `LIMITS.eventsDefault` by default. */
  limit?: number | undefined;
}

export class Events {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * The events after a cursor, up to now. A newer server may send types that this version does not name: leave them
   * to a `default`. To keep a CRM up to date, `Parley.pull` is the better tool: it hands over the cursor to store.
   */
  list({ after, limit, ...options }: EventListOptions = {}): PagedList<Event, EventPage> {
    const page = (from?: string | null): Promise<EventPage> => {
      const query = { after: from ?? undefined, limit };
      return this.#send({ ...options, method: 'GET', path: '/v1/events', query });
    };
    return new PagedList((previous) => {
      if (previous === null) return page(after);
      return previous.more ? page(previous.cursor) : null;
    });
  }
}

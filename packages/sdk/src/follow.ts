/**
 * The walk along the feed that `pull`, `sync` and `events.subscribe` share: page after page, over outages, without a hole.
 * Must never hold more than two pages: the one in hand, and the next, which is asked for meanwhile.
 */
import type { EventPage } from '@parley/protocol';
import { isTransient, type ParleyError } from './errors.js';
import { LookAhead } from './event-list.js';
import type { EventChoice, Events } from './resources/events.js';
import { fullJitter, wait } from './wait.js';

export interface FollowOptions extends EventChoice {
  /** The cursor after which to go on; null to start from the beginning. */
  cursor: string | null;
  /** Events a page, 1 to `LIMITS.eventsMax`; `LIMITS.eventsDefault` by default. */
  limit?: number | undefined;
  /** Ends the walk after the page in hand. */
  signal?: AbortSignal | undefined;
  /** True to wait for further events instead of ending once caught up: ends by `signal` only. False by default. */
  follow?: boolean | undefined;
  /**
   * With `follow`: milliseconds between two looks once caught up, when the server does not wait by itself for something to
   * happen (because too many wait already, say); 1,000 by default.
   */
  interval?: number | undefined;
  /** With `follow`: hears of a server that cannot be reached. The walk goes on by itself as soon as it can. */
  onOutage?: ((error: ParleyError) => void) | undefined;
}

const INTERVAL = 1_000;
/** Seconds for which the server is asked to wait, and milliseconds that its answer may then take on the way. */
const WAIT = 20;
const MARGIN = 15_000;
const BACKOFF = { first: 1_000, most: 30_000 };

/** Waits; an abort ends the wait and nothing else, for the loop around it looks at the signal itself. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return wait(milliseconds, signal).catch(() => undefined);
}

/** The pages after `cursor`, empty ones included: their cursor counts as well. */
export async function* followPages(
  events: Pick<Events, 'list'>,
  options: FollowOptions,
): AsyncGenerator<EventPage, void, undefined> {
  const { limit, signal, follow = false, interval = INTERVAL, onOutage } = options;
  const { site, types, teams, kinds } = options;
  let { cursor } = options;
  let outages = 0;
  let isCaughtUp = false;
  const walk = new LookAhead((after) => {
    const waiting = isCaughtUp ? { wait: WAIT, timeout: WAIT * 1000 + MARGIN } : {};
    return events.list({ after, limit, signal, site, types, teams, kinds, ...waiting }).first();
  });
  async function nextPage(): Promise<EventPage | null> {
    try {
      const page = await walk.take(cursor);
      outages = 0;
      return page;
    } catch (error) {
      if (signal?.aborted) return null;
      if (!follow || !isTransient(error)) throw error;
      onOutage?.(error);
      await pause(fullJitter(outages, BACKOFF), signal);
      outages += 1;
      return null;
    }
  }

  while (!signal?.aborted) {
    const asked = Date.now();
    const page = await nextPage();
    if (page === null) continue;
    yield page;
    cursor = page.cursor;
    if (page.more) continue;
    if (!follow) return;
    const hasWaited = isCaughtUp && (page.data.length > 0 || Date.now() - asked >= WAIT * 900);
    if (isCaughtUp && !hasWaited) await pause(interval, signal);
    isCaughtUp = true;
  }
}

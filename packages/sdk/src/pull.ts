/**
 * The feed for a CRM: every event once, in order, with the cursor to store.
 * Must never go on before `onBatch` is done, and never hold more than one page.
 */
import type { Event, EventPage } from '@parley/protocol';
import { isTransient, type ParleyError } from './errors.js';
import type { Events } from './resources/events.js';
import { fullJitter, wait } from './wait.js';

/** Some events and where the log stands after them. */
export interface EventBatch {
  /** In the order of the log; never empty. A newer server may send types that this version does not name. */
  events: Event[];
  /** To store together with what was made of `events`; the next `pull` starts from it. */
  cursor: string;
}

export interface PullOptions {
  /** What was stored after the last batch; null to start from the beginning. */
  cursor: string | null;
  /**
   * Takes in a batch. The next is fetched only after it resolves; when it throws, `pull` rejects with that very error
   * and a later `pull` from the stored cursor brings the same events again. So take events in by their id, or store
   * the cursor in the same transaction.
   */
  onBatch: (batch: EventBatch) => Promise<void> | void;
  /** Events a batch, 1 to `LIMITS.eventsMax`; `LIMITS.eventsDefault` by default. */
  limit?: number | undefined;
  /** Ends the walk after the batch in hand: `pull` then resolves with the cursor it has reached. */
  signal?: AbortSignal | undefined;
  /** True to wait for further events instead of resolving once caught up: ends by `signal` only. False by default. */
  follow?: boolean;
  /** With `follow`: milliseconds between two looks once caught up; 1,000 by default. */
  interval?: number | undefined;
  /** With `follow`: hears of a server that cannot be reached. The walk goes on by itself as soon as it can. */
  onOutage?: (error: ParleyError) => void;
}

const INTERVAL = 1_000;
const BACKOFF = { first: 1_000, most: 30_000 };

/** Waits; an abort ends the wait and nothing else, for the loop around it looks at the signal itself. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return wait(milliseconds, signal).catch(() => undefined);
}

/** Walks from `cursor` to the end of the log, and answers with the cursor reached: `cursor` itself when there was nothing. */
export async function pull(events: Events, options: PullOptions): Promise<string | null> {
  const { onBatch, limit, signal, follow = false, interval = INTERVAL, onOutage } = options;
  let { cursor } = options;
  let outages = 0;

  async function nextPage(): Promise<EventPage | null> {
    try {
      const page = await events.list({ after: cursor, limit, signal }).firstPage();
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
    const page = await nextPage();
    if (page === null) continue;
    if (page.data.length > 0) await onBatch({ events: page.data, cursor: page.cursor });
    cursor = page.cursor;
    if (page.more) continue;
    if (!follow) break;
    await pause(interval, signal);
  }
  return cursor;
}

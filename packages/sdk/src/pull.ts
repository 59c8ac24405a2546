/**
 * The feed for a CRM: every event once, in order, with the cursor to store.
 * Must never go on before `onBatch` is done.
 */
import type { Event } from '@parley/protocol';
import { type FollowOptions, followPages } from './follow.js';
import type { Events } from './resources/events.js';

/** Some events and where the log stands after them. */
export interface EventBatch {
  /** In the order of the log; never empty. A newer server may send types that this version does not name. */
  events: Event[];
  /** To store together with what was made of `events`; the next `pull` starts from it. */
  cursor: string;
}

export interface PullOptions extends FollowOptions {
  /**
   * Takes in a batch. The next is handed over only after it resolves; when it throws, `pull` rejects with that very error
   * and a later `pull` from the stored cursor brings the same events again. So take events in by their id, or store
   * the cursor in the same transaction.
   */
  onBatch: (batch: EventBatch) => Promise<void> | void;
}

/** Walks from `cursor` to the end of the log, and answers with the cursor reached: `cursor` itself when there was nothing. */
export async function pull(events: Events, { onBatch, ...options }: PullOptions): Promise<string | null> {
  let { cursor } = options;
  for await (const page of followPages(events, options)) {
    if (page.data.length > 0) await onBatch({ events: page.data, cursor: page.cursor });
    cursor = page.cursor;
  }
  return cursor;
}

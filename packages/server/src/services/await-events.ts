/**
 * The feed for who would rather wait than ask again: answers as soon as there is something, or when the time is over. What is
 * true stands in the database; a signal only ends a pause.
 */
import type { EventPage } from '@parley/protocol';
import type { Context } from '../context.js';
import type { FreshRow } from '../log/append.js';
import type { Signals } from '../log/signals.js';
import type { Stopping } from '../stopping.js';
import { type EventsWanted, getEvents } from './events.js';

export interface AwaitMeans {
  /** Wakes when something was appended to the log. */
  appended: Signals<FreshRow[]>;
  stopping: Stopping;
}

export type EventsAwaited = EventsWanted & {
  /** Seconds to wait at most. */
  wait: number;
  /** Who asked has hung up. */
  signal: AbortSignal;
};

/** In one process: each looks into the log whenever something happens. Who comes then is answered at once. */
const MOST_WAITING = 200;
/** Between two looks of one: what happens together is looked at together. */
const REST_MS = 50;
/** For what no signal tells of: the end of this process, and a signal that was lost. */
const PAUSE_MS = 500;

let waiting = 0;

export async function awaitEvents(ctx: Context, means: AwaitMeans, query: EventsAwaited): Promise<EventPage> {
  const { wait, signal, ...wanted } = query;
  let page = await getEvents(ctx, wanted);
  // Customers' pages have sockets; their waiting would take the place of the company's programs.
  const mayWait = wait > 0 && ctx.actor.type !== 'contact' && waiting < MOST_WAITING;
  if (!mayWait) return page;
  const end = performance.now() + wait * 1000;
  waiting += 1;
  try {
    while (page.data.length === 0 && !page.more) {
      const left = end - performance.now();
      if (left <= 0 || signal.aborted || means.stopping.reached('leaving')) break;
      await pause(means, Math.min(left, PAUSE_MS), signal);
      page = await getEvents(ctx, { ...wanted, after: page.cursor });
    }
    return page;
  } finally {
    waiting -= 1;
  }
}

function pause({ appended }: AwaitMeans, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const unsubscribe = appended.subscribe(() => setTimeout(end, REST_MS));
    signal.addEventListener('abort', end, { once: true });
  });
}

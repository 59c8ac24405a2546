/** The feed, and the replay with which a socket catches up. Both are plain queries on the log. */
import { setImmediate } from 'node:timers/promises';
import type { Event, EventFilter, EventListQuery, EventPage, WatchResult } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { Context } from '../context.js';
import type { EventTable } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import { heardBy, scopeOf, view } from '../log/audience.js';
import { decodeCursor, encodeCursor } from '../log/cursor.js';
import { filterRows, isEmptyFilter } from '../log/filter.js';
import { hydrate } from '../log/hydrate.js';
import { LOOK_THROUGH, type LogScope, reachOf, readHead, readLog } from '../log/read.js';
import { readLogWithMessages } from '../log/read-with-messages.js';
import { siteOf } from './paging.js';
import { authorize } from './policy.js';
import { requireSite } from './sites.js';

/** Which events, from where. */
export type EventsWanted = Omit<EventListQuery, 'limit' | 'wait'> & { limit: number };

/** Rows of a page that are read without a pause. */
const PIECE = 1000;

/** A page of what this actor may see, oldest first. Its cursor also passes over what is not for it, so a page may be
 * short, even empty, and more may follow. */
export async function getEvents(ctx: Context, query: EventsWanted): Promise<EventPage> {
  authorize(ctx.actor, 'event.list');
  const head = await readHead(ctx.db);
  const after = query.after === undefined ? 0 : position(query.after, head);
  const scope = scopeWithin(ctx, query.site);
  const filter = filterOf(query);
  if (!isEmptyFilter(filter)) return filtered(ctx, { after, head, limit: query.limit, scope, filter });
  const reach = reachOf(scope, { after, upTo: head });
  const data: Event[] = [];
  let reached = after;
  for (let left = query.limit; left > 0 && reached < reach; ) {
    // One piece after the other, so that nobody else waits for a long page.
    if (data.length > 0) await setImmediate();
    const limit = Math.min(left, PIECE);
    const rows = await readLogWithMessages(ctx.db, { after: reached, upTo: reach, limit, scope });
    for (const { event } of await hydrate(ctx.db, rows)) data.push(event);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    reached = last === undefined ? reach : Number(last.cursor);
    left -= rows.length;
  }
  return { data: view(ctx.actor, data), cursor: encodeCursor(reached), more: reached < head };
}

interface Look {
  after: number;
  head: number;
  limit: number;
  scope: LogScope;
  filter: EventFilter;
}

/** Looks at so many rows at a time. */
const CHUNK = 500;

/** As above, for who wants only some: looks through a bounded part of the log. */
async function filtered(ctx: Context, { after, head, limit, scope, filter }: Look): Promise<EventPage> {
  const end = Math.min(head, after + LOOK_THROUGH);
  const rows: EventTable[] = [];
  let reached = after;
  while (reached < end && rows.length < limit) {
    const found = await readLog(ctx.db, { after: reached, upTo: end, limit: CHUNK, scope });
    const wanted = await filterRows(ctx.db, found, filter);
    const taken = wanted.slice(0, limit - rows.length);
    rows.push(...taken);
    // What did not fit any more is for the next page.
    const last =
      taken.length < wanted.length ? taken.at(-1) : found.length === CHUNK ? found.at(-1) : undefined;
    reached = last === undefined ? end : Number(last.cursor);
  }
  const events = (await hydrate(ctx.db, rows)).map(({ event }) => event);
  return { data: view(ctx.actor, events), cursor: encodeCursor(reached), more: reached < head };
}

function filterOf({ types = [], teams = [], kinds = [] }: EventsWanted): EventFilter {
  return { types, teams, kinds };
}

/** @throws AppError `not_found` for a site that is not there, or not the actor's */
function scopeWithin(ctx: Context, key: string | undefined): LogScope {
  const scope = requireScope(ctx);
  if (key === undefined) return scope;
  const site = requireSite(ctx, key);
  const own = siteOf(ctx.actor);
  if (own !== null && own !== site.id) throw notFound('site');
  return scope === 'all' ? { site: site.id } : scope;
}

/** What was missed since `after`, up to now. Too much for one answer: `reset`, and nothing. */
export async function replay(ctx: Context, after: string | null): Promise<WatchResult> {
  authorize(ctx.actor, 'event.watch');
  const head = await readHead(ctx.db);
  const cursor = encodeCursor(head);
  if (after === null) return { events: [], cursor, reset: false };
  const from = decodeCursor(after);
  // A cursor from the future belongs to a log that is no more (a backup was restored): start afresh.
  if (from > head) return { events: [], cursor, reset: true };
  // After a restart most pages come back to a log that stands where they left it.
  if (from === head) return { events: [], cursor, reset: false };
  const scope = requireScope(ctx);
  const rows = await readLog(ctx.db, { after: from, upTo: head, limit: LIMITS.replay + 1, scope });
  if (rows.length > LIMITS.replay || reachOf(scope, { after: from, upTo: head }) < head)
    return { events: [], cursor, reset: true };
  const events = (await hydrate(ctx.db, heardBy(ctx.actor, rows))).map(({ event }) => event);
  return { events: view(ctx.actor, events), cursor, reset: false };
}

function position(cursor: string, head: number): number {
  const after = decodeCursor(cursor);
  if (after > head) {
    throw new AppError(
      'invalid_input',
      'That cursor lies in the future of this log. Was a backup restored? Start without one.',
      {
        details: [{ path: 'after', message: 'Beyond the end of the log.' }],
      },
    );
  }
  return after;
}

function requireScope(ctx: Context): LogScope {
  const scope = scopeOf(ctx.actor);
  if (scope === null) throw new AppError('forbidden', 'There is no part of the log for this actor.');
  return scope;
}

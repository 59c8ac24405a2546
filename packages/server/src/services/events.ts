/** The feed, and the replay with which a socket catches up. Both are plain queries on the log. */
import type { EventPage, WatchResult } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { scopeOf, view } from '../log/audience.js';
import { decodeCursor, encodeCursor } from '../log/cursor.js';
import { hydrate } from '../log/hydrate.js';
import { type LogScope, reachOf, readHead, readLog } from '../log/read.js';
import { authorize } from './policy.js';

/** A page of what this actor may see, oldest first. Its cursor also passes over what is not for it, so a page may be
 * short, even empty, and more may follow. */
export async function getEvents(
  ctx: Context,
  query: { after?: string | undefined; limit: number },
): Promise<EventPage> {
  authorize(ctx.actor, 'event.list');
  const head = await readHead(ctx.db);
  const after = query.after === undefined ? 0 : position(query.after, head);
  const scope = requireScope(ctx);
  const reach = reachOf(scope, { after, upTo: head });
  const rows = await readLog(ctx.db, { after, upTo: reach, limit: query.limit + 1, scope });
  const page = rows.slice(0, query.limit);
  const full = rows.length > query.limit;
  const events = (await hydrate(ctx.db, page)).map(({ event }) => event);
  const last = page.at(-1);
  const reached = full && last !== undefined ? Number(last.cursor) : reach;
  return { data: view(ctx.actor, events), cursor: encodeCursor(reached), more: reached < head };
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
  const events = (await hydrate(ctx.db, rows)).map(({ event }) => event);
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

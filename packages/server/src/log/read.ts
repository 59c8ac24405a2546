/** Reading the log forward from a cursor, always with a bound. */
import { hotStatement } from '../db/hot-statement.js';
import type { Db, EventTable } from '../db/schema.js';

/** Which rows a reader may have at all. `contact`: its own private matters. `site`: one site. `all`: the workspace. */
export type LogScope = { contact: string } | { site: string } | 'all';

export interface ReadLogArgs {
  /** Events after this number. */
  after: number;
  /** At most this number, included; without it, to the end. */
  upTo?: number;
  limit: number;
  scope: LogScope;
}

/** The same, as statements take it. */
export interface Range {
  after: number;
  upTo: number;
  limit: number;
}

const range = (db: Db, { after, upTo, limit }: Range) =>
  db
    .selectFrom('event')
    .selectAll()
    .where('cursor', '>', after)
    .where('cursor', '<=', upTo)
    .orderBy('cursor')
    .limit(limit);

const readAll = hotStatement((db, params: Range) => range(db, params));
const readContact = hotStatement((db, params: Range & { contact: string }) =>
  range(db, params).where('contact_id', '=', params.contact),
);
const readSite = hotStatement((db, params: Range & { site: string }) =>
  range(db, params).where('site_id', '=', params.site),
);

/**
 * How many events of others are looked at, at most, to find one's own. The log has no index but its number: one by
 * contact would put every message onto a page of its own, and that was a third of what storing it cost.
 */
export const LOOK_THROUGH = 2000;

/** How far a reader of this scope can look in one go. The log has no gaps, so numbers count its rows. */
export function reachOf(scope: LogScope, { after, upTo }: { after: number; upTo: number }): number {
  return scope === 'all' ? upTo : Math.min(upTo, after + LOOK_THROUGH);
}

/** The end of any log: what a double can still count. */
const END = Number.MAX_SAFE_INTEGER;

export function rangeOf({ after, upTo = END, limit, scope }: ReadLogArgs): Range {
  return { after, upTo: reachOf(scope, { after, upTo }), limit };
}

/** Reads within `reachOf`; what lies beyond it is not looked at. */
export function readLog(db: Db, args: ReadLogArgs): Promise<EventTable[]> {
  const { scope } = args;
  const bounds = rangeOf(args);
  if (scope === 'all') return readAll(db, bounds);
  return 'contact' in scope
    ? readContact(db, { ...bounds, contact: scope.contact })
    : readSite(db, { ...bounds, site: scope.site });
}

/** The rows with these numbers. */
export function readRows(db: Db, cursors: number[]): Promise<EventTable[]> {
  return db.selectFrom('event').selectAll().where('cursor', 'in', cursors).execute();
}

const readHeadRow = hotStatement((db, params: { id: number }) =>
  db.selectFrom('log_head').select('cursor').where('id', '=', params.id),
);

/** The number of the newest event; 0 while the log is empty. */
export async function readHead(db: Db): Promise<number> {
  const [row] = await readHeadRow(db, { id: 1 });
  return Number(row?.cursor ?? 0);
}

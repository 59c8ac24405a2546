/** Reading the log forward from a cursor, always with a bound. */
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

export async function readLog(db: Db, args: ReadLogArgs): Promise<EventTable[]> {
  let query = db.selectFrom('event').selectAll().where('cursor', '>', args.after);
  if (args.upTo !== undefined) query = query.where('cursor', '<=', args.upTo);
  if (args.scope !== 'all') {
    query =
      'contact' in args.scope
        ? query.where('contact_id', '=', args.scope.contact)
        : query.where('site_id', '=', args.scope.site);
  }
  return query.orderBy('cursor').limit(args.limit).execute();
}

/** The number of the newest event; 0 while the log is empty. */
export async function readHead(db: Db): Promise<number> {
  const row = await db.selectFrom('log_head').select('cursor').where('id', '=', 1).executeTakeFirstOrThrow();
  return Number(row.cursor);
}

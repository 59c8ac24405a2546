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

interface Range {
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

/** The end of any log: what a double can still count. */
const END = Number.MAX_SAFE_INTEGER;

export function readLog(db: Db, { after, upTo = END, limit, scope }: ReadLogArgs): Promise<EventTable[]> {
  if (scope === 'all') return readAll(db, { after, upTo, limit });
  return 'contact' in scope
    ? readContact(db, { after, upTo, limit, contact: scope.contact })
    : readSite(db, { after, upTo, limit, site: scope.site });
}

const readHeadRow = hotStatement((db, params: { id: number }) =>
  db.selectFrom('log_head').select('cursor').where('id', '=', params.id),
);

/** The number of the newest event; 0 while the log is empty. */
export async function readHead(db: Db): Promise<number> {
  const [row] = await readHeadRow(db, { id: 1 });
  return Number(row?.cursor ?? 0);
}

/**
 * SQL on lists of conversations. Each is a walk along one index, in the order of the list. What is asked for
 * beyond the index is looked at on the way, of a bounded number of rows.
 */
import type { Conversation, ConversationPriority, ConversationStatus } from '@parley/protocol';
import type { Db } from '../db/schema.js';
import { selectConversations, toConversations } from './conversation-rows.js';
import { findWalk, hotWalk, type Walk } from './conversation-walks.js';
import { findConversations } from './conversations.js';

/** What is null is not asked for. */
export interface ConversationFilter {
  siteId: string | null;
  contactId: string | null;
  status: ConversationStatus | null;
  /** `none` for what nobody looks after. */
  assigneeId: string | null;
  /** `none` for what has no team. */
  teamId: string | null;
  priority: ConversationPriority | null;
  tag: string | null;
}

/** A place in a list of those last spoken in. */
export interface Recency {
  lastAt: string;
  id: string;
}

/** In the order of their ids, those after `after`. */
export async function listConversationsById(
  db: Db,
  args: Pick<ConversationFilter, 'siteId' | 'contactId'> & { after: string; limit: number },
): Promise<Conversation[]> {
  let query = db.selectFrom('conversation').select('id').where('id', '>', args.after);
  if (args.contactId !== null) query = query.where('contact_id', '=', args.contactId);
  else if (args.siteId !== null) query = query.where('site_id', '=', args.siteId);
  const rows = await query.orderBy('id').limit(args.limit).execute();
  return inOrder(
    db,
    rows.map(({ id }) => id),
  );
}

/** Rows that one page looks at, at most: then it ends where it is, however few it found. */
const MOST_ROWS = 5000;
/** Rows that are read at once, where many of them do not fit. */
const STRIDE = 500;

interface Found {
  data: Conversation[];
  /** Where the next page begins; null at the end of the list. */
  next: Recency | null;
}

const readWhole = hotWalk(selectConversations);

/** Last spoken in first, after `before` (null for the first page). A page may hold fewer than `limit`, even none, and go on. */
export async function listConversationsByRecency(
  db: Db,
  { before, limit, ...filter }: ConversationFilter & { before: Recency | null; limit: number },
): Promise<Found> {
  const walk = findWalk(filter);
  if (walk.isAll) return pageAlong(db, walk, { ...filter, before, limit });
  const found: Recency[] = [];
  let at = before;
  let size = limit + 1;
  for (let read = 0; read < MOST_ROWS; ) {
    const rows = await readAlong(db, filter, { before: at, limit: size });
    for (const row of rows) {
      if (fits(row, filter)) found.push({ lastAt: row.last_at, id: row.id });
      if (found.length > limit) return page(db, found.slice(0, limit), found[limit - 1] ?? null);
    }
    if (rows.length < size) return page(db, found, null);
    const last = rows.at(-1);
    at = last === undefined ? at : { lastAt: last.last_at, id: last.id };
    read += rows.length;
    size = STRIDE;
  }
  return page(db, found, at);
}

/** Everything of the index is asked for: the rows are read as they are met. */
async function pageAlong(
  db: Db,
  walk: Walk,
  { before, limit, ...filter }: ConversationFilter & { before: Recency | null; limit: number },
): Promise<Found> {
  const rows = await readWhole(db, walk, { ...filter, before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next = last === undefined ? null : { lastAt: last.last_at, id: last.id };
  return { data: await toConversations(db, shown), next };
}

async function page(db: Db, found: Recency[], next: Recency | null): Promise<Found> {
  const ids = found.map(({ id }) => id);
  return { data: await inOrder(db, ids), next };
}

/** One that was erased since is left out. */
async function inOrder(db: Db, ids: string[]): Promise<Conversation[]> {
  if (ids.length === 0) return [];
  const byId = new Map((await findConversations(db, ids)).map((found) => [found.id, found]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

interface Row extends Record<'id' | 'kind' | 'last_at' | 'site_id' | 'status', string> {
  assignee_id: string | null;
  team_id: string | null;
  priority: string | null;
}

interface Stretch {
  before: Recency | null;
  limit: number;
}

const COLUMNS = [
  'conversation.id',
  'conversation.kind',
  'conversation.last_at',
  'conversation.site_id',
  'conversation.status',
  'conversation.assignee_id',
  'conversation.team_id',
  'conversation.priority',
] as const;

/** The next rows of the index that narrows the list most. */
function readAlong(db: Db, filter: ConversationFilter, stretch: Stretch): Promise<Row[]> {
  if (filter.tag !== null && filter.contactId === null) return readTagged(db, filter, stretch);
  const { before, limit } = stretch;
  let query = db
    .selectFrom('conversation')
    .select(COLUMNS)
    .where((eb) => findWalk(filter).where(eb, filter));
  if (before !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('conversation.last_at', 'conversation.id'), '<', tuple(before.lastAt, before.id)),
    );
  }
  if (filter.tag !== null) {
    const { tag } = filter;
    query = query.where('conversation.id', 'in', (eb) =>
      eb
        .selectFrom('conversation_tag')
        .select('conversation_id')
        .whereRef('conversation_id', '=', 'conversation.id')
        .where('tag', '=', tag),
    );
  }
  return query
    .orderBy('conversation.last_at', 'desc')
    .orderBy('conversation.id', 'desc')
    .limit(limit)
    .execute();
}

function readTagged(db: Db, { tag, siteId }: ConversationFilter, { before, limit }: Stretch): Promise<Row[]> {
  let query = db
    .selectFrom('conversation_tag')
    .innerJoin('conversation', 'conversation.id', 'conversation_tag.conversation_id')
    .select(COLUMNS)
    .where('tag', '=', tag);
  if (siteId !== null) query = query.where('conversation_tag.site_id', '=', siteId);
  if (before !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('conversation_tag.last_at', 'conversation_tag.conversation_id'),
        '<',
        tuple(before.lastAt, before.id),
      ),
    );
  }
  return query
    .orderBy('conversation_tag.last_at', 'desc')
    .orderBy('conversation_tag.conversation_id', 'desc')
    .limit(limit)
    .execute();
}

function fits(row: Row, { siteId, status, assigneeId, teamId, priority }: ConversationFilter): boolean {
  return (
    row.kind === 'chat' &&
    (siteId === null || row.site_id === siteId) &&
    (status === null || row.status === status) &&
    (assigneeId === null || (row.assignee_id ?? 'none') === assigneeId) &&
    (teamId === null || (row.team_id ?? 'none') === teamId) &&
    (priority === null || (row.priority ?? 'normal') === priority)
  );
}

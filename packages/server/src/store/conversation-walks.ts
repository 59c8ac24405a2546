/**
 * The indexes along which lists of conversations are read. Only what narrows a list most stands in the statement, so that no
 * database is tempted to take another index and sort.
 */
import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import { hotStatement } from '../db/hot-statement.js';
import type { Db, Tables } from '../db/schema.js';
import type { ConversationFilter, Recency } from './conversation-lists.js';
import { IS_CHAT } from './conversation-traits.js';

type Eb = ExpressionBuilder<Tables, 'conversation'>;
type Where = (eb: Eb, filter: ConversationFilter) => Expression<SqlBool>;

const column = (name: Column) => `conversation.${name}` as const;
type Column = 'contact_id' | 'site_id' | 'status' | 'assignee_id' | 'team_id' | 'priority';

const equal = (eb: Eb, name: Column, value: string | null) => eb(column(name), '=', value as never);
const ofStatus = (eb: Eb, { status }: ConversationFilter) => eb.and([IS_CHAT, equal(eb, 'status', status)]);

const WALKS = {
  contact: (eb, { contactId }) => equal(eb, 'contact_id', contactId),
  all: () => IS_CHAT,
  site: (eb, { siteId }) => eb.and([IS_CHAT, equal(eb, 'site_id', siteId)]),
  status: ofStatus,
  unassigned: (eb, filter) => eb.and([ofStatus(eb, filter), eb('conversation.assignee_id', 'is', null)]),
  assignee: (eb, filter) => eb.and([ofStatus(eb, filter), equal(eb, 'assignee_id', filter.assigneeId)]),
  team: (eb, filter) => eb.and([ofStatus(eb, filter), equal(eb, 'team_id', filter.teamId)]),
  priority: (eb, filter) => eb.and([ofStatus(eb, filter), equal(eb, 'priority', filter.priority)]),
} satisfies Record<string, Where>;

type WalkName = keyof typeof WALKS;

export interface Walk {
  name: WalkName;
  where: Where;
  /** Whether it is all that is asked for. */
  isAll: boolean;
}

/** What is looked at of each walk; whatever else is asked for is looked at row by row. */
const LOOKS_AT: Record<WalkName, (keyof ConversationFilter)[]> = {
  contact: ['contactId'],
  all: [],
  site: ['siteId'],
  status: ['status'],
  unassigned: ['status', 'assigneeId'],
  assignee: ['status', 'assigneeId'],
  team: ['status', 'teamId'],
  priority: ['status', 'priority'],
};

export function findWalk(filter: ConversationFilter): Walk {
  const name = nameOf(filter);
  const rest = (Object.keys(filter) as (keyof ConversationFilter)[]).filter(
    (field) => filter[field] !== null && !LOOKS_AT[name].includes(field),
  );
  return { name, where: WALKS[name], isAll: rest.length === 0 };
}

function nameOf({ contactId, siteId, status, assigneeId, teamId, priority }: ConversationFilter): WalkName {
  if (contactId !== null) return 'contact';
  if (status === null) return siteId === null ? 'all' : 'site';
  if (assigneeId !== null) return assigneeId === 'none' ? 'unassigned' : 'assignee';
  if (teamId !== null && teamId !== 'none') return 'team';
  if (priority !== null && priority !== 'normal') return 'priority';
  return 'status';
}

/** Later than all times, so that the first page is asked for like any other. */
const END: Recency = { lastAt: '~', id: '~' };

type Page = ConversationFilter & { before: Recency | null; limit: number };

/** Reads the next rows along a walk, by a statement compiled once for each. */
export function hotWalk<O>(
  select: (db: Db) => SelectQueryBuilder<Tables, 'conversation', O>,
): (db: Db, walk: Walk, page: Page) => Promise<O[]> {
  const statements = Object.fromEntries(
    Object.entries(WALKS as Record<WalkName, Where>).map(([name, where]) => [
      name,
      hotStatement((db, page: ConversationFilter & Recency & { limit: number }) =>
        select(db)
          .where((eb) => where(eb, page))
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple('conversation.last_at', 'conversation.id'), '<', tuple(page.lastAt, page.id)),
          )
          .orderBy('conversation.last_at', 'desc')
          .orderBy('conversation.id', 'desc')
          .limit(page.limit),
      ),
    ]),
  ) as Record<WalkName, (db: Db, page: ConversationFilter & Recency & { limit: number }) => Promise<O[]>>;
  return (db, walk, { before, ...page }) => statements[walk.name](db, { ...page, ...(before ?? END) });
}

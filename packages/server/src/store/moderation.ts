/** SQL on the queues of moderation. */
import type { Actor, MessageReport, ModerationDecisionMade, ModerationQueue } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import { hotByIds } from '../db/hot-statement.js';
import type { Db } from '../db/schema.js';
import type { ModerationTable } from '../db/topic-tables.js';

/** As it is kept: what whoever decided is called is looked up when it is read. */
export interface StoredDecision extends Pick<ModerationDecisionMade, 'decision' | 'at'> {
  by: Actor;
}

export async function insertModeration(db: Db, row: ModerationTable): Promise<void> {
  await db.insertInto('moderation').values(row).execute();
}

const byIds = hotByIds<ModerationTable>((db, ids) =>
  db.selectFrom('moderation').selectAll().where('id', 'in', ids),
);

export async function findModerations(db: Db, ids: string[]): Promise<Map<string, ModerationTable>> {
  if (ids.length === 0) return new Map();
  return new Map((await byIds(db, ids)).map((row) => [row.id, row]));
}

type Change = Partial<Pick<ModerationTable, 'queue' | 'at' | 'reasons' | 'appeal' | 'decision' | 'undo'>>;

export async function updateModeration(db: Db, id: string, change: Change): Promise<void> {
  await db.updateTable('moderation').set(change).where('id', '=', id).execute();
}

export interface QueueArgs {
  siteId: string;
  queue: ModerationQueue;
  /** The last one seen; null for the first page. */
  before: { at: string; id: string } | null;
  limit: number;
}

/** The latest first. */
export function listQueue(db: Db, args: QueueArgs): Promise<ModerationTable[]> {
  let query = db
    .selectFrom('moderation')
    .selectAll()
    .where('site_id', '=', args.siteId)
    .where('queue', '=', args.queue);
  const { before } = args;
  if (before !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('at', 'id'), '<', tuple(before.at, before.id)),
    );
  }
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(args.limit).execute();
}

/** How many messages wait in a queue; `limit` when there are as many or more. */
export async function countQueue(
  db: Db,
  args: { siteId: string; queue: ModerationQueue; limit: number },
): Promise<number> {
  const some = await db
    .selectFrom('moderation')
    .select('id')
    .where('site_id', '=', args.siteId)
    .where('queue', '=', args.queue)
    .limit(args.limit)
    .execute();
  return some.length;
}

/** A person's messages, the latest first. */
export function listOfAuthor(
  db: Db,
  { authorId, limit }: { authorId: string; limit: number },
): Promise<ModerationTable[]> {
  return db
    .selectFrom('moderation')
    .selectAll()
    .where('author_id', '=', authorId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** A page of a site's messages since a time, the latest first, with their words. */
export function listSince(
  db: Db,
  args: { siteId: string; since: string; before: { at: string; id: string } | null; limit: number },
) {
  let query = db
    .selectFrom('moderation')
    .innerJoin('message', 'message.id', 'moderation.id')
    .select([
      'moderation.id',
      'moderation.author_id',
      'moderation.trap',
      'moderation.written_ms',
      'moderation.locale',
      'moderation.created_at',
      'message.text',
      'message.status',
    ])
    .where('moderation.site_id', '=', args.siteId)
    .where('moderation.created_at', '>=', args.since);
  const { before } = args;
  if (before !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('moderation.created_at', 'moderation.id'), '<', tuple(before.at, before.id)),
    );
  }
  return query
    .orderBy('moderation.created_at', 'desc')
    .orderBy('moderation.id', 'desc')
    .limit(args.limit)
    .execute();
}

/** What an author wrote lately on the site, the latest first. */
export function listRecentTexts(
  db: Db,
  { authorId, limit }: { authorId: string; limit: number },
): Promise<{ text: string; at: string }[]> {
  return db
    .selectFrom('moderation')
    .innerJoin('message', 'message.id', 'moderation.id')
    .select(['message.text', 'message.created_at as at'])
    .where('moderation.author_id', '=', authorId)
    .orderBy('moderation.id', 'desc')
    .limit(limit)
    .execute();
}

/** The latest reports of a message first. */
export function listReports(db: Db, messageId: string): Promise<MessageReport[]> {
  return db
    .selectFrom('report')
    .select(['reason', 'text', 'created_at as at'])
    .where('message_id', '=', messageId)
    .orderBy('id', 'desc')
    .limit(LIMITS.reportsShown)
    .execute();
}

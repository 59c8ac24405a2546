/** SQL on what is to be told to those who follow topics. What is told is read afresh when it is sent. */
import { sql } from 'kysely';
import type { Db } from '../db/schema.js';
import type { TopicNewsTable } from '../db/topic-tables.js';

/** A message that anyone can read, and whose message it answers. */
export interface Published {
  id: string;
  conversation_id: string;
  parent_author_id: string | null;
}

/** Those of the messages that anyone can read. */
export async function listPublished(db: Db, ids: string[]): Promise<Published[]> {
  return db
    .selectFrom('topic_message')
    .innerJoin('message', 'message.id', 'topic_message.id')
    .leftJoin('topic_message as parent', 'parent.id', 'message.parent_id')
    .select(['topic_message.id', 'topic_message.conversation_id', 'parent.author_id as parent_author_id'])
    .where('topic_message.id', 'in', ids)
    .where('topic_message.shown', '=', 1)
    .where('topic_message.stub', 'is', null)
    .execute();
}

/** Which of these topics somebody follows. */
export async function listFollowed(db: Db, conversationIds: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const id of conversationIds) {
    const row = await db
      .selectFrom('follow')
      .select('id')
      .where('conversation_id', '=', id)
      .where('scope', 'in', ['all', 'replies'])
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) found.add(id);
  }
  return found;
}

export async function insertNews(db: Db, rows: TopicNewsTable[]): Promise<void> {
  await db
    .insertInto('topic_news')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute();
}

export interface Telling {
  conversationId: string;
  /** The latest event. */
  cursor: number;
  /** When to look, where nothing is due yet. */
  dueAt: string;
  /** Whose messages were answered. */
  answered: string[];
}

/** Notes that there is something to tell: to all who want everything, and to those who were answered. */
export async function scheduleFollows(
  db: Db,
  { conversationId, cursor, dueAt, answered }: Telling,
): Promise<void> {
  const change = { news_cursor: cursor, due_at: sql<string>`coalesce(due_at, ${dueAt})` };
  const followers = db.updateTable('follow').set(change).where('conversation_id', '=', conversationId);
  await followers.where('scope', '=', 'all').execute();
  if (answered.length === 0) return;
  await followers.where('scope', '=', 'replies').where('contact_id', 'in', answered).execute();
}

export interface NewsRange {
  conversationId: string;
  after: number;
  upTo: number;
  limit: number;
}

/** What was published since, in that order. What has gone since is for the reader to find out. */
export async function listNews(db: Db, range: NewsRange): Promise<TopicNewsTable[]> {
  const rows = await db
    .selectFrom('topic_news')
    .selectAll()
    .where('conversation_id', '=', range.conversationId)
    .where('cursor', '>', range.after)
    .where('cursor', '<=', range.upTo)
    .orderBy('cursor')
    .limit(range.limit)
    .execute();
  return rows.map((row) => ({ ...row, cursor: Number(row.cursor) }));
}

/** Forgets what nobody is told any more, a bounded number of them. */
export async function forgetNews(db: Db, args: { before: string; limit: number }): Promise<void> {
  const old = db.selectFrom('topic_news').select('cursor').where('at', '<', args.before).limit(args.limit);
  await db.deleteFrom('topic_news').where('cursor', 'in', old).execute();
}

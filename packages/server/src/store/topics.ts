/** SQL on topics: what a page is about, found by the site's own key. */
import type { TopicState } from '@parley/protocol';
import { hotByIds, hotStatement } from '../db/hot-statement.js';
import { lockingRows } from '../db/locking-rows.js';
import type { Db } from '../db/schema.js';
import type { TopicTable } from '../db/topic-tables.js';
import { insertConversation } from './conversations.js';

export interface TopicAddress {
  siteId: string;
  key: string;
}

const byKey = (db: Db, { siteId, key }: TopicAddress) =>
  db.selectFrom('topic').selectAll().where('site_id', '=', siteId).where('key', '=', key);

const readByKey = hotStatement((db, address: TopicAddress) => byKey(db, address));
const lockByKey = hotStatement((db, address: TopicAddress) => lockingRows(db, byKey(db, address), 'topic'));

export async function findTopic(db: Db, address: TopicAddress): Promise<TopicTable | undefined> {
  return (await readByKey(db, address))[0];
}

/** As it is, and nobody else can change it, nor what is said in it, until the commit. */
export async function lockTopic(db: Db, address: TopicAddress): Promise<TopicTable | undefined> {
  return (await lockByKey(db, address))[0];
}

export const findTopics = hotByIds<TopicTable>((db, ids) =>
  db.selectFrom('topic').selectAll().where('id', 'in', ids),
);

/** A site's topics, the latest first. */
export function listTopics(
  db: Db,
  { siteId, before, limit }: { siteId: string; before: string | null; limit: number },
): Promise<TopicTable[]> {
  const query = db.selectFrom('topic').selectAll().where('site_id', '=', siteId);
  const older = before === null ? query : query.where('id', '<', before);
  return older.orderBy('id', 'desc').limit(limit).execute();
}

/** How many messages anyone can read, by key. */
export async function countTopics(
  db: Db,
  args: { siteId: string; keys: string[] },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('topic')
    .select(['key', 'messages'])
    .where('site_id', '=', args.siteId)
    .where('key', 'in', args.keys)
    .execute();
  return new Map(rows.map(({ key, messages }) => [key, messages]));
}

/** Makes a topic with its conversation. @returns whether it did; false when another process was first */
export async function insertTopic(db: Db, topic: TopicTable): Promise<boolean> {
  const inserted = await db
    .insertInto('topic')
    .values(topic)
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  // It asks nothing of the inbox, whose views are of chats.
  await insertConversation(db, {
    id: topic.id,
    siteId: topic.site_id,
    kind: 'discussion',
    status: 'resolved',
    contactId: null,
    externalId: null,
    createdAt: topic.created_at,
  });
  return true;
}

const writeTopic = hotStatement((db, row: TopicTable) =>
  db
    .updateTable('topic')
    .set({
      title: row.title,
      url: row.url,
      format: row.format,
      moderation: row.moderation,
      locked: row.locked,
      messages: row.messages,
      answer_id: row.answer_id,
      pinned: row.pinned,
      revision: row.revision,
    })
    .where('id', '=', row.id),
);

/** Writes down what became of a topic that is locked. Everybody can see it, so its revision grows. */
export async function updateTopicRow(db: Db, topic: TopicTable): Promise<TopicTable> {
  const next = { ...topic, revision: topic.revision + 1 };
  await writeTopic(db, next);
  return next;
}

export const pinnedIdsOf = (topic: TopicTable): string[] => JSON.parse(topic.pinned);

export function toTopicState(topic: TopicTable): TopicState {
  return {
    conversationId: topic.id,
    key: topic.key,
    title: topic.title,
    url: topic.url,
    format: topic.format,
    moderation: topic.moderation,
    locked: topic.locked === 1,
    answerId: topic.answer_id,
    pinnedIds: pinnedIdsOf(topic),
  };
}

/** SQL on answers that agents have ready. */
import { type CannedReply, LIMITS } from '@parley/protocol';
import type { CannedReplyTable, Db } from '../db/schema.js';

function toCannedReply(row: CannedReplyTable): CannedReply {
  const { id, site_id: siteId, name, text, created_at: createdAt, updated_at: updatedAt } = row;
  return { id, siteId, name, text, createdAt, updatedAt };
}

/** @returns whether it was inserted; false when the id is taken */
export async function insertCannedReply(db: Db, row: CannedReplyTable): Promise<boolean> {
  const inserted = await db
    .insertInto('canned_reply')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findCannedReply(db: Db, id: string): Promise<CannedReply | undefined> {
  const row = await db.selectFrom('canned_reply').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toCannedReply(row);
}

/**
 * In the order of their ids, those after `after`. With a site: what is for it, or for all. There are few of them, whosesoever,
 * so that they are read in order and not looked for.
 */
export async function listCannedReplies(
  db: Db,
  args: { siteId: string | null; after: string; limit: number },
): Promise<CannedReply[]> {
  const { siteId, after, limit } = args;
  const rows = await db
    .selectFrom('canned_reply')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(siteId === null ? limit : LIMITS.cannedReplies)
    .execute();
  const replies = rows.map(toCannedReply);
  if (siteId === null) return replies;
  return replies.filter((reply) => reply.siteId === null || reply.siteId === siteId).slice(0, limit);
}

export async function countCannedReplies(db: Db, limit: number): Promise<number> {
  return (await db.selectFrom('canned_reply').select('id').orderBy('id').limit(limit).execute()).length;
}

export async function updateCannedReplyRow(
  db: Db,
  id: string,
  change: Partial<Omit<CannedReplyTable, 'id' | 'created_at'>>,
): Promise<void> {
  await db.updateTable('canned_reply').set(change).where('id', '=', id).execute();
}

export async function deleteCannedReplyRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('canned_reply').where('id', '=', id).execute();
}

/** SQL on what public messages said before they were changed. */
import type { MessageRevision } from '@parley/protocol';
import type { Db } from '../db/schema.js';

export async function addRevision(
  db: Db,
  { messageId, text, until }: { messageId: string; text: string; until: string },
): Promise<void> {
  // Two changes in one millisecond: the first text is the one to keep.
  await db
    .insertInto('message_revision')
    .values({ id: `${messageId}~${until}`, message_id: messageId, text, until })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The latest first. */
export function listRevisions(db: Db, messageId: string, limit: number): Promise<MessageRevision[]> {
  return db
    .selectFrom('message_revision')
    .select(['text', 'until'])
    .where('message_id', '=', messageId)
    .orderBy('until', 'desc')
    .limit(limit)
    .execute();
}

export async function dropRevisions(db: Db, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await db.deleteFrom('message_revision').where('message_id', 'in', messageIds).execute();
}

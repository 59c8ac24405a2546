/** SQL on what public messages said before they were changed. */
import type { MessageRevision } from '@parley/protocol';
import type { Db } from '../db/schema.js';

/** `shown`: everybody could read it. */
export async function addRevision(
  db: Db,
  { messageId, text, until, shown }: { messageId: string; text: string; until: string; shown: boolean },
): Promise<void> {
  // Two changes in one millisecond: the first text is the one to keep.
  await db
    .insertInto('message_revision')
    .values({ id: `${messageId}~${until}`, message_id: messageId, text, until, shown: shown ? 1 : 0 })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The latest first; `shown` are those that everybody could read. */
export async function listRevisions(
  db: Db,
  messageId: string,
  limit: number,
): Promise<(MessageRevision & { shown: boolean })[]> {
  const rows = await db
    .selectFrom('message_revision')
    .select(['text', 'until', 'shown'])
    .where('message_id', '=', messageId)
    .orderBy('until', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ shown, ...revision }) => ({ ...revision, shown: shown === 1 }));
}

/** A moderator has put other words in their place: none of them is for everybody any more. */
export async function hideRevisions(db: Db, messageId: string): Promise<void> {
  await db.updateTable('message_revision').set({ shown: 0 }).where('message_id', '=', messageId).execute();
}

export async function dropRevisions(db: Db, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await db.deleteFrom('message_revision').where('message_id', 'in', messageIds).execute();
}

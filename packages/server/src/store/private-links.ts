/** SQL on where public messages went on in private. For their authors and the company only: no public read joins this. */
import type { Db } from '../db/schema.js';
import type { PrivateLinkTable } from '../db/topic-tables.js';

export async function insertPrivateLink(db: Db, row: PrivateLinkTable): Promise<void> {
  await db.insertInto('private_link').values(row).execute();
}

export function findPrivateLink(db: Db, messageId: string): Promise<PrivateLinkTable | undefined> {
  return db.selectFrom('private_link').selectAll().where('id', '=', messageId).executeTakeFirst();
}

/** Where messages went on, by message; those that did not are left out. */
export async function findPrivateLinks(db: Db, messageIds: string[]): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db.selectFrom('private_link').selectAll().where('id', 'in', messageIds).execute();
  return new Map(rows.map(({ id, conversation_id }) => [id, conversation_id]));
}

export function findOrigin(db: Db, conversationId: string): Promise<PrivateLinkTable | undefined> {
  return db
    .selectFrom('private_link')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
}

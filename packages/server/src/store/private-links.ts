/** SQL on where public messages went on in private. For their authors and the company only: no public read joins this. */
import type { Db } from '../db/schema.js';
import type { PrivateLinkTable } from '../db/topic-tables.js';

export async function insertPrivateLink(db: Db, row: PrivateLinkTable): Promise<void> {
  await db.insertInto('private_link').values(row).execute();
}

export function findPrivateLink(db: Db, messageId: string): Promise<PrivateLinkTable | undefined> {
  return db.selectFrom('private_link').selectAll().where('id', '=', messageId).executeTakeFirst();
}

export function findOrigin(db: Db, conversationId: string): Promise<PrivateLinkTable | undefined> {
  return db
    .selectFrom('private_link')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
}

/** Finds what hangs on a conversation, so that all of it can go. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('rating_by_conversation').on('rating').column('conversation_id').execute();
  await db.schema.createIndex('mail_by_conversation').on('mail').column('conversation_id').execute();
}

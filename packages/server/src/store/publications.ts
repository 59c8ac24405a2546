/** SQL on answers that customers were asked to have published. For the company only: no public read joins this. */
import type { Db } from '../db/schema.js';
import type { PublicationTable } from '../db/topic-tables.js';

export type Publication = PublicationTable;

export async function insertPublication(db: Db, row: Publication): Promise<void> {
  await db.insertInto('publication').values(row).execute();
}

export async function findPublication(db: Db, id: string): Promise<Publication | undefined> {
  return db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All that was asked about one answer. */
export function listPublicationsOf(db: Db, answerId: string): Promise<Publication[]> {
  return db.selectFrom('publication').selectAll().where('answer_id', '=', answerId).execute();
}

/** All that was asked in one conversation. */
export function listPublicationsIn(db: Db, conversationId: string): Promise<Publication[]> {
  return db.selectFrom('publication').selectAll().where('conversation_id', '=', conversationId).execute();
}

export async function setPublicMessage(db: Db, id: string, publicId: string | null): Promise<void> {
  await db.updateTable('publication').set({ public_id: publicId }).where('id', '=', id).execute();
}

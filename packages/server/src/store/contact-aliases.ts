/** SQL on browsers that belong to a contact who was known already, and on making two contacts one. */
import type { Contact } from '@parley/protocol';
import type { ContactAliasTable, Db } from '../db/schema.js';
import { findContact } from './contacts.js';
import { mergeJourneys } from './journeys.js';
import { mergeInPublic } from './merge-in-public.js';

/** What opens a session: a contact, and the hash of the secret that this browser must know. */
export interface SessionRow {
  contact: Contact;
  secretHash: string | null;
}

export async function findAliased(db: Db, id: string): Promise<SessionRow | undefined> {
  const alias = await db.selectFrom('contact_alias').selectAll().where('id', '=', id).executeTakeFirst();
  const contact = alias && (await findContact(db, alias.contact_id));
  return contact && { contact, secretHash: alias.secret_hash };
}

export async function insertAlias(db: Db, row: ContactAliasTable): Promise<void> {
  await db.insertInto('contact_alias').values(row).execute();
}

/** The browser with this id can never open a session again. */
export async function endBrowser(db: Db, id: string): Promise<void> {
  const ended = { secret_hash: null };
  await db.updateTable('contact_alias').set(ended).where('id', '=', id).execute();
  await db.updateTable('contact').set(ended).where('id', '=', id).execute();
}

/**
 * Gives all that `from` has to `to`: conversations, what it said there, files on their way, browsers, that its address wants
 * no mails; and removes what is left of it.
 */
export async function mergeContactRows(db: Db, from: Contact, to: Contact): Promise<void> {
  const [fromId, toId] = [from.id, to.id];
  const conversations = db.selectFrom('conversation').select('id').where('contact_id', '=', fromId);
  await db
    .updateTable('message')
    .set({ author_id: toId })
    .where('conversation_id', 'in', conversations)
    .where('author_id', '=', fromId)
    .execute();
  await db.updateTable('conversation').set({ contact_id: toId }).where('contact_id', '=', fromId).execute();
  await mergeInPublic(db, fromId, toId);
  await db.updateTable('attachment').set({ uploader_id: toId }).where('uploader_id', '=', fromId).execute();
  await db.updateTable('contact_alias').set({ contact_id: toId }).where('contact_id', '=', fromId).execute();
  if (from.email !== null && from.email === to.email) await moveStop(db, fromId, toId);
  await mergeJourneys(db, fromId, toId);
  await db.deleteFrom('mail_stop').where('contact_id', '=', fromId).execute();
  await db.deleteFrom('contact').where('id', '=', fromId).execute();
}

/** Who wants no mails wants none at that address, whoever they turn out to be. */
async function moveStop(db: Db, fromId: string, toId: string): Promise<void> {
  const stop = await db
    .selectFrom('mail_stop')
    .select('created_at')
    .where('contact_id', '=', fromId)
    .executeTakeFirst();
  if (stop === undefined) return;
  await db
    .insertInto('mail_stop')
    .values({ contact_id: toId, created_at: stop.created_at })
    .onConflict((c) => c.doNothing())
    .execute();
}

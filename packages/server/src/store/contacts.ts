/** SQL on contacts. */
import type { Contact } from '@parley/protocol';
import { hotByIds } from '../db/hot-statement.js';
import { lockingRows } from '../db/locking-rows.js';
import type { ContactTable, Db } from '../db/schema.js';

function toContact(row: ContactTable): Contact {
  return {
    id: row.id,
    siteId: row.site_id,
    name: row.name,
    email: row.email,
    externalId: row.external_id,
    verified: row.verified === 1,
    attributes: row.attributes === null ? {} : JSON.parse(row.attributes),
    blocked: row.blocked === 1,
    device: row.device === null ? null : JSON.parse(row.device),
    createdAt: row.created_at,
  };
}

/** @returns the contact, or undefined when the id or the external id is taken */
export async function insertContact(db: Db, row: ContactTable): Promise<Contact | undefined> {
  const inserted = await db
    .insertInto('contact')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted && toContact(row);
}

export async function findContacts(db: Db, ids: string[]): Promise<Contact[]> {
  return (await db.selectFrom('contact').selectAll().where('id', 'in', ids).execute()).map(toContact);
}

export async function findContact(db: Db, id: string): Promise<Contact | undefined> {
  return (await findContacts(db, [id]))[0];
}

/** As it is, and nobody else can change it until the commit. */
export async function lockContact(db: Db, id: string): Promise<Contact | undefined> {
  const query = lockingRows(db, db.selectFrom('contact').selectAll().where('id', '=', id), 'contact');
  const row = await query.executeTakeFirst();
  return row && toContact(row);
}

/** The contact that the company calls by this key, locked as by `lockContact`. */
export async function lockContactByExternalId(
  db: Db,
  args: { siteId: string; externalId: string },
): Promise<Contact | undefined> {
  const query = db
    .selectFrom('contact')
    .selectAll()
    .where('site_id', '=', args.siteId)
    .where('external_id', '=', args.externalId);
  const row = await lockingRows(db, query, 'contact').executeTakeFirst();
  return row && toContact(row);
}

const selectIds = hotByIds((db, ids) => db.selectFrom('contact').select('id').where('id', 'in', ids));

/** Whether there is such a contact, still. */
export async function hasContact(db: Db, id: string): Promise<boolean> {
  return (await selectIds(db, [id])).length > 0;
}

/** Writes down who it is from now on. */
export async function updateContactRow(db: Db, contact: Contact): Promise<void> {
  await db
    .updateTable('contact')
    .set({
      name: contact.name,
      email: contact.email,
      external_id: contact.externalId,
      verified: contact.verified ? 1 : 0,
      attributes: attributesToText(contact.attributes),
      blocked: contact.blocked ? 1 : 0,
      device: contact.device === null ? null : JSON.stringify(contact.device),
    })
    .where('id', '=', contact.id)
    .execute();
}

export function attributesToText(attributes: Contact['attributes']): string | null {
  return Object.keys(attributes).length === 0 ? null : JSON.stringify(attributes);
}

/** With the hash of the browser's secret, for opening a session. */
export async function findContactSecret(
  db: Db,
  id: string,
): Promise<{ contact: Contact; secretHash: string | null } | undefined> {
  const row = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { contact: toContact(row), secretHash: row.secret_hash };
}

export interface ListContactsArgs {
  siteId: string | null;
  /** Contacts with a greater id; empty for the first page. */
  after: string;
  limit: number;
}

export async function listContacts(db: Db, args: ListContactsArgs): Promise<Contact[]> {
  let query = db.selectFrom('contact').selectAll().where('id', '>', args.after);
  if (args.siteId !== null) query = query.where('site_id', '=', args.siteId);
  return (await query.orderBy('id').limit(args.limit).execute()).map(toContact);
}

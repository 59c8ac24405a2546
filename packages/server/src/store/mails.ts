/** SQL on what goes out by e-mail. */
import type { Db, MailTable } from '../db/schema.js';

export type Mail = MailTable;

const EMPTY = {
  since: null,
  absences: 0,
  mailed_seq: 0,
  sending_seq: null,
  failures: 0,
  thread: '',
  sent_at: null,
  opened_seq: 0,
};

export async function findMails(db: Db, ids: string[]): Promise<Mail[]> {
  return db.selectFrom('mail').selectAll().where('id', 'in', ids).execute();
}

/** Says when the mail is to be looked at; makes it when there is none. */
export async function scheduleMail(
  db: Db,
  mail: Pick<Mail, 'id' | 'kind' | 'conversation_id' | 'due_at' | 'since'>,
): Promise<void> {
  const { due_at, since } = mail;
  await db
    .insertInto('mail')
    .values({ ...EMPTY, ...mail })
    .onConflict((c) => c.column('id').doUpdateSet({ due_at, since, absences: 0, failures: 0 }))
    .execute();
}

/** Those that are due, the most overdue first. */
export async function listDueMails(db: Db, args: { now: string; limit: number }): Promise<Mail[]> {
  return db
    .selectFrom('mail')
    .selectAll()
    .where('due_at', '<=', args.now)
    .orderBy('due_at')
    .limit(args.limit)
    .execute();
}

/** @returns whether it was still as `seen` says: due at the same moment, and being sent as far */
export async function changeMail(
  db: Db,
  seen: Pick<Mail, 'id' | 'due_at'>,
  change: Partial<Omit<Mail, 'id' | 'kind' | 'conversation_id'>>,
): Promise<boolean> {
  const changed = await db
    .updateTable('mail')
    .set(change)
    .where('id', '=', seen.id)
    .where('due_at', '=', seen.due_at)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Sets what is so whatever became due meanwhile. */
export async function setMail(db: Db, id: string, change: Partial<Mail>): Promise<void> {
  await db.updateTable('mail').set(change).where('id', '=', id).execute();
}

/** Uses the link of the mail that went up to `seq`. @returns false when it, or that of a later mail, was used before */
export async function openMailLink(db: Db, { id, seq }: { id: string; seq: number }): Promise<boolean> {
  const used = await db
    .updateTable('mail')
    .set({ opened_seq: seq })
    .where('id', '=', id)
    .where('opened_seq', '<', seq)
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

export async function hasStoppedMail(db: Db, contactId: string): Promise<boolean> {
  const row = await db
    .selectFrom('mail_stop')
    .select('contact_id')
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function stopMail(db: Db, row: { contact_id: string; created_at: string }): Promise<void> {
  await db
    .insertInto('mail_stop')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute();
}

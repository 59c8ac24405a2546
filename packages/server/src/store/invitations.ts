/** SQL on invitations. Of the link's secret only the hash is stored. */
import type { Db, InvitationTable } from '../db/schema.js';

/** Also tidies away what is over. */
export async function insertInvitation(db: Db, row: InvitationTable): Promise<void> {
  await db.deleteFrom('invitation').where('expires_at', '<', row.created_at).execute();
  await db.insertInto('invitation').values(row).execute();
}

export async function findInvitation(db: Db, id: string): Promise<InvitationTable | undefined> {
  return db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One that is still good at `now`. */
export async function findInvitationByHash(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: string },
): Promise<InvitationTable | undefined> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Those that are still good, in the order of their ids. */
export async function listInvitations(
  db: Db,
  { after, now, limit }: { after: string; now: string; limit: number },
): Promise<InvitationTable[]> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('id', '>', after)
    .where('expires_at', '>', now)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function deleteInvitation(db: Db, id: string): Promise<void> {
  await db.deleteFrom('invitation').where('id', '=', id).execute();
}

/** The newest link for somebody is the only good one. */
export async function deleteInvitationsFor(db: Db, email: string): Promise<void> {
  await db.deleteFrom('invitation').where('email', '=', email).execute();
}

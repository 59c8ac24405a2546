/** SQL on what conversations wait for: an agent, an answer. */
import type { Db, RoutingTable } from '../db/schema.js';

export async function findRoutings(db: Db, ids: string[]): Promise<RoutingTable[]> {
  return db.selectFrom('routing').selectAll().where('conversation_id', 'in', ids).execute();
}

/** Writes it down, in place of what was known. */
export async function saveRouting(db: Db, { conversation_id, ...rest }: RoutingTable): Promise<void> {
  await db
    .insertInto('routing')
    .values({ conversation_id, ...rest })
    .onConflict((c) => c.column('conversation_id').doUpdateSet(rest))
    .execute();
}

/** Conversations that wait for an agent of the team, those that wait longest first. */
export async function listQueued(
  db: Db,
  { teamId, limit }: { teamId: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('routing')
    .select('conversation_id')
    .where('queue', '=', teamId)
    .orderBy('queued_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.conversation_id);
}

export async function leaveQueue(db: Db, id: string): Promise<void> {
  await db
    .updateTable('routing')
    .set({ queue: null, queued_at: null })
    .where('conversation_id', '=', id)
    .execute();
}

/** Conversations whose answer is overdue and was not called so yet. */
export async function listOverdue(db: Db, { now, limit }: { now: string; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('routing')
    .select('conversation_id')
    .where('check_at', '<=', now)
    .orderBy('check_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.conversation_id);
}

/** Calls it overdue. @returns it, unless that was done already or it is not any more */
export async function markBreached(
  db: Db,
  { id, now }: { id: string; now: string },
): Promise<RoutingTable | undefined> {
  return db
    .updateTable('routing')
    .set({ check_at: null, breached_at: now })
    .where('conversation_id', '=', id)
    .where('check_at', '<=', now)
    .returningAll()
    .executeTakeFirst();
}

/** Whether the company has said something to the customer in this part of a conversation. */
export async function hasAnswer(
  db: Db,
  { id, after, upTo, before }: { id: string; after: string; upTo: string; before: number },
): Promise<boolean> {
  const found = await db
    .selectFrom('message')
    .select('seq')
    .where('conversation_id', '=', id)
    .where('seq', '<', before)
    .where('created_at', '>', after)
    .where('created_at', '<=', upTo)
    .where('author_type', 'in', ['agent', 'key'])
    .where('internal', '=', 0)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

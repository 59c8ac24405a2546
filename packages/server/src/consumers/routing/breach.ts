/** Calls each answer that is overdue so, once. */
import type { Tx } from '../../db/commit-queue.js';
import { lockConversationHeads } from '../../store/conversations.js';
import { findRoutings, hasAnswer, listOverdue, markBreached } from '../../store/routing.js';
import type { Ownership } from '../owned-consumer.js';
import type { RouteOptions } from './route.js';
import { tellBreached } from './tell.js';

const BATCH = 100;
/** The largest number that a message can have. */
const ANY_SEQ = 2_147_483_647;

export async function callBreaches(
  owner: Ownership,
  { db, now }: Pick<RouteOptions, 'db' | 'now'>,
): Promise<void> {
  const at = now().toISOString();
  const ids = await listOverdue(db, { now: at, limit: BATCH });
  if (ids.length > 0) await owner.commit((tx) => callThem(tx, ids.sort(), at));
}

async function callThem(tx: Tx, ids: string[], at: string): Promise<void> {
  const heads = await lockConversationHeads(tx.db, ids);
  const rows = new Map((await findRoutings(tx.db, ids)).map((row) => [row.conversation_id, row]));
  for (const head of heads) {
    const row = rows.get(head.id);
    if (!row?.since || !row.due_at) continue;
    // Put off, which the router has not read yet: it stops the clock, or says that it was too late already.
    if (head.status === 'snoozed') continue;
    // What came in time is in the log already, and will end the wait when it is read from there.
    const answered = { id: head.id, after: row.since, upTo: row.due_at, before: ANY_SEQ };
    if (await hasAnswer(tx.db, answered)) continue;
    if (await markBreached(tx.db, { id: head.id, now: at })) tellBreached(tx, { head, at, row });
  }
}

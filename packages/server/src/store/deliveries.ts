/** SQL on deliveries: a queue for each webhook, in which those of one conversation wait for each other. */
import type { DeliveryState } from '@parley/protocol';
import type { Db, DeliveryTable } from '../db/schema.js';

export type DeliveryRow = DeliveryTable;

/** Rows in one statement: both databases bound its parameters. */
const ROWS = 200;

/** Queues them in their order. The first of each order key becomes due at once, unless an earlier one is pending. */
export async function insertDeliveries(db: Db, rows: DeliveryTable[]): Promise<void> {
  const waiting = new Set<string>();
  for (const row of rows) {
    if (!waiting.has(row.order_key) && (await hasPending(db, row))) waiting.add(row.order_key);
    if (waiting.has(row.order_key)) row.due_at = null;
    waiting.add(row.order_key);
  }
  for (let first = 0; first < rows.length; first += ROWS) {
    await db
      .insertInto('delivery')
      .values(rows.slice(first, first + ROWS))
      .execute();
  }
}

/** They are made in order, so the last one tells. */
async function hasPending(db: Db, row: Pick<DeliveryTable, 'webhook_id' | 'order_key'>): Promise<boolean> {
  const last = await db
    .selectFrom('delivery')
    .select('state')
    .where('order_key', '=', row.order_key)
    .where('webhook_id', '=', row.webhook_id)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.state === 'pending';
}

/** Those whose time has come, the longest due first. */
export function listDueDeliveries(
  db: Db,
  args: { webhookId: string; now: string; limit: number },
): Promise<DeliveryTable[]> {
  return db
    .selectFrom('delivery')
    .selectAll()
    .where('webhook_id', '=', args.webhookId)
    .where('due_at', '<=', args.now)
    .orderBy('due_at')
    .limit(args.limit)
    .execute();
}

/** Whether so many are pending, or more. */
export async function hasPendingOf(
  db: Db,
  { webhookId, count }: { webhookId: string; count: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('delivery')
    .select('id')
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'pending')
    .limit(1)
    .offset(count - 1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes an attempt down. @returns whether it was still pending */
export async function changeDelivery(db: Db, id: string, change: Partial<DeliveryTable>): Promise<boolean> {
  const changed = await db
    .updateTable('delivery')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Makes the next of its order key due. */
export async function wakeNext(
  db: Db,
  done: Pick<DeliveryTable, 'webhook_id' | 'order_key' | 'position'>,
  now: string,
): Promise<void> {
  const next = await db
    .selectFrom('delivery')
    .select(['id', 'state'])
    .where('order_key', '=', done.order_key)
    .where('webhook_id', '=', done.webhook_id)
    .where('position', '>', done.position)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (next?.state === 'pending') await changeDelivery(db, next.id, { due_at: now });
}

/** Those that wait for a later attempt are tried now. */
export async function hurryDeliveries(db: Db, webhookId: string, now: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ due_at: now })
    .where('webhook_id', '=', webhookId)
    .where('due_at', '>', now)
    .execute();
}

export async function findDelivery(db: Db, id: string): Promise<DeliveryTable | undefined> {
  return db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst();
}

export interface ListDeliveriesArgs {
  webhookId: string;
  state: DeliveryState | undefined;
  /** Those with a smaller position; null for the latest. */
  before: number | null;
  limit: number;
}

/** The latest first. */
export function listDeliveries(db: Db, args: ListDeliveriesArgs): Promise<DeliveryTable[]> {
  let query = db.selectFrom('delivery').selectAll().where('webhook_id', '=', args.webhookId);
  if (args.state !== undefined) query = query.where('state', '=', args.state);
  if (args.before !== null) query = query.where('position', '<', args.before);
  return query.orderBy('position', 'desc').limit(args.limit).execute();
}

/** Removes some that were done before `before`. @returns how many */
export async function removeDone(db: Db, args: { before: string; limit: number }): Promise<number> {
  const old = await db
    .selectFrom('delivery')
    .select('id')
    .where('done_at', '<', args.before)
    .orderBy('done_at')
    .limit(args.limit)
    .execute();
  return remove(db, old);
}

/** Removes some of a webhook's. @returns how many */
export async function removeOfWebhook(db: Db, args: { webhookId: string; limit: number }): Promise<number> {
  const some = await db
    .selectFrom('delivery')
    .select('id')
    .where('webhook_id', '=', args.webhookId)
    .limit(args.limit)
    .execute();
  return remove(db, some);
}

async function remove(db: Db, rows: { id: string }[]): Promise<number> {
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await db.deleteFrom('delivery').where('id', 'in', ids).execute();
  return rows.length;
}

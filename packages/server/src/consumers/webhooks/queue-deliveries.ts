/**
 * Looks through the log for one webhook, from where its row says, and queues what its filter lets through. Deliveries and
 * the place in the log are committed together: nothing is left out or queued twice, whoever dies when.
 */
import { newId } from '@parley/protocol';
import type { Tx } from '../../db/commit-queue.js';
import type { Db, DeliveryTable, EventTable, WebhookTable } from '../../db/schema.js';
import { filterRows } from '../../log/filter.js';
import { reachOf, readLog } from '../../log/read.js';
import { hasPendingOf, insertDeliveries } from '../../store/deliveries.js';
import { advanceWebhook, filterOf } from '../../store/webhooks.js';
import type { Ownership } from '../owned-consumer.js';

const BATCH = 500;
/** An address that takes nothing fills no table: what is further on waits in the log. */
const MOST_PENDING = 1000;
/** Passing over what is nothing to it is written down now and then: each time would be a commit. */
const SAVE_EVENTS = 500;

export interface QueueMeans {
  db: Db;
  owner: Ownership;
  now: () => Date;
}

interface Found {
  rows: EventTable[];
  /** Up to where the log was looked through. */
  reached: number;
}

/** @returns the row as it stands now, and whether there is more to look through */
export async function queueDeliveries(
  means: QueueMeans,
  webhook: WebhookTable,
  head: number,
): Promise<{ webhook: WebhookTable; more: boolean }> {
  const live = Number(webhook.cursor) < head;
  const replaying = webhook.replay_cursor !== null && webhook.replay_up_to !== null;
  if (!live && !replaying) return { webhook, more: false };
  const isFull = await hasPendingOf(means.db, { webhookId: webhook.id, count: MOST_PENDING });
  if (isFull) return { webhook, more: false };
  // What was passed over without a note, for nothing of it is for this webhook, keeps no replay waiting.
  const told = live ? await queueLive(means, webhook, head) : undefined;
  const next = told ?? (replaying ? await queueReplay(means, webhook) : undefined);
  if (next === undefined) return { webhook, more: false };
  return { webhook: next, more: Number(next.cursor) < head || next.replay_cursor !== null };
}

async function queueLive(
  means: QueueMeans,
  webhook: WebhookTable,
  head: number,
): Promise<WebhookTable | undefined> {
  const after = Number(webhook.cursor);
  const { rows, reached } = await look(means.db, webhook, { after, upTo: head });
  if (rows.length === 0 && reached - after < SAVE_EVENTS && reached === head) return undefined;
  const last = rows.at(-1);
  const change = { cursor: reached, ...(last !== undefined && { last_cursor: Number(last.cursor) }) };
  return queue(means, webhook, { rows, change, previous: webhook.last_cursor });
}

async function queueReplay(means: QueueMeans, webhook: WebhookTable): Promise<WebhookTable | undefined> {
  const range = { after: Number(webhook.replay_cursor), upTo: Number(webhook.replay_up_to) };
  const { rows, reached } = await look(means.db, webhook, range);
  const isDone = reached >= range.upTo;
  const change = { replay_cursor: isDone ? null : reached, replay_up_to: isDone ? null : range.upTo };
  return queue(means, webhook, { rows, change, previous: undefined });
}

async function look(db: Db, webhook: WebhookTable, range: { after: number; upTo: number }): Promise<Found> {
  const scope = { site: webhook.site_id };
  const found = await readLog(db, { ...range, limit: BATCH, scope });
  const last = found.at(-1);
  const reached = found.length === BATCH && last ? Number(last.cursor) : reachOf(scope, range);
  return { rows: await filterRows(db, found, filterOf(webhook)), reached };
}

interface Batch {
  rows: EventTable[];
  change: Partial<WebhookTable>;
  /** The event told before; undefined when what is queued is told once more. */
  previous: number | null | undefined;
}

/** @returns the row as it stands then; undefined when somebody has changed it meanwhile */
async function queue(
  { owner, now }: QueueMeans,
  webhook: WebhookTable,
  { rows, change, previous }: Batch,
): Promise<WebhookTable | undefined> {
  const at = now();
  const position = Number(webhook.position);
  const next = { ...change, position: position + rows.length };
  const deliveries = rows.map((row, index) =>
    toDelivery(row, {
      webhook_id: webhook.id,
      position: position + index + 1,
      previous_cursor:
        previous === undefined ? null : Number(rows[index - 1]?.cursor ?? previous ?? 0) || null,
      at,
    }),
  );
  const moved = await owner.commit((tx) => write(tx, webhook, { next, deliveries }));
  return moved ? { ...webhook, ...next } : undefined;
}

async function write(
  tx: Tx,
  webhook: WebhookTable,
  { next, deliveries }: { next: Partial<WebhookTable>; deliveries: DeliveryTable[] },
): Promise<boolean> {
  const moved = await advanceWebhook(tx.db, webhook, next);
  if (moved && deliveries.length > 0) await insertDeliveries(tx.db, deliveries);
  return moved;
}

/** Those of one conversation go in order, and so do those of one contact outside of any. */
export function toDelivery(
  row: EventTable,
  place: { webhook_id: string; position: number; previous_cursor: number | null; at: Date },
): DeliveryTable {
  const { at, ...rest } = place;
  return {
    ...rest,
    id: newId('delivery', at.getTime()),
    event_cursor: Number(row.cursor),
    event_id: row.id,
    type: row.type,
    conversation_id: row.conversation_id,
    order_key: row.conversation_id ?? row.contact_id ?? row.subject_id,
    state: 'pending',
    due_at: at.toISOString(),
    attempts: 0,
    log: '[]',
    created_at: at.toISOString(),
    done_at: null,
  };
}

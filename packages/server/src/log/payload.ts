/** What a webhook is told: the event as the feed has it now, with its place among what the webhook is told. */
import type { WebhookPayload } from '@parley/protocol';
import type { Db, DeliveryTable } from '../db/schema.js';
import { encodeCursor } from './cursor.js';
import { hydrate } from './hydrate.js';
import { readRows } from './read.js';

/** By the delivery's id; those are missing that tell of what is no more. */
export async function readPayloads(
  db: Db,
  deliveries: DeliveryTable[],
): Promise<Map<string, WebhookPayload>> {
  const rows = await readRows(db, [...new Set(deliveries.map((one) => Number(one.event_cursor)))]);
  const events = new Map((await hydrate(db, rows)).map(({ row, event }) => [Number(row.cursor), event]));
  return new Map(
    deliveries.flatMap((delivery) => {
      const event = events.get(Number(delivery.event_cursor));
      if (event === undefined) return [];
      const { webhook_id: webhookId, previous_cursor: before } = delivery;
      const previous = before === null ? null : encodeCursor(Number(before));
      return [[delivery.id, { ...event, webhookId, previous }] as const];
    }),
  );
}

/** What became of telling a webhook, telling it once more, and trying whether it can be told at all. */
import {
  type Delivery,
  type DeliveryAttempt,
  type DeliveryDetails,
  type DeliveryPage,
  type DeliveryState,
  newId,
  type ReplayInput,
  type Webhook,
  type WebhookTest,
} from '@parley/protocol';
import type { Context } from '../context.js';
import type { Db, DeliveryTable } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import { decodeCursor, encodeCursor } from '../log/cursor.js';
import { findCursorAt } from '../log/find-cursor.js';
import { readPayloads } from '../log/payload.js';
import { readHead } from '../log/read.js';
import { findDelivery, insertDeliveries, listDeliveries } from '../store/deliveries.js';
import { updateWebhookRow } from '../store/webhooks.js';
import { secretsOf, signedHeaders } from '../webhooks/signing.js';
import type { WebhookPoster } from '../webhooks/webhook-poster.js';
import { requireWebhook, toWebhook } from './webhooks.js';

/** The latest first. */
export async function getDeliveries(
  ctx: Context,
  query: { webhookId: string; cursor?: string | undefined; limit: number; state?: DeliveryState | undefined },
): Promise<DeliveryPage> {
  await requireWebhook(ctx, 'webhook.read', query.webhookId);
  const { webhookId, state } = query;
  const before =
    query.cursor === undefined ? null : await positionOf(ctx.db, { id: query.cursor, webhookId });
  const found = await listDeliveries(ctx.db, { webhookId, state, before, limit: query.limit + 1 });
  const data = found.slice(0, query.limit).map(toDelivery);
  return { data, next: found.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

/** With what would be posted now. */
export async function getDelivery(
  ctx: Context,
  args: { webhookId: string; id: string },
): Promise<DeliveryDetails> {
  await requireWebhook(ctx, 'webhook.read', args.webhookId);
  const row = await requireDelivery(ctx.db, args);
  const payloads = await readPayloads(ctx.db, [row]);
  return { ...toDelivery(row), payload: payloads.get(row.id) ?? null };
}

/** Tells one event once more, as a delivery of its own. */
export async function replayDelivery(
  ctx: Context,
  args: { webhookId: string; id: string },
): Promise<Delivery> {
  const now = ctx.now();
  return ctx.commit(async (tx) => {
    const webhook = await requireWebhook({ ...ctx, db: tx.db }, 'webhook.replay', args.webhookId);
    const known = await requireDelivery(tx.db, args);
    const position = Number(webhook.position) + 1;
    const row: DeliveryTable = {
      ...known,
      ...{ id: newId('delivery', now.getTime()), position, previous_cursor: null },
      ...{ state: 'pending', due_at: now.toISOString(), attempts: 0, log: '[]' },
      ...{ created_at: now.toISOString(), done_at: null },
    };
    await updateWebhookRow(tx.db, webhook.id, { position });
    await insertDeliveries(tx.db, [row]);
    return toDelivery(row);
  });
}

/** @throws AppError `conflict` while an earlier range is still being told */
export async function replayRange(ctx: Context, input: ReplayInput & { id: string }): Promise<Webhook> {
  const head = await readHead(ctx.db);
  const { since } = input;
  return ctx.commit(async (tx) => {
    const webhook = await requireWebhook({ ...ctx, db: tx.db }, 'webhook.replay', input.id);
    if (webhook.replay_cursor !== null) {
      throw new AppError('conflict', 'A range is still being told. Wait until it is through.');
    }
    // What comes after it is told anyway.
    const end = Math.min(head, Number(webhook.cursor));
    const upTo = input.upTo === undefined ? end : Math.min(decodeCursor(input.upTo), end);
    const after =
      since === undefined
        ? decodeCursor(input.after ?? '')
        : (await findCursorAt(tx.db, { at: since, head })) - 1;
    if (after >= upTo) return toWebhook(webhook, ctx.now());
    const change = { replay_cursor: after, replay_up_to: upTo };
    await updateWebhookRow(tx.db, webhook.id, change);
    return toWebhook({ ...webhook, ...change }, ctx.now());
  });
}

/** Posts something that is no event, signed as events are. */
export async function testWebhook(ctx: Context, poster: WebhookPoster, id: string): Promise<DeliveryAttempt> {
  const webhook = await requireWebhook(ctx, 'webhook.test', id);
  const at = ctx.now();
  const test: WebhookTest = {
    id: newId('event', at.getTime()),
    type: 'webhook.tested',
    at: at.toISOString(),
    siteId: webhook.site_id,
    webhookId: id,
  };
  const body = JSON.stringify(test);
  const headers = signedHeaders(secretsOf(webhook, at), { id: test.id, at, body });
  const { retryAfter: _asked, ...outcome } = await poster.post({ url: webhook.url, headers, body });
  return { at: test.at, url: webhook.url, ...outcome };
}

async function requireDelivery(db: Db, args: { webhookId: string; id: string }): Promise<DeliveryTable> {
  const row = await findDelivery(db, args.id);
  if (row?.webhook_id !== args.webhookId) throw notFound('delivery');
  return row;
}

async function positionOf(db: Db, args: { webhookId: string; id: string }): Promise<number> {
  const row = await findDelivery(db, args.id);
  if (row?.webhook_id === args.webhookId) return Number(row.position);
  throw new AppError('invalid_input', 'That is not a cursor of this list. Begin without one.', {
    details: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
  });
}

function toDelivery(row: DeliveryTable): Delivery {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    type: row.type,
    cursor: encodeCursor(Number(row.event_cursor)),
    conversationId: row.conversation_id,
    state: row.state,
    dueAt: row.due_at,
    attempts: JSON.parse(row.log) as DeliveryAttempt[],
    createdAt: row.created_at,
    doneAt: row.done_at,
  };
}

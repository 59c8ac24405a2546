/** Writes down how an attempt went, and what follows from it: for the delivery, for those behind it, for the webhook. */
import type { DeliveryAttempt } from '@parley/protocol';
import type { Tx } from '../../db/commit-queue.js';
import type { DeliveryTable, WebhookTable } from '../../db/schema.js';
import { changeDelivery, wakeNext } from '../../store/deliveries.js';
import { findWebhook, updateWebhookRow } from '../../store/webhooks.js';
import { askedDelay, nextDelay, PAUSE_AFTER_MS } from '../../webhooks/schedule.js';
import type { Outcome } from '../../webhooks/webhook-poster.js';

export type Verdict = 'delivered' | 'retried' | 'failed' | 'dropped' | 'paused';

export interface Attempted {
  webhook: WebhookTable;
  delivery: DeliveryTable;
  /** Null when there was nothing to be told any more. */
  outcome: Outcome | null;
  /** When it was begun. */
  at: Date;
  now: Date;
  random: () => number;
}

const GONE = 410;

export async function settle(tx: Tx, attempted: Attempted): Promise<Verdict> {
  const { outcome } = attempted;
  if (outcome === null) return finish(tx, attempted, 'dropped');
  if (outcome.error === null) {
    // Read again: whoever asked first may have seen it before another attempt failed.
    const known = await findWebhook(tx.db, attempted.webhook.id);
    if (known?.failing_since != null) await updateWebhookRow(tx.db, known.id, { failing_since: null });
    return finish(tx, attempted, 'delivered');
  }
  return fail(tx, attempted, outcome);
}

async function fail(tx: Tx, attempted: Attempted, outcome: Outcome): Promise<Verdict> {
  const { webhook, delivery, now, random } = attempted;
  const known = await findWebhook(tx.db, webhook.id);
  if (known === undefined) return 'failed';
  const failingSince = known.failing_since ?? now.toISOString();
  const isGone = outcome.status === GONE;
  const isLong = now.getTime() - Date.parse(failingSince) >= PAUSE_AFTER_MS;
  const hold = askedDelay(outcome.retryAfter);
  const holdUntil = hold > 0 ? new Date(now.getTime() + hold).toISOString() : known.hold_until;
  await updateWebhookRow(tx.db, known.id, { failing_since: failingSince, hold_until: holdUntil });
  if ((isGone || isLong) && known.state === 'enabled') {
    await pause(tx, { webhook: known, now, reason: isGone ? 'gone' : 'failing' });
  }
  // It has not had its attempts when the address is gone: enabled again, it goes on.
  const delay = isGone ? 0 : nextDelay(delivery.attempts + 1, { retryAfter: outcome.retryAfter, random });
  if (delay === null) return finish(tx, attempted, 'failed');
  const due_at = new Date(now.getTime() + delay).toISOString();
  await changeDelivery(tx.db, delivery.id, { ...attemptOf(attempted), due_at });
  return isGone || isLong ? 'paused' : 'retried';
}

async function finish(
  tx: Tx,
  attempted: Attempted,
  state: 'delivered' | 'failed' | 'dropped',
): Promise<Verdict> {
  const { delivery, now } = attempted;
  const done_at = now.toISOString();
  const change = { ...attemptOf(attempted), state, due_at: null, done_at };
  await changeDelivery(tx.db, delivery.id, change);
  await wakeNext(tx.db, delivery, done_at);
  return state;
}

function attemptOf({ delivery, outcome, webhook, at }: Attempted): Pick<DeliveryTable, 'attempts' | 'log'> {
  if (outcome === null) return { attempts: delivery.attempts, log: delivery.log };
  const { milliseconds, status, error, answer } = outcome;
  const attempt: DeliveryAttempt = {
    at: at.toISOString(),
    url: webhook.url,
    ...{ milliseconds, status, error, answer },
  };
  const log = JSON.stringify([...(JSON.parse(delivery.log) as DeliveryAttempt[]), attempt]);
  return { attempts: delivery.attempts + 1, log };
}

interface Pause {
  webhook: WebhookTable;
  now: Date;
  reason: 'failing' | 'gone';
}

/** Nothing is lost: it stays where it is in the log. */
async function pause(tx: Tx, { webhook, now, reason }: Pause): Promise<void> {
  const state = reason === 'gone' ? 'disabled' : 'paused';
  await updateWebhookRow(tx.db, webhook.id, { state, reason, told_at: null });
  tx.append({
    type: 'webhook.paused',
    at: now.toISOString(),
    actor: { type: 'system', id: 'system' },
    siteId: webhook.site_id,
    conversationId: null,
    contactId: null,
    subjectId: webhook.id,
    data: { reason },
  });
}

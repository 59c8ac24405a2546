/** Removes what is no longer asked for: deliveries that were made long ago, and those of webhooks that were deleted. */
import type { Db } from '../../db/schema.js';
import { removeDone, removeOfWebhook } from '../../store/deliveries.js';
import { findDeletedWebhook, removeWebhook } from '../../store/webhooks.js';
import type { Ownership } from '../owned-consumer.js';

const KEPT_MS = 30 * 24 * 3600_000;
/** In one commit: others wait for it. */
const LIMIT = 500;

export interface TidyMeans {
  db: Db;
  owner: Ownership;
  now: () => Date;
}

export async function tidyDeliveries({ db, owner, now }: TidyMeans): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS).toISOString();
  await owner.commit((tx) => removeDone(tx.db, { before, limit: LIMIT }));
  const webhookId = await findDeletedWebhook(db);
  if (webhookId === undefined) return;
  await owner.commit(async (tx) => {
    const removed = await removeOfWebhook(tx.db, { webhookId, limit: LIMIT });
    if (removed < LIMIT) await removeWebhook(tx.db, webhookId);
  });
}

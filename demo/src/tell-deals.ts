/**
 * Brings what became of deals back to Parley, where it is an outcome of the conversation. Must only take a deal for told once
 * Parley has answered: what was to be told when the CRM ended is told when it runs again.
 */
import { NotFoundError, type Parley } from '@parley/sdk';
import type { Deal } from './crm-data.js';
import type { CrmStore } from './crm-store.js';

const isClosed = ({ stage }: Deal): boolean => stage === 'won' || stage === 'lost';

/** Tells what is to be told. Rejects when Parley cannot be told: the rest waits for the next time. */
export async function tellDeals(parley: Pick<Parley, 'outcomes'>, store: CrmStore): Promise<void> {
  for (const conversationId of Object.keys(store.data.untold ?? {})) {
    const deal = store.data.deals?.[conversationId];
    if (deal !== undefined) await tell(parley, { conversationId, deal });
    await store.setTold(conversationId, deal);
  }
}

async function tell(
  parley: Pick<Parley, 'outcomes'>,
  { conversationId, deal }: { conversationId: string; deal: Deal },
): Promise<void> {
  const externalId = `deal-${conversationId}`;
  try {
    if (isClosed(deal)) {
      const kind = deal.stage === 'lost' ? 'lost' : 'won';
      const money = { amount: String(deal.value), currency: 'EUR' };
      await parley.outcomes.set({ conversationId, externalId, source: 'halden-crm', kind, ...money });
      return;
    }
    // Open again: what was told before counts no more; nothing is to be told of a deal that never was closed.
    for await (const outcome of parley.outcomes.list(conversationId)) {
      if (outcome.externalId !== externalId) continue;
      await parley.outcomes.update({ conversationId, id: outcome.id, voided: true });
    }
  } catch (error) {
    // Forgotten with its contact; the feed says so as well.
    if (!(error instanceof NotFoundError)) throw error;
  }
}

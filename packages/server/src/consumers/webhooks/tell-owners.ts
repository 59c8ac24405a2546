/** Tells the owners by e-mail that a webhook is told nothing any more. */
import type { Db, WebhookTable } from '../../db/schema.js';
import type { Address } from '../../mail/address.js';
import { composeNotice } from '../../mail/notice.js';
import type { Transport } from '../../mail/transport.js';
import type { SettingsStore } from '../../settings/settings-store.js';
import { listAgentsInRole } from '../../store/agents.js';
import { updateWebhookRow } from '../../store/webhooks.js';
import type { Ownership } from '../owned-consumer.js';

export interface TellMeans {
  db: Db;
  now: () => Date;
  settings: SettingsStore;
  transport: Transport;
  from: Address;
}

/** Owners of a company are few. */
const MOST_OWNERS = 20;

export function createTell({ db, now, settings, transport, from }: TellMeans) {
  return async (owner: Ownership, webhooks: WebhookTable[]): Promise<void> => {
    const owners = await listAgentsInRole(db, { role: 'owner', limit: MOST_OWNERS });
    for (const webhook of webhooks) {
      const site = settings.siteById(webhook.site_id)?.name ?? webhook.site_id;
      const letter = composeNotice(wordsOf(webhook, site));
      for (const { name, email } of owners) {
        const messageId = `<${webhook.id}.${Date.parse(webhook.failing_since ?? '') || 0}@${domainOf(from)}>`;
        const to = { name, address: email };
        const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
        await transport.send({ ...letter, from, to, messageId, references: [], headers });
      }
      await owner.commit((tx) => updateWebhookRow(tx.db, webhook.id, { told_at: now().toISOString() }));
    }
  };
}

function domainOf({ address }: Address): string {
  return address.split('@')[1] ?? 'localhost';
}

function wordsOf(webhook: WebhookTable, site: string): { subject: string; lines: string[] } {
  const isGone = webhook.reason === 'gone';
  const why = isGone
    ? 'It answered 410: this address is gone, and nothing shall be sent to it any more.'
    : `Nothing has arrived there since ${webhook.failing_since}. What was sent was not taken in.`;
  return {
    subject: `${site}: a webhook ${isGone ? 'was disabled' : 'is paused'}`,
    lines: [
      `Parley tells ${webhook.url} nothing any more.`,
      why,
      'Nothing is lost: once the webhook is enabled again, it goes on where it was.',
      `Webhook ${webhook.id}${webhook.description === null ? '' : ` (${webhook.description})`}, site ${site}.`,
    ],
  };
}

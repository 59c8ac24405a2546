/** A webhook and a delivery as the server would describe them. */
import type { Delivery, Webhook } from '@parley/protocol';

const at = '2026-11-23T10:00:00.000Z';

export const HOOK: Webhook = {
  ...{ id: 'whk_1', siteId: 'site_1', url: 'https://crm.example/hook', description: 'CRM' },
  ...{ state: 'enabled', reason: null, failingSince: null, cursor: '1', replay: null },
  ...{ previousSecretUntil: null, createdAt: at, types: [], teams: [], kinds: [] },
};

/** One that failed, unless told otherwise. */
export function makeDelivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    ...{ id: 'dlv_1', webhookId: HOOK.id, eventId: 'evt_1', type: 'message.created', cursor: '2' },
    ...{ conversationId: null, state: 'failed', dueAt: null, createdAt: at, doneAt: at },
    attempts: [{ at, url: HOOK.url, milliseconds: 12, status: 500, error: 'Answered 500.', answer: '' }],
    ...changes,
  };
}

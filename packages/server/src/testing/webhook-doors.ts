/** The routes of webhooks for the table of refusals. For tests only. */
import { newId } from '@parley/protocol';
import type { Door } from './cast.js';
import type { Caller } from './test-server.js';

const hook = () => `/v1/webhooks/${newId('webhook')}`;

export function webhookDoors(who: () => { key: Caller }): Record<string, Door> {
  return {
    'POST /v1/webhooks': {
      method: 'POST',
      path: () => '/v1/webhooks',
      body: () => ({ site: 'shop', url: 'https://crm.example/hook' }),
      as: () => who().key,
    },
    'GET /v1/webhooks': { method: 'GET', path: () => '/v1/webhooks', as: () => who().key },
    'GET /v1/webhooks/{id}': { method: 'GET', path: () => hook(), as: () => who().key },
    'PATCH /v1/webhooks/{id}': {
      method: 'PATCH',
      path: () => hook(),
      body: () => ({ state: 'paused' }),
      as: () => who().key,
    },
    'DELETE /v1/webhooks/{id}': { method: 'DELETE', path: () => hook(), as: () => who().key },
    'POST /v1/webhooks/{id}/rotate': {
      method: 'POST',
      path: () => `${hook()}/rotate`,
      body: () => ({}),
      as: () => who().key,
    },
    'POST /v1/webhooks/{id}/test': {
      method: 'POST',
      path: () => `${hook()}/test`,
      body: () => ({}),
      as: () => who().key,
    },
    'POST /v1/webhooks/{id}/replay': {
      method: 'POST',
      path: () => `${hook()}/replay`,
      body: () => ({ after: 'c1' }),
      as: () => who().key,
    },
    'GET /v1/webhooks/{id}/deliveries': {
      method: 'GET',
      path: () => `${hook()}/deliveries`,
      as: () => who().key,
    },
    'GET /v1/webhooks/{id}/deliveries/{deliveryId}': {
      method: 'GET',
      path: () => `${hook()}/deliveries/${newId('delivery')}`,
      as: () => who().key,
    },
    'POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay': {
      method: 'POST',
      path: () => `${hook()}/deliveries/${newId('delivery')}/replay`,
      body: () => ({}),
      as: () => who().key,
    },
  };
}

/** The routes of what conversations came to for the table of refusals. For tests only. */
import { newId } from '@parley/protocol';
import type { Cast, Door } from './cast.js';

export function outcomeDoors(it: () => Cast & { conversation: string }): Record<string, Door> {
  return {
    'POST /v1/conversations/{id}/outcomes': {
      method: 'POST',
      path: () => `/v1/conversations/${it().conversation}/outcomes`,
      body: () => ({ kind: 'won', amount: '12.50', currency: 'EUR' }),
      as: () => it().agent,
    },
    'GET /v1/conversations/{id}/outcomes': {
      method: 'GET',
      path: () => `/v1/conversations/${it().conversation}/outcomes`,
      as: () => it().key,
    },
    'PATCH /v1/conversations/{id}/outcomes/{outcomeId}': {
      method: 'PATCH',
      path: () => `/v1/conversations/${it().conversation}/outcomes/${newId('outcome')}`,
      body: () => ({ kind: 'lost' }),
      as: () => it().key,
    },
  };
}

/** The routes of what conversations cost and bring for the table of refusals. For tests only. */
import { newId } from '@parley/protocol';
import type { Cast, Door } from './cast.js';

export function insightsDoors(who: () => Cast): Record<string, Door> {
  return {
    'GET /v1/insights': { method: 'GET', path: () => '/v1/insights', as: () => who().key },
    ...Object.fromEntries(
      ['conversations', 'staffing', 'next-hour'].map((name) => [
        `GET /v1/insights/${name}`,
        { method: 'GET' as const, path: () => `/v1/insights/${name}`, as: () => who().key },
      ]),
    ),
    'GET /v1/insights/metrics': { method: 'GET', path: () => '/v1/insights/metrics', as: () => who().key },
    'GET /v1/insights/rates': { method: 'GET', path: () => '/v1/insights/rates', as: () => who().key },
    'POST /v1/insights/rates/hourly': {
      method: 'POST',
      path: () => '/v1/insights/rates/hourly',
      body: () => ({ amount: '30', currency: 'EUR', from: '2026-11-01' }),
      as: () => who().owner,
    },
    'PUT /v1/insights/rates/hourly/{id}': {
      method: 'PUT',
      path: () => `/v1/insights/rates/hourly/${newId('hourlyRate')}`,
      body: () => ({ amount: '30', currency: 'EUR', from: '2026-11-01' }),
      as: () => who().owner,
    },
    'DELETE /v1/insights/rates/hourly/{id}': {
      method: 'DELETE',
      path: () => `/v1/insights/rates/hourly/${newId('hourlyRate')}`,
      as: () => who().owner,
    },
    'POST /v1/insights/rates/services': {
      method: 'POST',
      path: () => '/v1/insights/rates/services',
      body: () => ({
        ...{ name: 'e-mail', per: 'message' },
        ...{ amount: '0.01', currency: 'EUR', from: '2026-11-01' },
      }),
      as: () => who().owner,
    },
    'PUT /v1/insights/rates/services/{id}': {
      method: 'PUT',
      path: () => `/v1/insights/rates/services/${newId('serviceRate')}`,
      body: () => ({ amount: '30', currency: 'EUR', from: '2026-11-01' }),
      as: () => who().owner,
    },
    'DELETE /v1/insights/rates/services/{id}': {
      method: 'DELETE',
      path: () => `/v1/insights/rates/services/${newId('serviceRate')}`,
      as: () => who().owner,
    },
    'GET /v1/insights/rates/exchange': {
      method: 'GET',
      path: () => '/v1/insights/rates/exchange',
      as: () => who().key,
    },
    'PUT /v1/insights/rates/exchange': {
      method: 'PUT',
      path: () => '/v1/insights/rates/exchange',
      body: () => ({ rates: [{ currency: 'USD', from: '2026-11-01', rate: '0.92' }] }),
      as: () => who().owner,
    },
    'DELETE /v1/insights/rates/exchange/{currency}/{from}': {
      method: 'DELETE',
      path: () => '/v1/insights/rates/exchange/USD/2020-01-01',
      as: () => who().owner,
    },
  };
}

/** Routes for those who run the company's side, as `surface.test.ts` tries them. For tests only. */
import { newId } from '@parley/protocol';
import type { Door } from './cast.js';
import type { Caller } from './test-server.js';

export function staffDoors(who: () => { owner: Caller; page: Caller }): Record<string, Door> {
  return {
    'GET /v1/accounts': { method: 'GET', path: () => '/v1/accounts', as: () => who().owner },
    'PATCH /v1/accounts/{id}': {
      method: 'PATCH',
      path: () => `/v1/accounts/${newId('agent')}`,
      body: () => ({ role: 'agent' }),
      as: () => who().owner,
    },
    'POST /v1/accounts/{id}/invitation': {
      method: 'POST',
      path: () => `/v1/accounts/${newId('agent')}/invitation`,
      body: () => ({}),
      as: () => who().owner,
    },
    'POST /v1/me/password': {
      method: 'POST',
      path: () => '/v1/me/password',
      body: () => ({ current: 'a guess', password: 'a long enough password' }),
      as: () => who().owner,
    },
    'POST /v1/invitations': {
      method: 'POST',
      path: () => '/v1/invitations',
      body: () => ({ email: 'new@shop.example', role: 'agent' }),
      as: () => who().owner,
    },
    'GET /v1/invitations': { method: 'GET', path: () => '/v1/invitations', as: () => who().owner },
    'DELETE /v1/invitations/{id}': {
      method: 'DELETE',
      path: () => `/v1/invitations/${newId('invitation')}`,
      as: () => who().owner,
    },
    'POST /v1/invitations/look': {
      method: 'POST',
      path: () => '/v1/invitations/look',
      body: () => ({ token: 'a'.repeat(43) }),
      as: () => who().page,
    },
    'POST /v1/invitations/accept': {
      method: 'POST',
      path: () => '/v1/invitations/accept',
      body: () => ({ token: 'a'.repeat(43), password: 'a long enough password', name: 'New' }),
      as: () => who().page,
    },
    'POST /v1/keys': {
      method: 'POST',
      path: () => '/v1/keys',
      body: () => ({ name: 'crm', scopes: ['read'] }),
      as: () => who().owner,
    },
    'GET /v1/keys': { method: 'GET', path: () => '/v1/keys', as: () => who().owner },
    'DELETE /v1/keys/{id}': {
      method: 'DELETE',
      path: () => `/v1/keys/${newId('apiKey')}`,
      as: () => who().owner,
    },
    'POST /v1/identity-keys': {
      method: 'POST',
      path: () => '/v1/identity-keys',
      body: () => ({ site: 'shop' }),
      as: () => who().owner,
    },
    'GET /v1/identity-keys': {
      method: 'GET',
      path: () => '/v1/identity-keys?site=shop',
      as: () => who().owner,
    },
    'DELETE /v1/identity-keys/{id}': {
      method: 'DELETE',
      path: () => '/v1/identity-keys/abcdefgh?site=shop',
      as: () => who().owner,
    },
    'GET /v1/settings': { method: 'GET', path: () => '/v1/settings', as: () => who().owner },
    'PATCH /v1/settings': {
      method: 'PATCH',
      path: () => '/v1/settings',
      body: () => ({ changes: [{ path: ['teams'] }] }),
      as: () => who().owner,
    },
    'GET /v1/sightings': {
      method: 'GET',
      path: () => '/v1/sightings?site=shop',
      as: () => who().owner,
    },
    'GET /v1/audit': { method: 'GET', path: () => '/v1/audit', as: () => who().owner },
  };
}

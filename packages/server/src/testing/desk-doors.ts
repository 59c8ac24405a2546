/** Routes for what agents work with, as `surface.test.ts` tries them. For tests only. */
import { newId } from '@parley/protocol';
import type { Door } from './cast.js';
import type { Caller } from './test-server.js';

export function deskDoors(who: () => { agent: Caller; key: Caller }): Record<string, Door> {
  return {
    'GET /v1/mentions': { method: 'GET', path: () => '/v1/mentions', as: () => who().agent },
    'DELETE /v1/mentions/{conversationId}': {
      method: 'DELETE',
      path: () => `/v1/mentions/${newId('conversation')}`,
      as: () => who().agent,
    },
    'GET /v1/canned-replies': { method: 'GET', path: () => '/v1/canned-replies', as: () => who().key },
    'POST /v1/canned-replies': {
      method: 'POST',
      path: () => '/v1/canned-replies',
      // Its name is a must, unlike a contact's: `canned-replies.test.ts` leaves it out.
      body: () => ({ name: 'Hello', text: 'Hello, {{contact.name}}' }),
      as: () => who().key,
    },
    'PATCH /v1/canned-replies/{id}': {
      method: 'PATCH',
      path: () => `/v1/canned-replies/${newId('cannedReply')}`,
      body: () => ({ text: 'Goodbye' }),
      as: () => who().key,
    },
    'DELETE /v1/canned-replies/{id}': {
      method: 'DELETE',
      path: () => `/v1/canned-replies/${newId('cannedReply')}`,
      as: () => who().key,
    },
    'GET /v1/contacts/{id}/journey': {
      method: 'GET',
      path: () => `/v1/contacts/${newId('contact')}/journey`,
      as: () => who().key,
    },
    'POST /v1/contacts/{id}/merge': {
      method: 'POST',
      path: () => `/v1/contacts/${newId('contact')}/merge`,
      body: () => ({ into: newId('contact') }),
      as: () => who().key,
    },
  };
}

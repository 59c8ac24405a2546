/** Every route with a good call of it, as the tables of refusals and of who may do what try them. For tests only. */
import { newId } from '@parley/protocol';
import type { Cast, Door } from './cast.js';
import { deskDoors } from './desk-doors.js';
import { staffDoors } from './doors.js';
import { insightsDoors } from './insights-doors.js';
import { insightsLinkDoors } from './insights-link-doors.js';
import { outcomeDoors } from './outcome-doors.js';
import type { Caller } from './test-server.js';
import { topicDoors } from './topic-doors.js';
import { webhookDoors } from './webhook-doors.js';

export interface Behind {
  who: Cast;
  /** A page of the server's own. */
  own: Caller;
  /** A page of the site `shop`. */
  page: Caller;
  /** A conversation of the contact of `who`, and a message of theirs in it. */
  conversation: string;
  stored: string;
}

export function everyDoor(it: () => Behind): Record<string, Door> {
  return {
    'GET /v1/sites/{key}': { method: 'GET', path: () => '/v1/sites/shop', as: () => it().page },
    'GET /v1/sites/{key}/availability': {
      method: 'GET',
      path: () => '/v1/sites/shop/availability',
      as: () => it().page,
    },
    'POST /v1/sessions': {
      method: 'POST',
      path: () => '/v1/sessions',
      body: () => ({ site: 'shop', contactId: newId('contact'), secret: 'a'.repeat(43) }),
      as: () => it().page,
    },
    'POST /v1/sign-in': {
      method: 'POST',
      path: () => '/v1/sign-in',
      body: () => ({ email: 'agent@shop.example', password: 'guess' }),
      as: () => it().own,
    },
    'POST /v1/sign-out': {
      method: 'POST',
      path: () => '/v1/sign-out',
      body: () => ({}),
      as: () => it().who.agent,
    },
    'GET /v1/me': { method: 'GET', path: () => '/v1/me', as: () => it().who.contact },
    'POST /v1/contacts': {
      method: 'POST',
      path: () => '/v1/contacts',
      body: () => ({ site: 'shop', name: 'Ada' }),
      as: () => it().who.key,
    },
    'GET /v1/contacts': { method: 'GET', path: () => '/v1/contacts', as: () => it().who.key },
    'GET /v1/contacts/{id}': {
      method: 'GET',
      path: () => `/v1/contacts/${newId('contact')}`,
      as: () => it().who.key,
    },
    'PATCH /v1/contacts/{id}': {
      method: 'PATCH',
      path: () => `/v1/contacts/${newId('contact')}`,
      body: () => ({ name: 'Ada' }),
      as: () => it().who.key,
      nullable: ['name'],
    },
    'DELETE /v1/contacts/{id}': {
      method: 'DELETE',
      path: () => `/v1/contacts/${newId('contact')}`,
      as: () => it().who.key,
    },
    'POST /v1/conversations': {
      method: 'POST',
      path: () => '/v1/conversations',
      body: () => ({ kind: 'chat' }),
      as: () => it().who.contact,
    },
    'GET /v1/conversations': { method: 'GET', path: () => '/v1/conversations', as: () => it().who.contact },
    'GET /v1/conversations/counts': {
      method: 'GET',
      path: () => '/v1/conversations/counts',
      as: () => it().who.agent,
    },
    'GET /v1/search': { method: 'GET', path: () => '/v1/search?q=hello', as: () => it().who.key },
    'GET /v1/tags': { method: 'GET', path: () => '/v1/tags', as: () => it().who.key },
    'GET /v1/conversations/{id}': {
      method: 'GET',
      path: () => `/v1/conversations/${it().conversation}`,
      as: () => it().who.contact,
    },
    'POST /v1/conversations/{id}/read': {
      method: 'POST',
      path: () => `/v1/conversations/${it().conversation}/read`,
      body: () => ({ delivered: 1, read: 1 }),
      as: () => it().who.contact,
    },
    'GET /v1/conversations/{id}/messages': {
      method: 'GET',
      path: () => `/v1/conversations/${it().conversation}/messages`,
      as: () => it().who.contact,
    },
    'POST /v1/conversations/{id}/messages': {
      method: 'POST',
      path: () => `/v1/conversations/${it().conversation}/messages`,
      body: () => ({ text: 'Hello' }),
      as: () => it().who.contact,
    },
    'PATCH /v1/conversations/{id}/messages/{messageId}': {
      method: 'PATCH',
      path: () => `/v1/conversations/${it().conversation}/messages/${it().stored}`,
      body: () => ({ text: 'Hello again' }),
      as: () => it().who.contact,
    },
    'DELETE /v1/conversations/{id}/messages/{messageId}': {
      method: 'DELETE',
      path: () => `/v1/conversations/${it().conversation}/messages/${it().stored}`,
      as: () => it().who.contact,
    },
    // Its body is the file itself, of any kind: `attachments.test.ts` and `hostile-uploads.test.ts` speak of that.
    'POST /v1/attachments': {
      method: 'POST',
      path: () => '/v1/attachments?name=file',
      as: () => it().who.contact,
    },
    // Its body is the mail itself: `mail.test.ts` speaks of that.
    'POST /v1/mail': { method: 'POST', path: () => '/v1/mail', as: () => it().page },
    'POST /v1/identify': {
      method: 'POST',
      path: () => '/v1/identify',
      body: () => ({ token: 'eyJhbGciOiJub25lIn0.e30.' }),
      as: () => it().who.contact,
    },
    'POST /v1/sign-off': {
      method: 'POST',
      path: () => '/v1/sign-off',
      body: () => ({}),
      as: () => it().who.stranger,
    },
    'PATCH /v1/me': {
      method: 'PATCH',
      path: () => '/v1/me',
      body: () => ({ email: 'ada@example.com' }),
      as: () => it().who.contact,
    },
    'PATCH /v1/conversations/{id}': {
      method: 'PATCH',
      path: () => `/v1/conversations/${it().conversation}`,
      body: () => ({ status: 'resolved' }),
      as: () => it().who.agent,
    },
    'GET /v1/conversations/{id}/transcript': {
      method: 'GET',
      path: () => `/v1/conversations/${it().conversation}/transcript`,
      as: () => it().who.contact,
    },
    'POST /v1/conversations/{id}/transcript': {
      method: 'POST',
      path: () => `/v1/conversations/${it().conversation}/transcript`,
      body: () => ({ to: 'mail' }),
      as: () => it().who.contact,
    },
    'POST /v1/conversations/{id}/ratings': {
      method: 'POST',
      path: () => `/v1/conversations/${it().conversation}/ratings`,
      body: () => ({ score: 5 }),
      as: () => it().who.contact,
    },
    ...webhookDoors(() => it().who),
    'GET /v1/agents': { method: 'GET', path: () => '/v1/agents', as: () => it().who.key },
    'POST /v1/time': {
      method: 'POST',
      path: () => '/v1/time',
      body: () => ({
        sentAt: '2026-11-23T09:00:00.000Z',
        spans: [
          {
            id: newId('time'),
            kind: 'reading',
            conversationId: null,
            from: '2026-11-23T08:59:00.000Z',
            to: '2026-11-23T09:00:00.000Z',
          },
        ],
      }),
      as: () => it().who.agent,
    },
    'GET /v1/time': { method: 'GET', path: () => '/v1/time', as: () => it().who.agent },
    'GET /v1/time/conversations': {
      method: 'GET',
      path: () => '/v1/time/conversations',
      as: () => it().who.agent,
    },
    ...deskDoors(() => it().who),
    ...outcomeDoors(() => ({ ...it().who, conversation: it().conversation })),
    ...insightsDoors(() => it().who),
    ...insightsLinkDoors(() => ({ ...it().who, page: it().page })),
    ...topicDoors(() => ({ ...it().who, page: it().page })),
    'PUT /v1/agents/{id}/teams': {
      method: 'PUT',
      path: () => `/v1/agents/${newId('agent')}/teams`,
      body: () => ({ teams: ['sales'] }),
      as: () => it().who.owner,
      lists: ['teams'],
    },
    'GET /v1/me/availability': { method: 'GET', path: () => '/v1/me/availability', as: () => it().who.agent },
    'PATCH /v1/me/availability': {
      method: 'PATCH',
      path: () => '/v1/me/availability',
      body: () => ({ availability: 'away' }),
      as: () => it().who.agent,
    },
    'GET /v1/events': { method: 'GET', path: () => '/v1/events', as: () => it().who.key },
    ...staffDoors(() => ({ owner: it().who.owner, page: it().own })),
  };
}

/** Those of the server's OpenAPI document, in the words of the doors. */
export function routesOf(paths: Record<string, object>): string[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** The routes of public discussions for the table of refusals. For tests only. */
import { newId } from '@parley/protocol';
import type { Cast, Door } from './cast.js';
import type { Caller } from './test-server.js';

const TOPIC = '/v1/topics/product-42';
const said = (tail = '') => `${TOPIC}/messages/${newId('message')}${tail}?site=shop`;

export function topicDoors(who: () => Cast & { page: Caller }): Record<string, Door> {
  return {
    'GET /v1/topics/{topic}': { method: 'GET', path: () => `${TOPIC}?site=shop`, as: () => who().page },
    ...Object.fromEntries(
      ['html', 'rss', 'atom'].map((kind) => [
        `GET /v1/topics/{topic}/${kind}`,
        { method: 'GET' as const, path: () => `${TOPIC}/${kind}?site=shop`, as: () => who().page },
      ]),
    ),
    'GET /v1/topic-search': {
      method: 'GET',
      path: () => '/v1/topic-search?site=shop&q=hello',
      as: () => who().page,
    },
    'GET /v1/topics': { method: 'GET', path: () => '/v1/topics?site=shop', as: () => who().key },
    'PATCH /v1/topics/{topic}': {
      method: 'PATCH',
      path: () => `${TOPIC}?site=shop`,
      body: () => ({ format: 'questions' }),
      as: () => who().key,
    },
    'POST /v1/conversations/{id}/messages/{messageId}/publish': {
      method: 'POST',
      path: () => `/v1/conversations/${newId('conversation')}/messages/${newId('message')}/publish`,
      body: () => ({ text: 'For everybody' }),
      as: () => who().agent,
    },
    'POST /v1/conversations/{id}/messages/{messageId}/consent': {
      method: 'POST',
      path: () => `/v1/conversations/${newId('conversation')}/messages/${newId('message')}/consent`,
      body: () => ({ consent: true }),
      as: () => who().contact,
    },
    'POST /v1/topics/{topic}/follow': {
      method: 'POST',
      path: () => `${TOPIC}/follow?site=shop`,
      body: () => ({ email: 'zoe@example.com' }),
      as: () => who().contact,
    },
    'POST /v1/topics/counts': {
      method: 'POST',
      path: () => '/v1/topics/counts',
      body: () => ({ site: 'shop', topics: ['product-42'] }),
      as: () => who().page,
    },
    'GET /v1/topics/{topic}/own': {
      method: 'GET',
      path: () => `${TOPIC}/own?site=shop`,
      as: () => who().contact,
    },
    'GET /v1/topics/{topic}/messages': {
      method: 'GET',
      path: () => `${TOPIC}/messages?site=shop`,
      as: () => who().page,
    },
    'POST /v1/topics/{topic}/messages': {
      method: 'POST',
      path: () => `${TOPIC}/messages?site=shop`,
      body: () => ({ text: 'Hello' }),
      as: () => who().contact,
    },
    'GET /v1/topics/{topic}/messages/{messageId}/context': {
      method: 'GET',
      path: () => said('/context'),
      as: () => who().page,
    },
    'PATCH /v1/topics/{topic}/messages/{messageId}': {
      method: 'PATCH',
      path: () => said(),
      body: () => ({ text: 'Changed' }),
      as: () => who().agent,
    },
    'DELETE /v1/topics/{topic}/messages/{messageId}': {
      method: 'DELETE',
      path: () => said(),
      as: () => who().contact,
    },
    'GET /v1/topics/{topic}/messages/{messageId}/revisions': {
      method: 'GET',
      path: () => said('/revisions'),
      as: () => who().agent,
    },
    'GET /v1/topics/{topic}/messages/{messageId}/history': {
      method: 'GET',
      path: () => said('/history'),
      as: () => who().page,
    },
    'PUT /v1/topics/{topic}/messages/{messageId}/vote': {
      method: 'PUT',
      path: () => said('/vote'),
      body: () => ({ value: 1 }),
      as: () => who().contact,
    },
    'DELETE /v1/topics/{topic}/messages/{messageId}/vote': {
      method: 'DELETE',
      path: () => said('/vote'),
      as: () => who().contact,
    },
    'PUT /v1/topics/{topic}/messages/{messageId}/reactions/{reaction}': {
      method: 'PUT',
      path: () => said('/reactions/heart'),
      as: () => who().contact,
    },
    'DELETE /v1/topics/{topic}/messages/{messageId}/reactions/{reaction}': {
      method: 'DELETE',
      path: () => said('/reactions/heart'),
      as: () => who().contact,
    },
    'POST /v1/topics/{topic}/messages/{messageId}/private': {
      method: 'POST',
      path: () => said('/private'),
      body: () => ({}),
      as: () => who().contact,
    },
    'GET /v1/topics/{topic}/messages/{messageId}/private': {
      method: 'GET',
      path: () => said('/private'),
      as: () => who().contact,
    },
    'GET /v1/conversations/{id}/origin': {
      method: 'GET',
      path: () => `/v1/conversations/${newId('conversation')}/origin`,
      as: () => who().agent,
    },
    'POST /v1/topics/{topic}/messages/{messageId}/appeal': {
      method: 'POST',
      path: () => said('/appeal'),
      body: () => ({ text: 'Please look again' }),
      as: () => who().contact,
    },
    'GET /v1/moderation/messages': {
      method: 'GET',
      path: () => '/v1/moderation/messages?site=shop',
      as: () => who().key,
    },
    'GET /v1/moderation/counts': {
      method: 'GET',
      path: () => '/v1/moderation/counts?site=shop',
      as: () => who().key,
    },
    'POST /v1/moderation/decisions': {
      method: 'POST',
      path: () => '/v1/moderation/decisions',
      body: () => ({ site: 'shop', messageIds: [newId('message')], decision: 'approve' }),
      as: () => who().key,
    },
    'GET /v1/moderation/contacts/{id}': {
      method: 'GET',
      path: () => `/v1/moderation/contacts/${newId('contact')}`,
      as: () => who().key,
    },
    'PUT /v1/moderation/contacts/{id}/sanction': {
      method: 'PUT',
      path: () => `/v1/moderation/contacts/${newId('contact')}/sanction`,
      body: () => ({ kind: 'ban', until: null }),
      as: () => who().key,
      nullable: ['until'],
    },
    'DELETE /v1/moderation/contacts/{id}/sanction': {
      method: 'DELETE',
      path: () => `/v1/moderation/contacts/${newId('contact')}/sanction`,
      as: () => who().key,
    },
    'POST /v1/moderation/simulations': {
      method: 'POST',
      path: () => '/v1/moderation/simulations',
      body: () => ({ site: 'shop', rules: [{ kind: 'links' }] }),
      as: () => who().key,
    },
    'POST /v1/moderation/judge-secret': {
      method: 'POST',
      path: () => '/v1/moderation/judge-secret',
      body: () => ({ site: 'shop' }),
      as: () => who().owner,
    },
    'POST /v1/topics/{topic}/messages/{messageId}/reports': {
      method: 'POST',
      path: () => said('/reports'),
      body: () => ({ reason: 'spam' }),
      as: () => who().contact,
    },
  };
}

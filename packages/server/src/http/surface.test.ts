/** Bad input to every route: the documented code comes back and nothing stays behind. */
import { type ErrorCode, type InsightsLink, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, type Door, refuses } from '../testing/cast.js';
import { deskDoors } from '../testing/desk-doors.js';
import { staffDoors } from '../testing/doors.js';
import { insightsDoors } from '../testing/insights-doors.js';
import { insightsLinkDoors, isOpenToLinks } from '../testing/insights-link-doors.js';
import { outcomeDoors } from '../testing/outcome-doors.js';
import {
  type Caller,
  type CallOptions,
  OTHER_ORIGIN,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';
import { topicDoors } from '../testing/topic-doors.js';
import { webhookDoors } from '../testing/webhook-doors.js';

let server: TestServer;
let who: Cast;
let owner: Caller;
let conversation: string;
let stored: string;
let link: InsightsLink | undefined;

beforeAll(async () => {
  // One contact knocks at all doors within seconds; that this is limited has a test of its own.
  server = await startTestServer({ rateContact: 1000 });
  ({ who, conversation, stored } = await castOf(server));
  owner = await server.signIn('owner');
});
afterAll(() => server.stop());

const own = (): Caller => ({ headers: { origin: server.url }, auth: {} });
const page = (): Caller => ({ headers: { origin: 'http://shop.example' }, auth: {} });

const DOORS: Record<string, Door> = {
  'GET /v1/sites/{key}': { method: 'GET', path: () => '/v1/sites/shop', as: page },
  'GET /v1/sites/{key}/availability': {
    method: 'GET',
    path: () => '/v1/sites/shop/availability',
    as: page,
  },
  'POST /v1/sessions': {
    method: 'POST',
    path: () => '/v1/sessions',
    body: () => ({ site: 'shop', contactId: newId('contact'), secret: 'a'.repeat(43) }),
    as: page,
  },
  'POST /v1/sign-in': {
    method: 'POST',
    path: () => '/v1/sign-in',
    body: () => ({ email: 'agent@shop.example', password: 'guess' }),
    as: own,
  },
  'POST /v1/sign-out': { method: 'POST', path: () => '/v1/sign-out', body: () => ({}), as: () => who.agent },
  'GET /v1/me': { method: 'GET', path: () => '/v1/me', as: () => who.contact },
  'POST /v1/contacts': {
    method: 'POST',
    path: () => '/v1/contacts',
    body: () => ({ site: 'shop', name: 'Ada' }),
    as: () => who.key,
  },
  'GET /v1/contacts': { method: 'GET', path: () => '/v1/contacts', as: () => who.key },
  'GET /v1/contacts/{id}': {
    method: 'GET',
    path: () => `/v1/contacts/${newId('contact')}`,
    as: () => who.key,
  },
  'PATCH /v1/contacts/{id}': {
    method: 'PATCH',
    path: () => `/v1/contacts/${newId('contact')}`,
    body: () => ({ name: 'Ada' }),
    as: () => who.key,
    nullable: ['name'],
  },
  'DELETE /v1/contacts/{id}': {
    method: 'DELETE',
    path: () => `/v1/contacts/${newId('contact')}`,
    as: () => who.key,
  },
  'POST /v1/conversations': {
    method: 'POST',
    path: () => '/v1/conversations',
    body: () => ({ kind: 'chat' }),
    as: () => who.contact,
  },
  'GET /v1/conversations': { method: 'GET', path: () => '/v1/conversations', as: () => who.contact },
  'GET /v1/conversations/counts': {
    method: 'GET',
    path: () => '/v1/conversations/counts',
    as: () => who.agent,
  },
  'GET /v1/search': { method: 'GET', path: () => '/v1/search?q=hello', as: () => who.key },
  'GET /v1/tags': { method: 'GET', path: () => '/v1/tags', as: () => who.key },
  'GET /v1/conversations/{id}': {
    method: 'GET',
    path: () => `/v1/conversations/${conversation}`,
    as: () => who.contact,
  },
  'POST /v1/conversations/{id}/read': {
    method: 'POST',
    path: () => `/v1/conversations/${conversation}/read`,
    body: () => ({ delivered: 1, read: 1 }),
    as: () => who.contact,
  },
  'GET /v1/conversations/{id}/messages': {
    method: 'GET',
    path: () => `/v1/conversations/${conversation}/messages`,
    as: () => who.contact,
  },
  'POST /v1/conversations/{id}/messages': {
    method: 'POST',
    path: () => `/v1/conversations/${conversation}/messages`,
    body: () => ({ text: 'Hello' }),
    as: () => who.contact,
  },
  'PATCH /v1/conversations/{id}/messages/{messageId}': {
    method: 'PATCH',
    path: () => `/v1/conversations/${conversation}/messages/${stored}`,
    body: () => ({ text: 'Hello again' }),
    as: () => who.contact,
  },
  'DELETE /v1/conversations/{id}/messages/{messageId}': {
    method: 'DELETE',
    path: () => `/v1/conversations/${conversation}/messages/${stored}`,
    as: () => who.contact,
  },
  // Its body is the file itself, of any kind: `attachments.test.ts` and `hostile-uploads.test.ts` speak of that.
  'POST /v1/attachments': {
    method: 'POST',
    path: () => '/v1/attachments?name=file',
    as: () => who.contact,
  },
  // Its body is the mail itself: `mail.test.ts` speaks of that.
  'POST /v1/mail': { method: 'POST', path: () => '/v1/mail', as: page },
  'POST /v1/identify': {
    method: 'POST',
    path: () => '/v1/identify',
    body: () => ({ token: 'eyJhbGciOiJub25lIn0.e30.' }),
    as: () => who.contact,
  },
  'POST /v1/sign-off': {
    method: 'POST',
    path: () => '/v1/sign-off',
    body: () => ({}),
    as: () => who.stranger,
  },
  'PATCH /v1/me': {
    method: 'PATCH',
    path: () => '/v1/me',
    body: () => ({ email: 'ada@example.com' }),
    as: () => who.contact,
  },
  'PATCH /v1/conversations/{id}': {
    method: 'PATCH',
    path: () => `/v1/conversations/${conversation}`,
    body: () => ({ status: 'resolved' }),
    as: () => who.agent,
  },
  'GET /v1/conversations/{id}/transcript': {
    method: 'GET',
    path: () => `/v1/conversations/${conversation}/transcript`,
    as: () => who.contact,
  },
  'POST /v1/conversations/{id}/transcript': {
    method: 'POST',
    path: () => `/v1/conversations/${conversation}/transcript`,
    body: () => ({ to: 'mail' }),
    as: () => who.contact,
  },
  'POST /v1/conversations/{id}/ratings': {
    method: 'POST',
    path: () => `/v1/conversations/${conversation}/ratings`,
    body: () => ({ score: 5 }),
    as: () => who.contact,
  },
  ...webhookDoors(() => who),
  'GET /v1/agents': { method: 'GET', path: () => '/v1/agents', as: () => who.key },
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
    as: () => who.agent,
  },
  'GET /v1/time': { method: 'GET', path: () => '/v1/time', as: () => who.agent },
  'GET /v1/time/conversations': {
    method: 'GET',
    path: () => '/v1/time/conversations',
    as: () => who.agent,
  },
  ...deskDoors(() => who),
  ...outcomeDoors(() => ({ ...who, conversation })),
  ...insightsDoors(() => who),
  ...insightsLinkDoors(() => ({ ...who, page: page() })),
  ...topicDoors(() => ({ ...who, page: page() })),
  'PUT /v1/agents/{id}/teams': {
    method: 'PUT',
    path: () => `/v1/agents/${newId('agent')}/teams`,
    body: () => ({ teams: ['sales'] }),
    as: () => owner,
    lists: ['teams'],
  },
  'GET /v1/me/availability': { method: 'GET', path: () => '/v1/me/availability', as: () => who.agent },
  'PATCH /v1/me/availability': {
    method: 'PATCH',
    path: () => '/v1/me/availability',
    body: () => ({ availability: 'away' }),
    as: () => who.agent,
  },
  'GET /v1/events': { method: 'GET', path: () => '/v1/events', as: () => who.key },
  ...staffDoors(() => ({ owner: who.owner, page: own() })),
};

const takesBody = ([, door]: [string, Door]) => door.body !== undefined;

const expectRefusal = (path: string, options: CallOptions, code: ErrorCode) =>
  refuses(server, { path, options, code });

describe('every route', () => {
  it('is in this table', async () => {
    const { body } = await server.call('/openapi.json');
    const routes = Object.entries(body.paths).flatMap(([path, item]) =>
      Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect(Object.keys(DOORS).sort()).toEqual(routes.sort());
  });

  it.each(Object.entries(DOORS))('%s refuses a token and a key that nobody gave out', async (_, door) => {
    const body = door.body?.();
    const made = { ...(body && { body }), method: door.method };
    for (const token of ['nonsense', 'parley_sk_nonsense', 'a.b.c']) {
      const as = { headers: { authorization: `Bearer ${token}` }, auth: {} };
      await expectRefusal(door.path(), { ...made, as }, 'unauthenticated');
    }
  });

  it.each(Object.entries(DOORS))('%s refuses an expired token', async (_, door) => {
    const body = door.body?.();
    await expectRefusal(
      door.path(),
      { as: who.expired, method: door.method, ...(body && { body }) },
      'token_expired',
    );
  });

  it.each(Object.entries(DOORS))(
    '%s refuses a contact’s token from a page of another site',
    async (_, door) => {
      const body = door.body?.();
      for (const origin of [OTHER_ORIGIN, 'null']) {
        const as = { ...who.contact, headers: { ...who.contact.headers, origin } };
        await expectRefusal(
          door.path(),
          { as, method: door.method, ...(body && { body }) },
          'origin_forbidden',
        );
      }
    },
  );

  it.each(Object.entries(DOORS))(
    '%s shows whoever holds a public link figures, or nothing',
    async (name, door) => {
      link ??= (await server.call('/v1/insights/links', { as: owner, body: { name: 'Board' } })).body;
      const authorization = `Bearer ${link?.url?.split('/').at(-1)}`;
      const as = { headers: { authorization, origin: server.url }, auth: {} };
      const body = door.body?.();
      const { status } = await server.call(door.path(), { as, method: door.method, ...(body && { body }) });

      if (isOpenToLinks(name)) expect(status).not.toBe(403);
      else expect(status).toBe(403);
    },
  );

  it.each(Object.entries(DOORS))('%s refuses an API key from a web page', async (_, door) => {
    const body = door.body?.();
    const as = { ...who.key, headers: { ...who.key.headers, origin: 'http://shop.example' } };
    await expectRefusal(door.path(), { as, method: door.method, ...(body && { body }) }, 'origin_forbidden');
  });
});

describe('every route that takes a body', () => {
  const doors = Object.entries(DOORS).filter(takesBody);
  const as = (door: Door) => ({ as: door.as(), method: door.method });

  it.each(doors)('%s refuses what is not JSON', async (_, door) => {
    for (const body of ['{', 'text', '{"a":1,}', '\u0000']) {
      await expectRefusal(door.path(), { ...as(door), body }, 'invalid_json');
    }
  });

  it.each(doors)('%s refuses JSON of another shape', async (_, door) => {
    for (const body of ['null', '[]', '"text"', '7', 'true']) {
      await expectRefusal(door.path(), { ...as(door), body }, 'invalid_input');
    }
  });

  it.each(doors)('%s refuses a field it does not know', async (_, door) => {
    await expectRefusal(
      door.path(),
      { ...as(door), body: { ...door.body?.(), surprise: 1 } },
      'invalid_input',
    );
    await expectRefusal(
      door.path(),
      { ...as(door), body: JSON.stringify({ ...door.body?.(), proto: 1 }).replace('"proto"', '"__proto__"') },
      'invalid_input',
    );
  });

  it.each(doors)(
    '%s refuses each field with a wrong type, and each required one missing',
    async (_, door) => {
      const good = door.body?.() ?? {};
      for (const field of Object.keys(good)) {
        for (const wrong of [null, {}, [], true, field === 'delivered' || field === 'read' ? 'x' : 7]) {
          if (wrong === true && good[field] === true) continue;
          if (wrong === null && door.nullable?.includes(field)) continue;
          if (Array.isArray(wrong) && door.lists?.includes(field)) continue;
          await expectRefusal(
            door.path(),
            { ...as(door), body: { ...good, [field]: wrong } },
            'invalid_input',
          );
        }
        if (field === 'name') continue;
        const { [field]: _gone, ...rest } = good;
        await expectRefusal(door.path(), { ...as(door), body: rest }, 'invalid_input');
      }
    },
  );

  it.each(doors)('%s refuses a body that is too large, or of another type', async (_, door) => {
    const large = JSON.stringify({ ...door.body?.(), filler: 'x'.repeat(LIMITS.bodyBytes) });
    await expectRefusal(door.path(), { ...as(door), body: large }, 'payload_too_large');
    await expectRefusal(
      door.path(),
      { ...as(door), body: door.body?.(), headers: { 'content-type': 'text/plain' } },
      'unsupported_media_type',
    );
  });
});

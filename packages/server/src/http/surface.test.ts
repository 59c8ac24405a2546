/** Bad input to every route: the documented code comes back and nothing stays behind. */
import { type ErrorCode, type InsightsLink, LIMITS } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, type Door, refuses } from '../testing/cast.js';
import { everyDoor, routesOf } from '../testing/every-door.js';
import { isOpenToLinks } from '../testing/insights-link-doors.js';
import {
  type Caller,
  type CallOptions,
  OTHER_ORIGIN,
  SITE_ORIGIN,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';

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
const page = (): Caller => ({ headers: { origin: SITE_ORIGIN }, auth: {} });

const DOORS = everyDoor(() => ({ who, own: own(), page: page(), conversation, stored }));

const takesBody = ([, door]: [string, Door]) => door.body !== undefined;

const expectRefusal = (path: string, options: CallOptions, code: ErrorCode) =>
  refuses(server, { path, options, code });

describe('every route', () => {
  it('is in this table', async () => {
    const { body } = await server.call('/openapi.json');

    expect(Object.keys(DOORS).sort()).toEqual(routesOf(body.paths).sort());
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

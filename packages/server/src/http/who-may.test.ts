/**
 * Every route against every kind of actor, generated from what the server says it has: a route without a row fails. A row
 * names the rule that stands at the door; whom that lets in is written in `who-may.ts`, and nobody else gets by.
 */
import { newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from '../testing/cast.js';
import { type Behind, everyDoor, routesOf } from '../testing/every-door.js';
import { everybodyOf, KEYS, PEOPLE, type Person, SCOPE_OF } from '../testing/everybody.js';
import { ROUTE_RULES, type RouteRule } from '../testing/route-rules.js';
import {
  type Caller,
  type CallOptions,
  SITE_ORIGIN,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';
import { MAY, SCOPE, type Who } from '../testing/who-may.js';

let server: TestServer;
let behind: Behind;
let people: Record<Person, Caller>;
let contactId: string;
const DOORS = everyDoor(() => behind);

beforeAll(async () => {
  server = await startTestServer({ rateContact: 100_000, rateKey: 100_000, rateAgent: 100_000 });
  const { who, conversation, stored } = await castOf(server);
  const own: Caller = { headers: { origin: server.url }, auth: {} };
  const page: Caller = { headers: { origin: SITE_ORIGIN }, auth: {} };
  behind = { who, own, page, conversation, stored };
  contactId = (await server.call('/v1/me', { as: who.contact })).body.contact.id;
  people = await everybodyOf(server, who);
});
afterAll(() => server.stop());

/** Where the call of the table of refusals would be stopped by something else than who asks. */
function callOf(route: string, person: Person): [path: string, options: CallOptions] {
  const door = DOORS[route];
  if (!door) throw new Error(`No door for ${route}.`);
  const body = door.body?.();
  const isKey = (KEYS as readonly string[]).includes(person);
  switch (route) {
    case 'POST /v1/attachments':
      return [
        `/v1/attachments?name=a&conversationId=${behind.conversation}`,
        { body: 'text', headers: { 'content-type': 'text/plain' } },
      ];
    case 'POST /v1/conversations':
      return [door.path(), { body: { ...body, ...(isKey && { contactId }) } }];
    case 'GET /v1/conversations/{id}/origin':
      return [`/v1/conversations/${behind.conversation}/origin`, {}];
    case 'POST /v1/conversations/{id}/messages':
      return [door.path(), { body: { ...body, id: newId('message') } }];
    default:
      return [door.path(), { method: door.method, ...(body && { body }) }];
  }
}

/** Of what is not theirs, these may also be told that it is not there. */
const OTHERS: readonly Person[] = ['stranger', 'elsewhere', 'foreign', 'moderatorElsewhere'];

/** What the row says of somebody: let in, refused, or of what is not theirs refused or not told that it is there. */
function expected({ rule, not = [], also = [] }: RouteRule, person: Person): 'in' | 'out' | 'hidden' {
  const has = (who: Who) => [...MAY[rule], ...also].includes(who) && !not.includes(who);
  const scope = SCOPE_OF[person];
  if (scope !== undefined) return has('key') && [scope, 'any'].includes(SCOPE[rule]) ? 'in' : 'out';
  if (has(person as Who)) return 'in';
  return OTHERS.includes(person) ? 'hidden' : 'out';
}

const STATUS = { in: [200, 201, 202, 204, 400, 404, 409, 422], out: [401, 403], hidden: [401, 403, 404] };

describe('who gets by the door', () => {
  it('is written for every route', async () => {
    const { body } = await server.call('/openapi.json');

    expect(Object.keys(ROUTE_RULES).sort()).toEqual(routesOf(body.paths).sort());
  });

  it.each(Object.entries(ROUTE_RULES))(
    'of %s is whom its rule lets in, and nobody else',
    async (route, row) => {
      if (row === 'before anybody is known') return;
      const wrong: string[] = [];
      for (const person of [...PEOPLE, ...KEYS, 'moderatorElsewhere'] as const) {
        const [path, options] = callOf(route, person);
        const { status } = await server.call(path, { ...options, as: people[person] });
        // What names neither a site nor a conversation is a moderator's of whichever site.
        const names = `${path} ${JSON.stringify(options.body ?? '')}`;
        const isAnySite = person === 'moderatorElsewhere' && !/shop|cnv_/.test(names);
        const wanted = isAnySite && expected(row, 'moderator') === 'in' ? 'in' : expected(row, person);
        if (!STATUS[wanted].includes(status)) wrong.push(`${person}: ${status}, not ${wanted}`);
      }

      expect(wrong).toEqual([]);
    },
  );
});

/** Particular refusals over HTTP, one by one. */
import { type ErrorCode, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Cast, castOf, refuses } from '../testing/cast.js';
import { type CallOptions, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let who: Cast;
let conversation: string;
let stored: string;

beforeAll(async () => {
  server = await startTestServer();
  ({ who, conversation, stored } = await castOf(server));
});
afterAll(() => server.stop());

const page = () => ({ headers: { origin: SITE_ORIGIN }, auth: {} });

describe('particular refusals', () => {
  const messages = () => `/v1/conversations/${conversation}/messages`;
  const long = (n: number) => 'x'.repeat(n);

  const CASES: [string, () => [string, CallOptions, ErrorCode]][] = [
    [
      'a blank message',
      () => [messages(), { as: who.contact, body: { text: ' \n\t\u3000' } }, 'invalid_input'],
    ],
    [
      'a message too long',
      () => [messages(), { as: who.contact, body: { text: long(LIMITS.messageText + 1) } }, 'invalid_input'],
    ],
    [
      'half of a character',
      () => [messages(), { as: who.contact, body: '{"text":"\\ud800"}' }, 'invalid_input'],
    ],
    ['a NUL', () => [messages(), { as: who.contact, body: { text: 'a\u0000b' } }, 'invalid_input']],
    [
      'an id of another noun',
      () => [messages(), { as: who.contact, body: { id: newId('contact'), text: 'x' } }, 'invalid_input'],
    ],
    [
      'an id in capitals',
      () => [
        messages(),
        { as: who.contact, body: { id: newId('message').toUpperCase(), text: 'x' } },
        'invalid_input',
      ],
    ],
    [
      'a contact that speaks for the company',
      () => [messages(), { as: who.contact, body: { text: 'x', side: 'company' } }, 'invalid_input'],
    ],
    [
      'an agent that speaks for the contact',
      () => [messages(), { as: who.agent, body: { text: 'x', side: 'contact' } }, 'invalid_input'],
    ],
    [
      'a foreign conversation, to write in',
      () => [messages(), { as: who.stranger, body: { text: 'x' } }, 'not_found'],
    ],
    ['a foreign conversation, to read', () => [messages(), { as: who.stranger }, 'not_found']],
    [
      'a foreign conversation, to look at',
      () => [`/v1/conversations/${conversation}`, { as: who.stranger }, 'not_found'],
    ],
    [
      'a foreign conversation, to mark',
      () => [
        `/v1/conversations/${conversation}/read`,
        { as: who.stranger, body: { delivered: 1, read: 1 } },
        'not_found',
      ],
    ],
    [
      'a conversation of another site',
      () => [messages(), { as: who.elsewhere, body: { text: 'x' } }, 'not_found'],
    ],
    [
      'a key bound to one site, at another',
      () => ['/v1/contacts', { as: who.bound, body: { site: 'other' } }, 'not_found'],
    ],
    [
      'a site that is not there',
      () => ['/v1/contacts', { as: who.key, body: { site: 'nowhere' } }, 'not_found'],
    ],
    [
      'a session on a site that is not there',
      () => [
        '/v1/sessions',
        { as: page(), body: { site: 'nowhere', contactId: newId('contact'), secret: long(43) } },
        'not_found',
      ],
    ],
    [
      'a conversation that is not there',
      () => [`/v1/conversations/${newId('conversation')}`, { as: who.agent }, 'not_found'],
    ],
    ['an id that is none', () => ['/v1/conversations/1', { as: who.agent }, 'invalid_input']],
    [
      'a key that does not say whose conversation',
      () => ['/v1/conversations', { as: who.key, body: { kind: 'chat' } }, 'invalid_input'],
    ],
    [
      'a key that names nobody',
      () => [
        '/v1/conversations',
        { as: who.key, body: { kind: 'chat', contactId: newId('contact') } },
        'not_found',
      ],
    ],
    [
      'a contact that starts somebody else’s conversation',
      () => [
        '/v1/conversations',
        { as: who.contact, body: { kind: 'chat', contactId: newId('contact') } },
        'invalid_input',
      ],
    ],
    [
      'a contact that sets an external id',
      () => [
        '/v1/conversations',
        { as: who.contact, body: { kind: 'chat', externalId: 'x' } },
        'invalid_input',
      ],
    ],
    [
      'a kind that cannot be created',
      () => ['/v1/conversations', { as: who.contact, body: { kind: 'discussion' } }, 'invalid_input'],
    ],
    [
      'an agent that starts a conversation',
      () => ['/v1/conversations', { as: who.agent, body: { kind: 'chat' } }, 'forbidden'],
    ],
    [
      'a contact that creates contacts',
      () => ['/v1/contacts', { as: who.contact, body: { site: 'shop' } }, 'forbidden'],
    ],
    ['a contact that lists contacts', () => ['/v1/contacts', { as: who.contact }, 'forbidden']],
    [
      'a key that marks as read',
      () => [
        `/v1/conversations/${conversation}/read`,
        { as: who.key, body: { delivered: 1, read: 1 } },
        'forbidden',
      ],
    ],
    [
      'more read than delivered',
      () => [
        `/v1/conversations/${conversation}/read`,
        { as: who.contact, body: { delivered: 0, read: 1 } },
        'invalid_input',
      ],
    ],
    [
      'a mark below zero',
      () => [
        `/v1/conversations/${conversation}/read`,
        { as: who.contact, body: { delivered: -1, read: -1 } },
        'invalid_input',
      ],
    ],
    [
      'a broken mark',
      () => [
        `/v1/conversations/${conversation}/read`,
        { as: who.contact, body: { delivered: 1.5, read: 0 } },
        'invalid_input',
      ],
    ],
    [
      'a name too long',
      () => [
        '/v1/contacts',
        { as: who.key, body: { site: 'shop', name: long(LIMITS.name + 1) } },
        'invalid_input',
      ],
    ],
    [
      'an address that is none',
      () => [
        '/v1/contacts',
        { as: who.key, body: { site: 'shop', email: 'not an address' } },
        'invalid_input',
      ],
    ],
    ['a page of nothing', () => ['/v1/conversations?limit=0', { as: who.contact }, 'invalid_input']],
    [
      'a page too large',
      () => [`/v1/conversations?limit=${LIMITS.pageMax + 1}`, { as: who.contact }, 'invalid_input'],
    ],
    [
      'a limit that is no number',
      () => ['/v1/conversations?limit=many', { as: who.contact }, 'invalid_input'],
    ],
    ['an unknown query', () => ['/v1/conversations?sort=up', { as: who.contact }, 'invalid_input']],
    ['an order there is not', () => ['/v1/conversations?order=random', { as: who.contact }, 'invalid_input']],
    ['a cursor of another list', () => ['/v1/conversations?cursor=c1', { as: who.contact }, 'invalid_input']],
    [
      'a cursor of another order',
      () => [`/v1/conversations?order=recent&cursor=${conversation}`, { as: who.contact }, 'invalid_input'],
    ],
    ['a cursor that is none', () => ['/v1/contacts?cursor=1%27%20OR%201', { as: who.key }, 'invalid_input']],
    [
      'after and before together',
      () => [`${messages()}?after=1&before=2`, { as: who.contact }, 'invalid_input'],
    ],
    ['a feed cursor that is none', () => ['/v1/events?after=%00', { as: who.key }, 'invalid_input']],
    ['a feed cursor from the future', () => ['/v1/events?after=czzzzzz', { as: who.key }, 'invalid_input']],
    [
      'a message id already used for another text',
      () => [messages(), { as: who.contact, body: { id: stored, text: 'Other' } }, 'conflict'],
    ],
    [
      'a page of nobody’s',
      () => ['/v1/sites/shop', { headers: { origin: 'http://evil.example' } }, 'origin_forbidden'],
    ],
    [
      'a sign-in from a customer’s page',
      () => ['/v1/sign-in', { as: page(), body: { email: 'a@b.co', password: 'x' } }, 'origin_forbidden'],
    ],
    ['nobody, where somebody is needed', () => ['/v1/me', {}, 'unauthenticated']],
    ['nobody, at the feed', () => ['/v1/events', {}, 'unauthenticated']],
    ['nobody, at a conversation', () => [messages(), {}, 'unauthenticated']],
  ];

  it.each(CASES)('%s', async (_, make) => {
    const [path, options, code] = make();
    await refuses(server, { path, options, code });
  });
});

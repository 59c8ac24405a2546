import { type AgentRole, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf } from '../testing/cast.js';
import { type Caller, type CallOptions, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect } from '../testing/test-socket.js';
import { ACTIONS, can } from './policy.js';

/** The table once more, written by hand: who may, of all kinds of actor, for a conversation of `contact` on `shop`. */
const ANYONE = [
  'contact',
  'stranger',
  'elsewhere',
  'owner',
  'admin',
  'agent',
  'moderator',
  'analyst',
  'key',
  'bound',
  'nobody',
] as const;
type Who = (typeof ANYONE)[number];
type Answer = 'ok' | 'forbidden' | 'not_found' | 'unauthenticated' | 'invalid_input' | 'conflict';

const rows = (answers: Partial<Record<Answer, Who[]>>): Record<Who, Answer> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([answer, people]) => people.map((person) => [person, answer])),
  ) as Record<Who, Answer>;

const STAFF: Who[] = ['owner', 'admin', 'agent'];
const OTHER_STAFF: Who[] = ['moderator', 'analyst'];
const KEYS: Who[] = ['key', 'bound'];
const CONTACTS: Who[] = ['contact', 'stranger', 'elsewhere'];

const ofOneConversation = (keys: Answer) =>
  rows({
    ok: ['contact', ...STAFF, ...(keys === 'ok' ? KEYS : [])],
    not_found: ['stranger', 'elsewhere'],
    forbidden: [...OTHER_STAFF, ...(keys === 'forbidden' ? KEYS : [])],
    unauthenticated: ['nobody'],
  });

const refusing = (people: Who[], answer: Answer) => rows({ [answer]: people });

/** A message of the contact: staff may change messages, but not this one. */
const ofOneMessage = rows({
  ok: ['contact'],
  not_found: ['stranger', 'elsewhere'],
  forbidden: [...STAFF, ...OTHER_STAFF, ...KEYS],
  unauthenticated: ['nobody'],
});

let server: TestServer;
let cast: Cast;
let people: Record<Who, Caller>;
let conversation: string;
let stored: string;
let contactId: string;
let webhook: string;

beforeAll(async () => {
  server = await startTestServer();
  ({ who: cast, conversation, stored } = await castOf(server));
  contactId = (await server.call('/v1/me', { as: cast.contact })).body.contact.id;
  const registered = { as: cast.key, body: { site: 'shop', url: 'https://crm.example/hook' } };
  webhook = (await server.call('/v1/webhooks', registered)).body.id;
  const signIn = (role: AgentRole) => server.signIn(role);
  people = {
    contact: cast.contact,
    stranger: cast.stranger,
    elsewhere: cast.elsewhere,
    owner: await signIn('owner'),
    admin: await signIn('admin'),
    agent: await signIn('agent'),
    moderator: await signIn('moderator'),
    analyst: await signIn('analyst'),
    key: cast.key,
    bound: cast.bound,
    nobody: { headers: {}, auth: {} },
  };
});
afterAll(() => server.stop());

/** Where the company's words go is for those who run it, and for its own programs. */
const ofAdministrators = rows({
  ok: ['owner', 'admin', ...KEYS],
  forbidden: [...CONTACTS, 'agent', ...OTHER_STAFF],
  not_found: [],
  unauthenticated: ['nobody'],
});

const ofStaff = rows({
  ok: [...STAFF, ...OTHER_STAFF],
  forbidden: [...CONTACTS, ...KEYS],
  unauthenticated: ['nobody'],
});

const longAgo = () => ({
  id: newId('time'),
  kind: 'reading',
  conversationId: null,
  from: '2020-11-23T08:59:00.000Z',
  to: '2020-11-23T09:00:00.000Z',
});

/** What concerns the whole workspace is nothing for a key that is bound to one site. */
const ofWholeWorkspace = rows({
  ok: ['owner', 'admin', 'key'],
  forbidden: [...CONTACTS, 'agent', ...OTHER_STAFF, 'bound'],
  unauthenticated: ['nobody'],
});

/** For those who run the company, signed in; for no key. */
const ofAdmins = (answer: Answer) =>
  rows({
    [answer]: ['owner', 'admin'],
    forbidden: [...CONTACTS, 'agent', ...OTHER_STAFF, ...KEYS],
    unauthenticated: ['nobody'],
  });

const TABLE: Record<string, [() => [string, CallOptions], Record<Who, Answer>]> = {
  'read the feed': [
    () => ['/v1/events', {}],
    rows({
      ok: [...CONTACTS, ...STAFF, ...KEYS],
      forbidden: OTHER_STAFF,
      not_found: [],
      unauthenticated: ['nobody'],
    }),
  ],
  'ask who I am': [
    () => ['/v1/me', {}],
    rows({
      ok: [...CONTACTS, ...STAFF, ...OTHER_STAFF, ...KEYS],
      forbidden: [],
      not_found: [],
      unauthenticated: ['nobody'],
    }),
  ],
  'list conversations': [
    () => ['/v1/conversations', {}],
    rows({
      ok: [...CONTACTS, ...STAFF, ...KEYS],
      forbidden: OTHER_STAFF,
      not_found: [],
      unauthenticated: ['nobody'],
    }),
  ],
  'read a conversation': [() => [`/v1/conversations/${conversation}`, {}], ofOneConversation('ok')],
  'read its messages': [() => [`/v1/conversations/${conversation}/messages`, {}], ofOneConversation('ok')],
  'write in it': [
    () => [`/v1/conversations/${conversation}/messages`, { body: { id: newId('message'), text: 'Hi' } }],
    ofOneConversation('ok'),
  ],
  'change a message of somebody else': [
    () => [
      `/v1/conversations/${conversation}/messages/${stored}`,
      { method: 'PATCH', body: { text: 'Changed' } },
    ],
    ofOneMessage,
  ],
  'delete a message of somebody else': [
    () => [`/v1/conversations/${conversation}/messages/${stored}`, { method: 'DELETE' }],
    ofOneMessage,
  ],
  'attach to it': [
    () => [
      `/v1/attachments?name=a&conversationId=${conversation}`,
      { body: 'text', headers: { 'content-type': 'text/plain' } },
    ],
    ofOneConversation('ok'),
  ],
  'resolve it': [
    () => [`/v1/conversations/${conversation}`, { method: 'PATCH', body: { status: 'open' } }],
    // A contact may change it, but not this of it.
    { ...ofOneConversation('ok'), contact: 'invalid_input' },
  ],
  'say where it is': [
    () => [`/v1/conversations/${conversation}`, { method: 'PATCH', body: { context: { title: 'Here' } } }],
    { ...ofOneConversation('ok'), ...refusing([...STAFF, ...KEYS], 'invalid_input') },
  ],
  'rate it': [
    () => [`/v1/conversations/${conversation}/ratings`, { body: { score: 4 } }],
    // It is open: who may rate it hears that it is too early.
    { ...ofOneConversation('forbidden'), ...refusing(STAFF, 'forbidden'), contact: 'conflict' },
  ],
  'say what it came to': [
    () => [
      `/v1/conversations/${conversation}/outcomes`,
      { body: { kind: 'won', amount: '1', currency: 'EUR' } },
    ],
    { ...ofOneConversation('ok'), ...refusing(CONTACTS, 'forbidden') },
  ],
  'say who it is': [
    () => ['/v1/me', { method: 'PATCH', body: { name: 'Ada' } }],
    rows({
      ok: CONTACTS,
      forbidden: [...STAFF, ...OTHER_STAFF, ...KEYS],
      not_found: [],
      unauthenticated: ['nobody'],
    }),
  ],
  'say it on the company’s word': [
    () => ['/v1/identify', { body: { token: 'none' } }],
    // Who may hears that this is no word of the company.
    {
      ...rows({
        ok: [],
        forbidden: [...STAFF, ...OTHER_STAFF, ...KEYS],
        not_found: [],
        unauthenticated: ['nobody'],
      }),
      ...refusing(CONTACTS, 'invalid_input'),
    },
  ],
  'change the contact': [
    () => [`/v1/contacts/${contactId}`, { method: 'PATCH', body: { attributes: { plan: 'gold' } } }],
    rows({
      ok: [...STAFF, ...KEYS],
      forbidden: [...CONTACTS, ...OTHER_STAFF],
      not_found: [],
      unauthenticated: ['nobody'],
    }),
  ],
  'have it as a page': [() => [`/v1/conversations/${conversation}/transcript`, {}], ofOneConversation('ok')],
  'have it sent': [
    () => [`/v1/conversations/${conversation}/transcript`, { body: { to: 'mail' } }],
    // Who may hears that the contact has no address.
    { ...ofOneConversation('ok'), ...refusing(['contact', ...STAFF, ...KEYS], 'conflict') },
  ],
  'mark it': [
    () => [`/v1/conversations/${conversation}/read`, { body: { delivered: 1, read: 1 } }],
    ofOneConversation('forbidden'),
  ],
  'list contacts': [
    () => ['/v1/contacts', {}],
    rows({
      ok: [...STAFF, ...KEYS],
      forbidden: [...CONTACTS, ...OTHER_STAFF],
      not_found: [],
      unauthenticated: ['nobody'],
    }),
  ],
  'read the contact': [() => [`/v1/contacts/${contactId}`, {}], ofOneConversation('ok')],
  'create a contact': [
    () => ['/v1/contacts', { body: { site: 'shop' } }],
    rows({
      ok: KEYS,
      forbidden: [...CONTACTS, ...STAFF, ...OTHER_STAFF],
      not_found: [],
      unauthenticated: ['nobody'],
    }),
  ],
  'erase a contact': [
    () => [`/v1/contacts/${newId('contact')}`, { method: 'DELETE' }],
    rows({
      ok: [],
      not_found: ['owner', 'admin', ...KEYS],
      forbidden: [...CONTACTS, 'agent', ...OTHER_STAFF],
      unauthenticated: ['nobody'],
    }),
  ],
  'list webhooks': [() => ['/v1/webhooks', {}], ofAdministrators],
  'register a webhook': [
    () => ['/v1/webhooks', { body: { site: 'shop', url: 'https://crm.example/hook' } }],
    ofAdministrators,
  ],
  'read a webhook': [() => [`/v1/webhooks/${webhook}`, {}], ofAdministrators],
  'read what became of its deliveries': [() => [`/v1/webhooks/${webhook}/deliveries`, {}], ofAdministrators],
  'pause a webhook': [
    () => [`/v1/webhooks/${webhook}`, { method: 'PATCH', body: { state: 'paused' } }],
    ofAdministrators,
  ],
  'rotate its secret': [() => [`/v1/webhooks/${webhook}/rotate`, { body: {} }], ofAdministrators],
  'try a webhook': [() => [`/v1/webhooks/${webhook}/test`, { body: {} }], ofAdministrators],
  'tell it once more': [
    () => [`/v1/webhooks/${webhook}/replay`, { body: { after: 'c999' } }],
    ofAdministrators,
  ],
  'delete a webhook': [
    () => [`/v1/webhooks/${newId('webhook')}`, { method: 'DELETE' }],
    rows({
      ok: [],
      not_found: ['owner', 'admin', ...KEYS],
      forbidden: [...CONTACTS, 'agent', ...OTHER_STAFF],
      unauthenticated: ['nobody'],
    }),
  ],
  'have time counted': [
    () => ['/v1/time', { body: { sentAt: '2026-11-23T09:00:00.000Z', spans: [longAgo()] } }],
    ofStaff,
  ],
  'read their own time': [() => ['/v1/time', {}], ofStaff],
  'read it by conversation': [() => ['/v1/time/conversations', {}], ofStaff],
  'read the time of a team': [
    () => ['/v1/time?team=sales', {}],
    rows({
      ok: ['owner', 'admin', 'analyst', 'key'],
      forbidden: [...CONTACTS, 'agent', 'moderator', 'bound'],
      unauthenticated: ['nobody'],
    }),
  ],
  'read the settings': [() => ['/v1/settings', {}], ofWholeWorkspace],
  'change the settings': [
    () => ['/v1/settings', { method: 'PATCH', body: { changes: [{ path: ['nothing'] }] } }],
    ofWholeWorkspace,
  ],
  'see where the tag is': [() => ['/v1/sightings?site=shop', {}], ofWholeWorkspace],
  'read the audit log': [() => ['/v1/audit', {}], ofWholeWorkspace],
  'list accounts': [() => ['/v1/accounts', {}], ofAdmins('ok')],
  'change an account': [
    () => [`/v1/accounts/${newId('agent')}`, { method: 'PATCH', body: { role: 'agent' } }],
    ofAdmins('not_found'),
  ],
  'let an agent set a new password': [
    () => [`/v1/accounts/${newId('agent')}/invitation`, { body: {} }],
    ofAdmins('not_found'),
  ],
  'invite somebody': [
    () => ['/v1/invitations', { body: { email: 'new@shop.example', role: 'agent' } }],
    ofAdmins('ok'),
  ],
  'invite an owner': [
    () => ['/v1/invitations', { body: { email: 'new@shop.example', role: 'owner' } }],
    { ...ofAdmins('ok'), admin: 'forbidden' },
  ],
  'list invitations': [() => ['/v1/invitations', {}], ofAdmins('ok')],
  'take an invitation back': [
    () => [`/v1/invitations/${newId('invitation')}`, { method: 'DELETE' }],
    ofAdmins('not_found'),
  ],
  'make an API key': [() => ['/v1/keys', { body: { name: 'crm', scopes: ['read'] } }], ofAdmins('ok')],
  'list API keys': [() => ['/v1/keys', {}], ofAdmins('ok')],
  'revoke an API key': [() => [`/v1/keys/${newId('apiKey')}`, { method: 'DELETE' }], ofAdmins('not_found')],
  'list identity keys': [() => ['/v1/identity-keys?site=shop', {}], ofAdmins('ok')],
  'remove an identity key': [
    () => ['/v1/identity-keys/abcdefgh?site=shop', { method: 'DELETE' }],
    ofAdmins('not_found'),
  ],
  'change one’s password': [
    () => ['/v1/me/password', { body: { current: 'a guess', password: 'a long enough password' } }],
    // Who may hears that the guess is wrong.
    rows({
      invalid_input: [...STAFF, ...OTHER_STAFF],
      forbidden: [...CONTACTS, ...KEYS],
      unauthenticated: ['nobody'],
    }),
  ],
  'sign out': [
    () => ['/v1/sign-out', { body: {} }],
    rows({ ok: [], forbidden: [...CONTACTS, ...KEYS], not_found: [], unauthenticated: ['nobody'] }),
  ],
};

describe('the policy', () => {
  it('has nothing open to nobody but what is public', () => {
    const open = ACTIONS.filter((action) =>
      can({ type: 'nobody' }, action, { what: 'x', siteId: 's', contactId: null }),
    );

    expect(open).toEqual(['encounter.create', 'topic.read']);
  });

  const cases = Object.entries(TABLE).flatMap(([what, [, expected]]) =>
    (Object.keys(expected) as Who[]).map((person) => [person, what] as const),
  );

  it.each(cases)('answers %s who wants to %s as written', async (person, what) => {
    const [make, expected] = TABLE[what] ?? [];
    const [path, options] = make?.() ?? ['', {}];

    const { status, body } = await server.call(path, { ...options, as: people[person] });

    expect(status < 300 ? 'ok' : body.error.code).toBe(expected?.[person]);
  });

  it('answers the same at the socket’s door', async () => {
    const send = () => ({ id: newId('message'), conversationId: conversation, text: 'Hi' });
    const read = { conversationId: conversation, delivered: 1, read: 1 };
    for (const person of ANYONE.filter((p) => !['key', 'bound', 'nobody'].includes(p))) {
      const client = await connect(server.url, people[person]);
      const codeOf = async (event: string, input: unknown) =>
        (await client.emit(event, input)).error?.code ?? 'ok';

      const answers = [
        await codeOf('send', send()),
        await codeOf('read', read),
        await codeOf('watch', { after: null }),
      ];
      client.close();

      expect([person, ...answers]).toEqual([
        person,
        TABLE['write in it']?.[1][person],
        TABLE['mark it']?.[1][person],
        TABLE['read the feed']?.[1][person],
      ]);
    }
  });
});

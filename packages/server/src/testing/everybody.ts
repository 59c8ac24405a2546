/** One of every kind of actor, with what shows who they are. For tests only. */
import type { KeyScope } from '@parley/protocol';
import type { Cast } from './cast.js';
import { type Caller, SITE_ORIGIN, type TestServer } from './test-server.js';

export const PEOPLE = [
  'owner',
  'admin',
  'agent',
  'moderator',
  'analyst',
  'contact',
  'stranger',
  'elsewhere',
  'link',
  'nobody',
] as const;
/** Keys of one scope for all sites, and with all scopes for this site or for another. */
export const KEYS = ['read', 'write', 'administer', 'public', 'bound', 'foreign'] as const;
export type Person = (typeof PEOPLE)[number] | (typeof KEYS)[number] | 'moderatorElsewhere';

/** What a key of one scope may. */
export const SCOPE_OF: Partial<Record<Person, KeyScope>> = {
  read: 'read',
  write: 'write',
  administer: 'admin',
  public: 'public',
};

interface Maker {
  server: TestServer;
  owner: Caller;
}

export async function everybodyOf(server: TestServer, who: Cast): Promise<Record<Person, Caller>> {
  const maker = { server, owner: who.owner };
  return {
    ...{ contact: who.contact, stranger: who.stranger, elsewhere: who.elsewhere },
    ...{ owner: who.owner, agent: who.agent, bound: who.bound },
    nobody: { headers: { origin: SITE_ORIGIN }, auth: {} },
    admin: await server.signIn('admin'),
    moderator: await server.signIn('moderator'),
    analyst: await server.signIn('analyst'),
    moderatorElsewhere: await moderatorOf(maker, server.otherSiteId),
    read: await keyOf(maker, ['read']),
    write: await keyOf(maker, ['write']),
    administer: await keyOf(maker, ['admin']),
    public: await keyOf(maker, ['public']),
    foreign: await keyOf(maker, ['read', 'write', 'admin'], 'other'),
    link: await linkOf(maker),
  };
}

async function keyOf({ server, owner }: Maker, scopes: KeyScope[], site?: string): Promise<Caller> {
  const made = { name: 'made', scopes, ...(site && { site }) };
  const { body } = await server.call('/v1/keys', { as: owner, body: made });
  return { headers: { authorization: `Bearer ${body.key}` }, auth: {} };
}

async function linkOf({ server, owner }: Maker): Promise<Caller> {
  const { body } = await server.call('/v1/insights/links', { as: owner, body: { name: 'Board' } });
  const authorization = `Bearer ${body.url.split('/').at(-1)}`;
  return { headers: { authorization, origin: server.url }, auth: {} };
}

/** Somebody who looks after the discussions of one site alone. */
async function moderatorOf({ server, owner }: Maker, siteId: string): Promise<Caller> {
  const own: Caller = { headers: { origin: server.url }, auth: {} };
  const wanted = { email: 'bound@shop.example', role: 'moderator', siteIds: [siteId] };
  const { token } = (await server.call('/v1/invitations', { as: owner, body: wanted })).body;
  const accepted = { token, name: 'Bound', password: 'a long enough password' };
  const { headers } = await server.call('/v1/invitations/accept', { as: own, body: accepted });
  return { headers: { ...own.headers, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' }, auth: {} };
}

/** Every action of the policy against every kind of actor, written by hand once more: an action without a row here fails. */
import type { AgentRole, KeyScope } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ContextActor } from '../context.js';
import { ACTIONS, type Action, can, type Subject } from './policy.js';

/** A thing of the contact `con_1` on `site_1`. */
const SUBJECT: Subject = { what: 'thing', siteId: 'site_1', contactId: 'con_1' };

const agent = (role: AgentRole): ContextActor => ({
  type: 'agent',
  id: 'agt_1',
  name: role,
  role,
  siteIds: null,
  sessionHash: '',
});
const key = (siteId: string | null, ...scopes: KeyScope[]): ContextActor => ({
  ...{ type: 'key', id: 'key_1', name: 'key', siteId },
  scopes: scopes.length > 0 ? scopes : ['read', 'write', 'admin'],
});

const ACTORS = {
  contact: { type: 'contact', id: 'con_1', siteId: 'site_1', browserId: 'brw_1' },
  stranger: { type: 'contact', id: 'con_2', siteId: 'site_1', browserId: 'brw_1' },
  elsewhere: { type: 'contact', id: 'con_1', siteId: 'site_2', browserId: 'brw_1' },
  owner: agent('owner'),
  admin: agent('admin'),
  agent: agent('agent'),
  moderator: agent('moderator'),
  analyst: agent('analyst'),
  key: key(null),
  bound: key('site_1'),
  foreign: key('site_2'),
  link: { type: 'link', id: 'ilk_1', filter: {}, days: 28 },
  system: { type: 'system', id: 'system' },
  nobody: { type: 'nobody' },
} as const satisfies Record<string, ContextActor>;
type Who = keyof typeof ACTORS;

const SITE_CONTACTS: Who[] = ['contact', 'stranger'];
const EVERY_CONTACT: Who[] = ['contact', 'stranger', 'elsewhere'];
const WHO_ANSWERS: Who[] = ['owner', 'admin', 'agent'];
const ADMINS: Who[] = ['owner', 'admin'];
const PUBLIC_STAFF: Who[] = [...WHO_ANSWERS, 'moderator'];
const MODERATORS: Who[] = [...ADMINS, 'moderator'];
const STAFF: Who[] = [...WHO_ANSWERS, 'moderator', 'analyst'];
const ITS_KEYS: Who[] = ['key', 'bound'];
const EVERY_KEY: Who[] = [...ITS_KEYS, 'foreign'];

const MAY: Record<Action, Who[]> = {
  'account.list': ADMINS,
  'account.update': ADMINS,
  'agent.create': ['system'],
  'agent.list': [...WHO_ANSWERS, ...EVERY_KEY],
  'agent.set_teams': ADMINS,
  'agent.sign_out': STAFF,
  'audit.list': [...ADMINS, 'key'],
  'attachment.create': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'canned_reply.create': [...ADMINS, ...ITS_KEYS],
  'canned_reply.delete': [...ADMINS, ...ITS_KEYS],
  'canned_reply.list': [...WHO_ANSWERS, ...EVERY_KEY],
  'canned_reply.update': [...ADMINS, ...ITS_KEYS],
  'contact.create': ITS_KEYS,
  'contact.erase': [...ADMINS, ...ITS_KEYS],
  'contact.update': [...WHO_ANSWERS, ...ITS_KEYS],
  'contact.follow': [...WHO_ANSWERS, ...ITS_KEYS],
  'contact.merge': [...WHO_ANSWERS, ...ITS_KEYS],
  'contact.list': [...WHO_ANSWERS, ...EVERY_KEY],
  'contact.read': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'conversation.count': WHO_ANSWERS,
  'conversation.create': ['contact', ...ITS_KEYS],
  'conversation.list': [...EVERY_CONTACT, ...WHO_ANSWERS, ...EVERY_KEY],
  'conversation.read': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'conversation.update': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'conversation.read_origin': [...WHO_ANSWERS, ...ITS_KEYS],
  'conversation.view': WHO_ANSWERS,
  'conversation.mark': ['contact', ...WHO_ANSWERS],
  'digest.read': [...ADMINS, 'analyst'],
  'digest.update': [...ADMINS, 'analyst'],
  'encounter.create': [...SITE_CONTACTS, 'nobody'],
  'event.list': [...EVERY_CONTACT, ...WHO_ANSWERS, ...EVERY_KEY],
  'event.watch': [...EVERY_CONTACT, ...WHO_ANSWERS],
  'identity_key.create': [...ADMINS, 'system'],
  'identity_key.delete': [...ADMINS, 'system'],
  'identity_key.list': [...ADMINS, 'system'],
  'insights_link.create': [...ADMINS, 'key'],
  'insights_link.list': [...ADMINS, 'key'],
  'insights_link.revoke': [...ADMINS, 'key'],
  'invitation.create': ADMINS,
  'invitation.list': ADMINS,
  'invitation.revoke': ADMINS,
  'key.create': [...ADMINS, 'system'],
  'key.list': ADMINS,
  'key.revoke': ADMINS,
  'me.identify': EVERY_CONTACT,
  'me.read': [...EVERY_CONTACT, ...STAFF, ...EVERY_KEY],
  'me.set_availability': WHO_ANSWERS,
  'me.update': EVERY_CONTACT,
  'mention.list': WHO_ANSWERS,
  'message.create': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'message.create_for_contact': ['contact', ...ITS_KEYS],
  'message.delete': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'message.update': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'password.change': STAFF,
  'moderation.decide': [...MODERATORS, ...ITS_KEYS],
  'moderation.read': [...MODERATORS, ...ITS_KEYS],
  'moderation.simulate': [...MODERATORS, ...ITS_KEYS],
  'moderation.watch': MODERATORS,
  'outcome.create': [...WHO_ANSWERS, ...ITS_KEYS],
  'outcome.list': [...WHO_ANSWERS, ...ITS_KEYS],
  'outcome.update': [...WHO_ANSWERS, ...ITS_KEYS],
  'publication.decide': ['contact'],
  'publication.propose': WHO_ANSWERS,
  'rating.create': ['contact'],
  'settings.read': [...ADMINS, 'key'],
  'settings.update': [...ADMINS, 'key', 'system'],
  'sighting.list': [...ADMINS, 'key'],
  'time.create': STAFF,
  'time.read': STAFF,
  'time.totals': [...ADMINS, 'analyst', 'key'],
  'insights.drill': [...ADMINS, 'analyst', 'key'],
  'insights.read_own': WHO_ANSWERS,
  'insights.read': [...ADMINS, 'analyst', 'key', 'link'],
  'metric.list': [...STAFF, 'key', 'link'],
  'rate.list': [...ADMINS, 'key'],
  'rate.update': [...ADMINS, 'key'],
  'topic.list': [...PUBLIC_STAFF, ...ITS_KEYS],
  'topic.read': [...SITE_CONTACTS, ...STAFF, ...ITS_KEYS, 'nobody'],
  'topic.follow': SITE_CONTACTS,
  'topic.update': [...PUBLIC_STAFF, ...ITS_KEYS],
  'topic_message.create': [...SITE_CONTACTS, ...PUBLIC_STAFF, ...ITS_KEYS],
  'topic_message.go_private': [...SITE_CONTACTS, ...WHO_ANSWERS, ...ITS_KEYS],
  'topic_message.judge': SITE_CONTACTS,
  'topic_message.mark': [...PUBLIC_STAFF, ...ITS_KEYS],
  'topic_message.revisions': [...PUBLIC_STAFF, ...ITS_KEYS],
  'topic_message.update': [...SITE_CONTACTS, ...PUBLIC_STAFF, ...ITS_KEYS],
  'search.read': [...WHO_ANSWERS, ...EVERY_KEY],
  'tag.list': [...WHO_ANSWERS, ...EVERY_KEY],
  'transcript.send': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'webhook.create': [...ADMINS, ...ITS_KEYS],
  'webhook.delete': [...ADMINS, ...ITS_KEYS],
  'webhook.list': [...ADMINS, ...EVERY_KEY],
  'webhook.read': [...ADMINS, ...ITS_KEYS],
  'webhook.replay': [...ADMINS, ...ITS_KEYS],
  'webhook.test': [...ADMINS, ...ITS_KEYS],
  'webhook.update': [...ADMINS, ...ITS_KEYS],
};

/** Which scope a key needs for it; `none` where no key ever may, `any` where whichever it has will do. */
const SCOPE: Record<Action, KeyScope | 'any' | 'none'> = {
  'account.list': 'none',
  'account.update': 'none',
  'agent.create': 'none',
  'agent.list': 'read',
  'agent.set_teams': 'none',
  'agent.sign_out': 'none',
  'audit.list': 'admin',
  'attachment.create': 'write',
  'canned_reply.create': 'write',
  'canned_reply.delete': 'write',
  'canned_reply.list': 'read',
  'canned_reply.update': 'write',
  'contact.create': 'write',
  'contact.erase': 'admin',
  'contact.follow': 'read',
  'contact.merge': 'write',
  'contact.list': 'read',
  'contact.update': 'write',
  'contact.read': 'read',
  'conversation.count': 'none',
  'conversation.create': 'write',
  'conversation.list': 'read',
  'conversation.read': 'read',
  'conversation.read_origin': 'read',
  'conversation.view': 'none',
  'conversation.update': 'write',
  'conversation.mark': 'none',
  'digest.read': 'none',
  'digest.update': 'none',
  'encounter.create': 'none',
  'event.list': 'read',
  'event.watch': 'none',
  'identity_key.create': 'none',
  'identity_key.delete': 'none',
  'identity_key.list': 'none',
  'insights_link.create': 'admin',
  'insights_link.list': 'admin',
  'insights_link.revoke': 'admin',
  'invitation.create': 'none',
  'invitation.list': 'none',
  'invitation.revoke': 'none',
  'key.create': 'none',
  'key.list': 'none',
  'key.revoke': 'none',
  'me.identify': 'none',
  'me.read': 'any',
  'me.set_availability': 'none',
  'me.update': 'none',
  'message.create': 'write',
  'message.create_for_contact': 'write',
  'mention.list': 'none',
  'message.delete': 'write',
  'message.update': 'write',
  'password.change': 'none',
  'moderation.decide': 'write',
  'moderation.read': 'read',
  'moderation.simulate': 'read',
  'moderation.watch': 'none',
  'outcome.create': 'write',
  'outcome.list': 'read',
  'outcome.update': 'write',
  'publication.decide': 'none',
  'publication.propose': 'none',
  'rating.create': 'none',
  'settings.read': 'admin',
  'settings.update': 'admin',
  'sighting.list': 'admin',
  'time.create': 'none',
  'time.read': 'none',
  'time.totals': 'read',
  'insights.drill': 'read',
  'insights.read_own': 'none',
  'insights.read': 'read',
  'metric.list': 'read',
  'rate.list': 'admin',
  'rate.update': 'admin',
  'topic.list': 'read',
  'topic.read': 'any',
  'topic.follow': 'none',
  'topic.update': 'write',
  'topic_message.create': 'write',
  'topic_message.go_private': 'write',
  'topic_message.judge': 'none',
  'topic_message.mark': 'write',
  'topic_message.revisions': 'read',
  'topic_message.update': 'write',
  'search.read': 'read',
  'tag.list': 'read',
  'transcript.send': 'write',
  'webhook.create': 'admin',
  'webhook.delete': 'admin',
  'webhook.list': 'admin',
  'webhook.read': 'admin',
  'webhook.replay': 'admin',
  'webhook.test': 'admin',
  'webhook.update': 'admin',
};

describe('the table of the policy', () => {
  it.each(ACTIONS)('lets do %s whom it should, and nobody else', (action) => {
    const may = (Object.keys(ACTORS) as Who[]).filter((who) => can(ACTORS[who], action, SUBJECT));

    expect(may.sort()).toEqual([...MAY[action]].sort());
  });

  it.each(ACTIONS)('asks for %s one scope of a key, and is content with no other', (action) => {
    const scopes: KeyScope[] = ['read', 'write', 'admin', 'public'];
    const wanted = SCOPE[action];

    const good = scopes.filter((scope) => can(key(null, scope), action, SUBJECT));

    expect(good).toEqual(wanted === 'any' ? scopes : scopes.filter((scope) => scope === wanted));
  });

  it.each(ACTIONS)('lets no agent who is bound to one site do %s on another', (action) => {
    const owner = { ...agent('owner'), siteIds: ['site_2'] } as ContextActor;

    expect(can(owner, action, SUBJECT)).toBe(false);
  });
});

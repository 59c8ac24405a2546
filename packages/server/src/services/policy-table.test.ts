/** Every action of the policy against every kind of actor, written by hand once more: an action without a row here fails. */
import type { AgentRole } from '@parley/protocol';
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
  sessionHash: '',
});
const key = (siteId: string | null): ContextActor => ({ type: 'key', id: 'key_1', name: 'key', siteId });

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
  system: { type: 'system', id: 'system' },
  nobody: { type: 'nobody' },
} as const satisfies Record<string, ContextActor>;
type Who = keyof typeof ACTORS;

const SITE_CONTACTS: Who[] = ['contact', 'stranger'];
const EVERY_CONTACT: Who[] = ['contact', 'stranger', 'elsewhere'];
const WHO_ANSWERS: Who[] = ['owner', 'admin', 'agent'];
const ADMINS: Who[] = ['owner', 'admin'];
const PUBLIC_STAFF: Who[] = [...WHO_ANSWERS, 'moderator'];
const STAFF: Who[] = [...WHO_ANSWERS, 'moderator', 'analyst'];
const ITS_KEYS: Who[] = ['key', 'bound'];
const EVERY_KEY: Who[] = [...ITS_KEYS, 'foreign'];

const MAY: Record<Action, Who[]> = {
  'agent.create': ['system'],
  'agent.list': [...WHO_ANSWERS, ...EVERY_KEY],
  'agent.sign_out': STAFF,
  'attachment.create': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'contact.create': ITS_KEYS,
  'contact.erase': [...ADMINS, ...ITS_KEYS],
  'contact.update': [...WHO_ANSWERS, ...ITS_KEYS],
  'contact.list': [...WHO_ANSWERS, ...EVERY_KEY],
  'contact.read': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'conversation.count': WHO_ANSWERS,
  'conversation.create': ['contact', ...ITS_KEYS],
  'conversation.list': [...EVERY_CONTACT, ...WHO_ANSWERS, ...EVERY_KEY],
  'conversation.read': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'conversation.update': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'conversation.view': WHO_ANSWERS,
  'conversation.mark': ['contact', ...WHO_ANSWERS],
  'event.list': [...EVERY_CONTACT, ...WHO_ANSWERS, ...EVERY_KEY],
  'event.watch': [...EVERY_CONTACT, ...WHO_ANSWERS],
  'identity_key.create': ['system'],
  'identity_key.delete': ['system'],
  'identity_key.list': ['system'],
  'key.create': ['system'],
  'me.identify': EVERY_CONTACT,
  'me.read': [...EVERY_CONTACT, ...STAFF, ...EVERY_KEY],
  'me.update': EVERY_CONTACT,
  'mention.list': WHO_ANSWERS,
  'message.create': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'message.create_for_contact': ['contact', ...ITS_KEYS],
  'message.delete': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'message.update': ['contact', ...WHO_ANSWERS, ...ITS_KEYS],
  'rating.create': ['contact'],
  'site.create': ['system'],
  'time.create': STAFF,
  'time.read': STAFF,
  'time.totals': [...ADMINS, 'analyst', 'key'],
  'topic.read': [...SITE_CONTACTS, ...STAFF, ...ITS_KEYS, 'nobody'],
  'topic.update': [...PUBLIC_STAFF, ...ITS_KEYS],
  'topic_message.create': [...SITE_CONTACTS, ...PUBLIC_STAFF, ...ITS_KEYS],
  'topic_message.judge': SITE_CONTACTS,
  'topic_message.mark': [...PUBLIC_STAFF, ...ITS_KEYS],
  'topic_message.revisions': [...PUBLIC_STAFF, ...ITS_KEYS],
  'topic_message.update': [...SITE_CONTACTS, ...PUBLIC_STAFF, ...ITS_KEYS],
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

describe('the table of the policy', () => {
  it.each(ACTIONS)('lets do %s whom it should, and nobody else', (action) => {
    const may = (Object.keys(ACTORS) as Who[]).filter((who) => can(ACTORS[who], action, SUBJECT));

    expect(may.sort()).toEqual([...MAY[action]].sort());
  });
});

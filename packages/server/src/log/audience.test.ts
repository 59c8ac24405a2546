/** The queues of moderation are for those who moderate the site: what the room lets out is what the policy lets in, and never more. */
import { type AgentRole, EVENT_TYPES, newId } from '@parley/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ContextActor } from '../context.js';
import type { EventTable } from '../db/schema.js';
import { can } from '../services/policy.js';
import { mayHearQueues, queueMatterOf, roomOf, roomOfQueues } from './audience.js';

const SITES = [newId('site'), newId('site'), newId('site')];
const site = fc.constantFrom(...SITES);
const role = fc.constantFrom<AgentRole>('owner', 'admin', 'agent', 'moderator', 'analyst');

const agent = fc.record({ role, siteIds: fc.option(fc.subarray(SITES), { nil: null }) }).map(
  (some): ContextActor => ({
    ...some,
    ...{ type: 'agent', id: newId('agent'), name: 'Noor', sessionHash: 'hash' },
  }),
);
const contact = site.map(
  (siteId): ContextActor => ({
    ...{ type: 'contact', id: newId('contact'), siteId, browserId: 'browser' },
  }),
);
const key = fc.option(site, { nil: null }).map(
  (siteId): ContextActor => ({
    type: 'key',
    id: newId('apiKey'),
    name: 'CRM',
    siteId,
    scopes: ['admin', 'read', 'write'],
  }),
);
const anybody = fc.oneof(
  agent,
  contact,
  key,
  fc.constant<ContextActor>({ type: 'nobody' }),
  fc.constant<ContextActor>({ type: 'system', id: 'system' }),
);

it('the queues of a site are heard by those whom the policy lets watch them, and by nobody else', () => {
  fc.assert(
    fc.property(anybody, site, (actor, siteId) => {
      const subject = { what: 'site', siteId, contactId: null };

      expect(mayHearQueues(actor, siteId)).toBe(can(actor, 'moderation.watch', subject));
      if (actor.type !== 'agent') expect(mayHearQueues(actor, siteId)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

it('no other room is a room of queues', () => {
  fc.assert(
    fc.property(anybody, site, (actor, siteId) => {
      expect(roomOf(actor)).not.toBe(roomOfQueues(siteId));
    }),
  );
});

it('what happens in chats is no matter of the queues, whatever it is', () => {
  const data = fc.constantFrom(null, '{}', '{"kind":"chat"}', '{"offer":"msg"}');
  fc.assert(
    fc.property(fc.constantFrom(...EVENT_TYPES), data, (type, said) => {
      const row = { type, data: said, subject_id: 'any', conversation_id: 'any' } as EventTable;

      expect(['person', 'all', null]).toContain(queueMatterOf(row));
    }),
  );
});

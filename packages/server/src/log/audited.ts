/**
 * Which events somebody of the company is answerable for: those stand in the audit log. The compiler asks about each new
 * type. Pure.
 */
import type { EventType } from '@parley/protocol';
import type { EventDraft } from './append.js';

/** `staff`: when an agent did it. `company`: an agent, a key, or the command line. */
const AUDITED: Record<EventType, 'always' | 'staff' | 'company' | 'never'> = {
  'agent.created': 'always',
  'agent.updated': 'always',
  'contact.created': 'never',
  'contact.updated': 'staff',
  'contact.merged': 'staff',
  'contact.erased': 'always',
  'conversation.created': 'never',
  'conversation.updated': 'never',
  'conversation.read': 'never',
  'conversation.erased': 'never',
  'message.created': 'never',
  'message.updated': 'never',
  'message.deleted': 'company',
  'message.approved': 'always',
  'message.rejected': 'always',
  'message.reported': 'never',
  'message.appealed': 'never',
  'message.voted': 'never',
  'topic.updated': 'company',
  'contact.banned': 'always',
  'contact.unbanned': 'always',
  'outcome.created': 'staff',
  'outcome.updated': 'staff',
  'rating.created': 'never',
  'time.recorded': 'never',
  'sla.breached': 'never',
  'webhook.paused': 'always',
  'settings.updated': 'always',
  'invitation.created': 'always',
  'invitation.revoked': 'always',
  'key.created': 'always',
  'key.revoked': 'always',
  'identity_key.created': 'always',
  'identity_key.deleted': 'always',
  'canned_reply.updated': 'always',
  'webhook.created': 'always',
  'webhook.updated': 'always',
  'webhook.deleted': 'always',
  'insights_link.created': 'always',
  'insights_link.revoked': 'always',
};

export function isAudited({ type, actor, data }: Pick<EventDraft, 'type' | 'actor' | 'data'>): boolean {
  // That something private may be published, or no longer, is to be accounted for, whoever says so.
  if (data?.offer !== undefined) return true;
  switch (AUDITED[type]) {
    case 'always':
      return true;
    case 'company':
      return actor.type !== 'contact';
    case 'staff':
      return actor.type === 'agent';
    case 'never':
      return false;
  }
}

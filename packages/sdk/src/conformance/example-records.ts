/** Records such as a sink is given, for the checks. */
import { newId } from '@parley/protocol';
import type { SyncPlan } from '../sync/plan.js';
import type { ContactRecord, ConversationRecord, MessageRecord } from '../sync/records.js';

const AT = '2026-01-02T03:04:05.678Z';

export function person(): ContactRecord {
  const id = newId('contact');
  return {
    ...{ id, siteId: 'site_1', name: 'Ada O’Hara', email: `${id}@example.com`, externalId: null },
    ...{ verified: true, attributes: { plan: 'pro', seats: 3 }, blocked: false, device: null, createdAt: AT },
  };
}

export function conversation(contactId: string): ConversationRecord {
  return {
    ...{ id: newId('conversation'), siteId: 'site_1', kind: 'chat', contactId, externalId: null },
    ...{ status: 'open', snoozedUntil: null, assigneeId: null, priority: 'normal', tags: [] },
    ...{ teamId: null, sla: null, context: null, proactiveId: null, rating: null, createdAt: AT },
  } as ConversationRecord;
}

export function message(conversationId: string, seq: number, text = `Message ${seq}`): MessageRecord {
  return {
    ...{ id: newId('message'), conversationId, seq, text, attachments: [], internal: false, mentions: [] },
    ...{ author: { type: 'contact', id: newId('contact'), name: null }, parentId: null, status: 'published' },
    ...{ editedAt: null, createdAt: AT },
  };
}

/** One contact with one conversation in which these texts were said. */
export function planOf(texts: string[]): SyncPlan {
  const contact = person();
  const chat = conversation(contact.id);
  const messages = texts.map((text, index) => message(chat.id, index + 1, text));
  return { contacts: [contact], conversations: [chat], messages, merges: [], erasures: [] };
}

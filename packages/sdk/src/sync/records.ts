/**
 * What a CRM is told: the nouns of Parley without what changes on its own, such as names copied from elsewhere and
 * addresses that expire. Two syncs that have read the same log hold the same records, whichever way they took.
 */
import type { Attachment, Contact, Conversation, Message } from '@parley/protocol';

/** A person on the customer's side. */
export type ContactRecord = Contact;

/** A conversation without what can be counted from its messages. */
export type ConversationRecord = Omit<
  Conversation,
  'contactName' | 'seq' | 'lastMessage' | 'lastAt' | 'marks'
>;

/** A message; its attachments without their addresses, which expire, and a contact's name only in its contact. */
export interface MessageRecord extends Omit<Message, 'attachments'> {
  attachments: Omit<Attachment, 'url'>[];
}

/** What can be in a CRM, or be refused by it. */
export type RecordKind = 'contact' | 'conversation' | 'message';

export function conversationRecord(conversation: Conversation): ConversationRecord {
  const {
    contactName: _name,
    seq: _seq,
    lastMessage: _last,
    lastAt: _at,
    marks: _marks,
    ...record
  } = conversation;
  return record;
}

export function messageRecord(message: Message): MessageRecord {
  const { author } = message;
  return {
    ...message,
    author: author.type === 'contact' ? { ...author, name: null } : author,
    attachments: message.attachments.map(({ url: _url, ...attachment }) => attachment),
  };
}

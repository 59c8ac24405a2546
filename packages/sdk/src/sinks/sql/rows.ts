/** What a record looks like in the tables of the SQL sink. */
import type { ContactRecord, ConversationRecord, MessageRecord } from '../../sync/records.js';
import type { ParleyTables } from './tables.js';

export function contactRow(contact: ContactRecord): ParleyTables['parley_contact'] {
  return {
    id: contact.id,
    site_id: contact.siteId,
    name: contact.name,
    email: contact.email,
    external_id: contact.externalId,
    verified: contact.verified ? 1 : 0,
    attributes: JSON.stringify(contact.attributes),
    created_at: contact.createdAt,
  };
}

export function conversationRow(conversation: ConversationRecord): ParleyTables['parley_conversation'] {
  return {
    id: conversation.id,
    site_id: conversation.siteId,
    kind: conversation.kind,
    contact_id: conversation.contactId,
    external_id: conversation.externalId,
    status: conversation.status,
    team_id: conversation.teamId,
    rating: conversation.rating?.score ?? null,
    record: JSON.stringify(conversation),
    created_at: conversation.createdAt,
  };
}

export function messageRow(message: MessageRecord): ParleyTables['parley_message'] {
  return {
    id: message.id,
    conversation_id: message.conversationId,
    seq: message.seq,
    author_type: message.author.type,
    author_id: message.author.id,
    author_name: message.author.name,
    text: message.text,
    internal: message.internal ? 1 : 0,
    parent_id: message.parentId,
    status: message.status,
    attachments: JSON.stringify(message.attachments),
    edited_at: message.editedAt,
    created_at: message.createdAt,
  };
}

/** The row of a record of any kind. */
export function rowOf(kind: 'contacts' | 'conversations' | 'messages', record: object): object {
  if (kind === 'contacts') return contactRow(record as ContactRecord);
  if (kind === 'conversations') return conversationRow(record as ConversationRecord);
  return messageRow(record as MessageRecord);
}

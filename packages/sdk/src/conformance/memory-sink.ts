/** A CRM in memory: what the conformance suite compares the others with, and a fake for tests of your own. */
import type { ContactRecord, ConversationRecord, MessageRecord } from '../sync/records.js';
import type { CrmSink } from '../sync/sink.js';

export interface MemorySink extends CrmSink {
  contacts: Map<string, ContactRecord>;
  conversations: Map<string, ConversationRecord>;
  messages: Map<string, MessageRecord>;
}

export function memorySink(): MemorySink {
  const contacts = new Map<string, ContactRecord>();
  const conversations = new Map<string, ConversationRecord>();
  const messages = new Map<string, MessageRecord>();

  function eraseConversation(id: string): void {
    conversations.delete(id);
    for (const message of [...messages.values()]) {
      if (message.conversationId === id) messages.delete(message.id);
    }
  }
  return {
    name: 'memory',
    contacts,
    conversations,
    messages,
    async upsertContacts(records) {
      for (const record of records) contacts.set(record.id, record);
      return [];
    },
    async upsertConversations(records) {
      for (const record of records) conversations.set(record.id, record);
      return [];
    },
    async appendMessages(records) {
      for (const record of records) messages.set(record.id, record);
      return [];
    },
    async mergeContacts(merges) {
      for (const { fromId, intoId } of merges) {
        for (const [id, record] of conversations) {
          if (record.contactId === fromId) conversations.set(id, { ...record, contactId: intoId });
        }
        contacts.delete(fromId);
      }
    },
    async erase(erasures) {
      for (const { kind, id } of erasures) {
        if (kind === 'message') messages.delete(id);
        if (kind === 'conversation') eraseConversation(id);
        if (kind !== 'contact') continue;
        for (const record of [...conversations.values()])
          if (record.contactId === id) eraseConversation(record.id);
        contacts.delete(id);
      }
    },
  };
}

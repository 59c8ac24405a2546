/**
 * What Halden's CRM remembers, and how one event of the feed changes it.
 * Must stay pure: applying the same event twice leaves the same data as applying it once.
 */
import type { Agent, Contact, Conversation, Event, Message, ReadMark, Side } from '@parley/sdk';

/** A conversation as the CRM keeps it: its messages lie apart, because lists do not need them. */
export interface CrmConversation {
  id: string;
  contactId: string | null;
  externalId: string | null;
  createdAt: string;
  /** When something was last said. */
  lastAt: string;
  /** How far each side has got, by `seq`. */
  marks: Record<Side, ReadMark>;
}

export const DEAL_STAGES = ['none', 'open', 'won', 'lost'] as const;

/** What a conversation may come to: the CRM's own, of which Parley is told once it is closed. */
export interface Deal {
  stage: (typeof DEAL_STAGES)[number];
  /** In whole euros. */
  value: number;
}

/** The whole of `crm.json`. Data and cursor are one document, so that they can only be written together. */
export interface CrmData {
  version: 1;
  /** Where the feed stood after the last event in here; null before the first. */
  cursor: string | null;
  agents: Record<string, Agent>;
  contacts: Record<string, Contact>;
  conversations: Record<string, CrmConversation>;
  /** By conversation, ascending by `seq`. */
  messages: Record<string, Message[]>;
  /** By conversation. Files from before there were deals have none. */
  deals?: Record<string, Deal>;
  /** The conversations of whose deals Parley is still to be told. */
  untold?: Record<string, true>;
}

/** A CRM that has heard nothing yet. */
export function emptyCrm(): CrmData {
  return { version: 1, cursor: null, agents: {}, contacts: {}, conversations: {}, messages: {} };
}

function upsertConversation(data: CrmData, conversation: Conversation): void {
  const { id, contactId, externalId, createdAt, marks } = conversation;
  const known = data.conversations[id];
  data.conversations[id] = {
    id,
    contactId,
    externalId,
    createdAt,
    // The feed shows the present state of a thing, which may be newer than the messages that came so far.
    lastAt: known?.lastAt ?? createdAt,
    marks: known?.marks ?? marks,
  };
}

function upsertMessage(data: CrmData, message: Message): void {
  const list = data.messages[message.conversationId] ?? [];
  data.messages[message.conversationId] = list;
  // From the end, because nearly every message is the newest of its conversation.
  const place = list.findLastIndex((other) => other.seq <= message.seq);
  const known = list[place]?.seq === message.seq;
  list.splice(known ? place : place + 1, known ? 1 : 0, message);
  const conversation = data.conversations[message.conversationId];
  if (conversation && message.createdAt > conversation.lastAt) conversation.lastAt = message.createdAt;
}

/** Takes one event in, and names the conversation it touched. A type that this CRM does not know changes nothing. */
export function applyEvent(data: CrmData, event: Event): string | null {
  switch (event.type) {
    case 'agent.created':
      data.agents[event.agent.id] = event.agent;
      return null;
    case 'contact.created':
    case 'contact.updated':
      data.contacts[event.contact.id] = event.contact;
      return null;
    case 'contact.merged':
      data.contacts[event.contact.id] = event.contact;
      delete data.contacts[event.fromId];
      for (const conversation of Object.values(data.conversations)) {
        if (conversation.contactId === event.fromId) conversation.contactId = event.contact.id;
      }
      return null;
    case 'conversation.created':
    case 'conversation.updated':
      upsertConversation(data, event.conversation);
      return event.conversation.id;
    case 'contact.erased':
      delete data.contacts[event.contactId];
      return null;
    case 'conversation.erased':
      delete data.conversations[event.conversationId];
      delete data.messages[event.conversationId];
      delete data.deals?.[event.conversationId];
      delete data.untold?.[event.conversationId];
      return event.conversationId;
    case 'conversation.read': {
      const conversation = data.conversations[event.conversationId];
      if (conversation) conversation.marks[event.side] = event.mark;
      return event.conversationId;
    }
    case 'message.created':
    case 'message.updated':
    case 'message.deleted':
      upsertMessage(data, event.message);
      return event.conversationId;
    default:
      // A newer server may send types that this CRM does not name; the cursor goes past them all the same.
      return null;
  }
}

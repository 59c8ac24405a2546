/**
 * The arithmetic of the inbox: conversations in the order of their last activity, and what an event does to them.
 * Pure functions on arrays that are replaced, never changed. It must never fetch.
 */
import type { Conversation, Event, Message, ReadMark, Side } from '@parley/protocol';

import { laterVersion } from './conversation-view.js';

/** Enough of a message for one line of a list; the whole text would keep 5,000 characters a row in memory. */
const EXCERPT = 200;

/** What a batch of events made of the rows. */
export interface AppliedEvents {
  rows: readonly Conversation[];
  /** Conversations that spoke and are not among the rows: to be fetched. */
  unknown: readonly string[];
}

/** Last spoken first; ids decide between equals, as on the server. */
export function byLastActivity(a: Conversation, b: Conversation): number {
  if (a.lastAt !== b.lastAt) return a.lastAt < b.lastAt ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}

/** Whether the contact had the last word and nobody of the company has read it. */
export function isUnread(conversation: Conversation): boolean {
  const { lastMessage, marks, seq } = conversation;
  return lastMessage?.author.type === 'contact' && marks.company.read < seq;
}

/** How many messages came after the last one that the company read. */
export function unreadCount(conversation: Conversation): number {
  return isUnread(conversation) ? conversation.seq - conversation.marks.company.read : 0;
}

/** Adds conversations, or brings those that are there up to date. What is known to be newer is kept. */
export function mergeRows(
  rows: readonly Conversation[],
  incoming: readonly Conversation[],
): readonly Conversation[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const conversation of incoming) {
    const known = byId.get(conversation.id);
    byId.set(conversation.id, known ? newest(known, conversation) : lean(conversation));
  }
  return [...byId.values()].sort(byLastActivity);
}

/** What `events`, in the order of the log, make of `rows`. */
export function applyEvents(rows: readonly Conversation[], events: readonly Event[]): AppliedEvents {
  const changed = new Map<string, Conversation>();
  const known = new Map(rows.map((row) => [row.id, row]));
  const unknown = new Set<string>();
  const gone = new Set<string>();
  const find = (id: string) => changed.get(id) ?? known.get(id);

  for (const event of events) {
    switch (event.type) {
      case 'conversation.created':
      case 'conversation.updated':
      case 'sla.breached': {
        const { conversation } = event;
        if (conversation.kind !== 'chat') break;
        const row = find(conversation.id);
        changed.set(conversation.id, row ? newest(row, conversation) : lean(conversation));
        unknown.delete(conversation.id);
        break;
      }
      case 'message.created':
      case 'message.updated':
      case 'message.deleted': {
        const row = find(event.conversationId);
        if (row) changed.set(row.id, withMessage(row, event.message));
        else unknown.add(event.conversationId);
        break;
      }
      case 'conversation.read': {
        const row = find(event.conversationId);
        if (row) changed.set(row.id, withMark(row, event.side, event.mark));
        break;
      }
      case 'rating.created': {
        const row = find(event.conversationId);
        if (row) changed.set(row.id, { ...row, rating: event.rating });
        break;
      }
      // The people of the rows: another name, or somebody turned out to be somebody else.
      case 'contact.updated':
      case 'contact.merged': {
        const { id: contactId, name: contactName } = event.contact;
        const before = 'fromId' in event ? event.fromId : contactId;
        for (const { id } of rows) {
          const row = find(id);
          if (row && (row.contactId === before || row.contactId === contactId))
            changed.set(id, { ...row, contactId, contactName });
        }
        break;
      }
      case 'conversation.erased':
        changed.delete(event.conversationId);
        gone.add(event.conversationId);
        break;
      // Nothing of the rest stands in a list; and a newer server has types that are not known here.
      default:
        break;
    }
  }
  const there = gone.size === 0 ? rows : rows.filter(({ id }) => !gone.has(id));
  return {
    rows: changed.size === 0 ? there : mergeRows(there, [...changed.values()]),
    unknown: [...unknown].filter((id) => !gone.has(id)),
  };
}

/** `conversation` with one side's mark moved forward; marks never go back. */
export function withMark(conversation: Conversation, side: Side, mark: ReadMark): Conversation {
  const marks = { ...conversation.marks, [side]: furthest(conversation.marks[side], mark) };
  return { ...conversation, marks };
}

function withMessage(row: Conversation, message: Message): Conversation {
  // Events hydrate to the present, so a row may already be ahead of the event that is applied.
  if (message.id === row.lastMessage?.id) {
    return { ...row, lastMessage: excerpt(laterVersion(row.lastMessage, message)) };
  }
  if (message.seq <= row.seq) return row;
  return {
    ...row,
    seq: message.seq,
    lastMessage: excerpt(message),
    lastAt: later(row.lastAt, message.createdAt),
  };
}

function newest(known: Conversation, incoming: Conversation): Conversation {
  const ahead = known.seq > incoming.seq ? known : incoming;
  const { lastMessage } = ahead;
  const other = known === ahead ? incoming.lastMessage : known.lastMessage;
  const last = lastMessage && other?.id === lastMessage.id ? laterVersion(other, lastMessage) : lastMessage;
  return {
    ...incoming,
    seq: ahead.seq,
    lastAt: later(known.lastAt, incoming.lastAt),
    lastMessage: last && excerpt(last),
    marks: {
      contact: furthest(known.marks.contact, incoming.marks.contact),
      company: furthest(known.marks.company, incoming.marks.company),
    },
  };
}

function lean(conversation: Conversation): Conversation {
  return { ...conversation, lastMessage: conversation.lastMessage && excerpt(conversation.lastMessage) };
}

function excerpt(message: Message): Message {
  return message.text.length <= EXCERPT ? message : { ...message, text: message.text.slice(0, EXCERPT) };
}

function furthest(a: ReadMark, b: ReadMark): ReadMark {
  return { delivered: Math.max(a.delivered, b.delivered), read: Math.max(a.read, b.read) };
}

/** The later of two ISO 8601 times in UTC. */
function later(a: string, b: string): string {
  return [a, b].sort()[1] ?? a;
}

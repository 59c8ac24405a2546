/**
 * Who may see what of the log: the security file. Pure functions, deny by default. Every way out (sockets, replay,
 * feed) goes through `view`.
 */
import type { AgentRole, Conversation, ConversationField, Event, Message } from '@parley/protocol';
import type { ContextActor } from '../context.js';
import type { EventTable } from '../db/schema.js';
import type { LogScope } from './read.js';

/** The part of the log that an actor may read; null for nobody. */
export function scopeOf(actor: ContextActor): LogScope | null {
  switch (actor.type) {
    case 'contact':
      return { contact: actor.id };
    case 'key':
      return actor.siteId === null ? 'all' : { site: actor.siteId };
    case 'agent':
    case 'system':
      return 'all';
    case 'link':
    case 'nobody':
      return null;
  }
}

export const ROOM_COMPANY = 'company';

export function roomOfContact(contactId: string): string {
  return `contact:${contactId}`;
}

/** The room of an actor's own live events; null when it may not listen. */
export function roomOf(actor: ContextActor): string | null {
  switch (actor.type) {
    case 'contact':
      return roomOfContact(actor.id);
    case 'agent':
      return ROOM_COMPANY;
    case 'key':
    case 'system':
    case 'link':
    case 'nobody':
      return null;
  }
}

/** The room of those who watch a public topic. Whatever is emitted there, everybody may read. */
export function roomOfTopic(siteId: string, key: string): string {
  return `topic:${siteId}:${key}`;
}

/** The room of those who moderate a site. Who joins it, the policy says; whom it is for, `mayHearQueues` asks once more. */
export function roomOfQueues(siteId: string): string {
  return `queues:${siteId}`;
}

/** Roles that decide what others said: theirs are the queues, each on their sites. */
const MODERATING_ROLES: ReadonlySet<AgentRole> = new Set(['owner', 'admin', 'moderator']);

/** Whether this actor may hear what waits on a site, and why. */
export function mayHearQueues(actor: ContextActor, siteId: string): boolean {
  if (actor.type !== 'agent' || !MODERATING_ROLES.has(actor.role)) return false;
  return actor.siteIds === null || actor.siteIds.includes(siteId);
}

/**
 * What a row changes in the queues of its site: a message, a person, all of it, or nothing (null). What becomes of chats is no matter
 * of moderators.
 */
export function queueMatterOf(row: EventTable): 'message' | 'person' | 'all' | null {
  switch (row.type) {
    case 'message.created':
    case 'message.updated':
    case 'message.deleted':
    case 'message.approved':
    case 'message.rejected':
    case 'message.reported':
    case 'message.appealed':
      return isPublicMatter(row) ? 'message' : null;
    case 'contact.banned':
    case 'contact.unbanned':
      return 'person';
    case 'topic.updated':
      return isPublicMatter(row) ? 'all' : null;
    case 'contact.merged':
    case 'contact.erased':
      return 'all';
    default:
      return null;
  }
}

/** Whether the event belongs to a discussion: it is no matter of those who watch chats. */
export function isPublicMatter(row: EventTable): boolean {
  return row.data !== null && JSON.parse(row.data).kind === 'discussion';
}

/** The contact, beside the company, whose live events this row belongs to; null when it concerns none. */
export function contactRoomOf(row: EventTable): string | null {
  return row.contact_id === null ? null : roomOfContact(row.contact_id);
}

/** The event as a contact may see it, or undefined when it is not for contacts. */
export function viewForContact(event: Event): Event | undefined {
  switch (event.type) {
    case 'message.created':
    case 'message.updated':
    case 'message.deleted':
      return isOpen(event.message) ? event : undefined;
    case 'conversation.created':
      return { ...event, conversation: conversationForContact(event.conversation) };
    case 'conversation.updated': {
      const changed = event.changed.filter((field) => FOR_CONTACTS.has(field));
      // Why the company passes it on is its own affair.
      const { cause: _, ...told } = event;
      return { ...told, changed, conversation: conversationForContact(event.conversation) };
    }
    case 'conversation.read':
    case 'contact.created':
    case 'contact.updated':
    case 'contact.merged':
    case 'contact.erased':
    case 'conversation.erased':
    case 'rating.created':
      return event;
    // What became of one's own message in a discussion, and of oneself.
    case 'message.approved':
    case 'message.rejected':
    case 'contact.banned':
    case 'contact.unbanned':
      return event;
    case 'agent.created':
    case 'agent.updated':
    case 'webhook.paused':
    case 'settings.updated':
    case 'invitation.created':
    case 'invitation.revoked':
    case 'key.created':
    case 'key.revoked':
    case 'identity_key.created':
    case 'identity_key.deleted':
    case 'webhook.created':
    case 'webhook.updated':
    case 'webhook.deleted':
    case 'insights_link.created':
    case 'insights_link.revoked':
    case 'message.voted':
    case 'message.reported':
    case 'message.appealed':
    case 'topic.updated':
    case 'outcome.created':
    case 'outcome.updated':
    case 'canned_reply.updated':
    case 'time.recorded':
    case 'sla.breached':
      return undefined;
  }
}

/** Whether an agent may see it: the time of a colleague is nobody's business. Without `agentId`, whether all may. */
export function isForAgent(event: Event, agentId?: string): boolean {
  return event.type !== 'time.recorded' || (agentId !== undefined && event.time.agentId === agentId);
}

/** The rows that the live events of this actor have: an agent's console hears of chats. */
export function heardBy<R extends EventTable>(actor: ContextActor, rows: R[]): R[] {
  return actor.type === 'agent' ? rows.filter((row) => !isPublicMatter(row)) : rows;
}

/** What `actor` may see of events already read within its scope. */
export function view(actor: ContextActor, events: Event[]): Event[] {
  switch (actor.type) {
    case 'contact':
      return events.flatMap((event) => viewForContact(event) ?? []);
    case 'agent':
      return events.filter((event) => isForAgent(event, actor.id));
    case 'key':
    case 'system':
      return events;
    case 'link':
    case 'nobody':
      return [];
  }
}

/** A message that the contact may see: said in the open and published, or taken back (it is empty then). */
export function isOpen(message: Message): boolean {
  return !message.internal && (message.status === 'published' || message.status === 'deleted');
}

const FOR_CONTACTS: ReadonlySet<ConversationField> = new Set(['status', 'teamId', 'context']);

/**
 * A conversation as its contact may see it: without the last words when those are a note, and without what the company
 * thinks of it. Who is put off, or taken for a nuisance, is not told.
 */
export function conversationForContact(conversation: Conversation): Conversation {
  const last = conversation.lastMessage;
  return {
    ...conversation,
    lastMessage: last !== null && !isOpen(last) ? null : last,
    status: conversation.status === 'resolved' ? 'resolved' : 'open',
    snoozedUntil: null,
    assigneeId: null,
    priority: 'normal',
    tags: [],
    sla: null,
  };
}

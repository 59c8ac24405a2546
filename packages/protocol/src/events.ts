/** Events: rows of the log as they are seen from outside. Types are `noun.past_participle`. */
import type { Actor, Agent, Contact, Conversation, Message, Rating, ReadMark, Side } from './models.js';
import type { TimeEntry } from './time.js';

interface EventBase {
  /** `evt_…` */
  id: string;
  /** Where the log stands after this event. Opaque: keep it and give it back, do not compute with it. */
  cursor: string;
  /** When it happened, ISO 8601 in UTC. */
  at: string;
  actor: Actor;
  /** Null for what belongs to no site, such as an agent. */
  siteId: string | null;
}

export interface ContactCreatedEvent extends EventBase {
  type: 'contact.created';
  contact: Contact;
}

/** Name, e-mail, external id, attributes or verification changed. */
export interface ContactUpdatedEvent extends EventBase {
  type: 'contact.updated';
  contact: Contact;
}

/** An anonymous contact turned out to be a known one: its conversations are now those of `contact`. */
export interface ContactMergedEvent extends EventBase {
  type: 'contact.merged';
  /** The contact that is no more. */
  fromId: string;
  contact: Contact;
}

/** A person was forgotten: take everything of this contact out of wherever you keep it. */
export interface ContactErasedEvent extends EventBase {
  type: 'contact.erased';
  contactId: string;
}

export interface AgentCreatedEvent extends EventBase {
  type: 'agent.created';
  agent: Agent;
}

export interface ConversationCreatedEvent extends EventBase {
  type: 'conversation.created';
  conversation: Conversation;
}

/** What of a conversation a `conversation.updated` tells of. */
export type ConversationField =
  | 'status'
  | 'snoozedUntil'
  | 'assigneeId'
  | 'priority'
  | 'tags'
  | 'teamId'
  | 'context';

/** Status, assignee, priority, tags, team or context changed. */
export interface ConversationUpdatedEvent extends EventBase {
  type: 'conversation.updated';
  /** What changed. Empty for what happened before this was kept. */
  changed: ConversationField[];
  conversation: Conversation;
}

/** One side got further: what `delivered` and `read` were set to. */
export interface ConversationReadEvent extends EventBase {
  type: 'conversation.read';
  conversationId: string;
  side: Side;
  mark: ReadMark;
}

/** Forgotten with its contact: take its messages out of wherever you keep them. */
export interface ConversationErasedEvent extends EventBase {
  type: 'conversation.erased';
  conversationId: string;
}

export interface MessageCreatedEvent extends EventBase {
  type: 'message.created';
  conversationId: string;
  message: Message;
}

/** Its author changed the text. */
export interface MessageUpdatedEvent extends EventBase {
  type: 'message.updated';
  conversationId: string;
  message: Message;
}

/** Its author took it back: the message stays in its place, without its words. */
export interface MessageDeletedEvent extends EventBase {
  type: 'message.deleted';
  conversationId: string;
  message: Message;
}

export interface RatingCreatedEvent extends EventBase {
  type: 'rating.created';
  conversationId: string;
  rating: Rating;
}

/** A webhook is told nothing any more: it failed for days, or answered that it is gone. */
export interface WebhookPausedEvent extends EventBase {
  type: 'webhook.paused';
  webhookId: string;
  reason: 'failing' | 'gone';
}

/** An agent spent time. The actor is the agent, or the system where only the totals of teams are kept. */
export interface TimeRecordedEvent extends EventBase {
  type: 'time.recorded';
  time: TimeEntry;
}

/** One event of the log. The resource is hydrated when it is read: it shows the present, the event says what happened. */
export type Event =
  | ContactCreatedEvent
  | ContactUpdatedEvent
  | ContactMergedEvent
  | ContactErasedEvent
  | AgentCreatedEvent
  | ConversationCreatedEvent
  | ConversationUpdatedEvent
  | ConversationReadEvent
  | ConversationErasedEvent
  | MessageCreatedEvent
  | MessageUpdatedEvent
  | MessageDeletedEvent
  | RatingCreatedEvent
  | WebhookPausedEvent
  | TimeRecordedEvent;

export type EventType = Event['type'];

/** Every type, in the order in which a reader would meet them. */
export const EVENT_TYPES = [
  'agent.created',
  'contact.created',
  'contact.updated',
  'contact.merged',
  'contact.erased',
  'conversation.created',
  'conversation.updated',
  'conversation.read',
  'conversation.erased',
  'message.created',
  'message.updated',
  'message.deleted',
  'rating.created',
  'webhook.paused',
  'time.recorded',
] as const satisfies readonly EventType[];

/** Events: rows of the log as they are seen from outside. Types are `noun.past_participle`. */
import type { Actor, Agent, Contact, Conversation, Message, ReadMark, Side } from './models.js';

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

export interface AgentCreatedEvent extends EventBase {
  type: 'agent.created';
  agent: Agent;
}

export interface ConversationCreatedEvent extends EventBase {
  type: 'conversation.created';
  conversation: Conversation;
}

/** One side got further: what `delivered` and `read` were set to. */
export interface ConversationReadEvent extends EventBase {
  type: 'conversation.read';
  conversationId: string;
  side: Side;
  mark: ReadMark;
}

export interface MessageCreatedEvent extends EventBase {
  type: 'message.created';
  conversationId: string;
  message: Message;
}

/** One event of the log. The resource is hydrated when it is read: it shows the present, the event says what happened. */
export type Event =
  | ContactCreatedEvent
  | AgentCreatedEvent
  | ConversationCreatedEvent
  | ConversationReadEvent
  | MessageCreatedEvent;

export type EventType = Event['type'];

/** Every type, in the order in which a reader would meet them. */
export const EVENT_TYPES = [
  'agent.created',
  'contact.created',
  'conversation.created',
  'conversation.read',
  'message.created',
] as const satisfies readonly EventType[];

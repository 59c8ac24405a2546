/** Events: rows of the log as they are seen from outside. Types are `noun.past_participle`. */
import type { Actor, Agent, Contact, Conversation, Message, Rating, ReadMark, Side } from './models.js';
import type { Outcome } from './outcomes.js';
import type { TimeEntry } from './time.js';
import type { ReportReason, TopicState, VoteCount } from './topics.js';

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

/** Name, role, sites, teams, password, or whether they may sign in. */
export interface AgentUpdatedEvent extends EventBase {
  type: 'agent.updated';
  agent: Agent;
  /** Which fields. */
  changed: string[];
}

/** What those who run the company changed of how it works. It tells which fields, and never what they hold. */
export interface AdministrationEvent extends EventBase {
  type: AdministrationType;
  /** The id of what was changed: of an invitation, a key, a webhook; `settings` for those. */
  subjectId: string;
  changed: string[];
}

export const ADMINISTRATION_TYPES = [
  'settings.updated',
  'invitation.created',
  'invitation.revoked',
  'key.created',
  'key.revoked',
  'identity_key.created',
  'identity_key.deleted',
  'webhook.created',
  'webhook.updated',
  'webhook.deleted',
  'insights_link.created',
  'insights_link.revoked',
] as const;

export type AdministrationType = (typeof ADMINISTRATION_TYPES)[number];

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
  | 'sla'
  | 'context';

/** Why it was routed: by a rule of the settings, or by the way in which its team gives conversations out. */
export interface RoutingCause {
  rule: string | null;
  assignment: 'round_robin' | 'least_busy' | null;
}

/** Status, assignee, priority, tags, team or context changed. */
export interface ConversationUpdatedEvent extends EventBase {
  type: 'conversation.updated';
  /** What changed. Empty for what happened before this was kept. */
  changed: ConversationField[];
  /** Only of what routing did. */
  cause?: RoutingCause | undefined;
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

/** Somebody voted on a public message or reacted to it: what it comes to now. */
export interface MessageVotedEvent extends EventBase {
  type: 'message.voted';
  conversationId: string;
  messageId: string;
  votes: VoteCount;
  reactions: Record<string, number>;
}

/** Somebody says that a public message should not be there. */
export interface MessageReportedEvent extends EventBase {
  type: 'message.reported';
  conversationId: string;
  messageId: string;
  reason: ReportReason;
}

/** The author of a refused message asks to look again. */
export interface MessageAppealedEvent extends EventBase {
  type: 'message.appealed';
  conversationId: string;
  messageId: string;
}

/** A moderator let a message be seen. */
export interface MessageApprovedEvent extends EventBase {
  type: 'message.approved';
  conversationId: string;
  message: Message;
}

/** A moderator, or a rule after the fact, took a message away from the public. */
export interface MessageRejectedEvent extends EventBase {
  type: 'message.rejected';
  conversationId: string;
  message: Message;
}

/** Lock, answer, pins, title, address or the time of moderation changed. */
export interface TopicUpdatedEvent extends EventBase {
  type: 'topic.updated';
  conversationId: string;
  topic: TopicState;
}

/** A person may not speak in public any more, or not until then. */
export interface ContactBannedEvent extends EventBase {
  type: 'contact.banned';
  contactId: string;
  /** Null: for good. */
  until: string | null;
}

/** A person may speak in public again. */
export interface ContactUnbannedEvent extends EventBase {
  type: 'contact.unbanned';
  contactId: string;
}

export interface RatingCreatedEvent extends EventBase {
  type: 'rating.created';
  conversationId: string;
  rating: Rating;
}

/** Somebody said what a conversation came to. */
export interface OutcomeCreatedEvent extends EventBase {
  type: 'outcome.created';
  conversationId: string;
  outcome: Outcome;
}

/** It was set right, taken back, or counts again. */
export interface OutcomeUpdatedEvent extends EventBase {
  type: 'outcome.updated';
  conversationId: string;
  outcome: Outcome;
}

/** A canned reply is new, says something else, or is no more. */
export interface CannedReplyUpdatedEvent extends EventBase {
  type: 'canned_reply.updated';
  cannedReplyId: string;
  change: 'created' | 'updated' | 'deleted';
}

/** A webhook is told nothing any more: it failed for days, or answered that it is gone. */
export interface WebhookPausedEvent extends EventBase {
  type: 'webhook.paused';
  webhookId: string;
  reason: 'failing' | 'gone';
}

/** A customer waits for longer than the team's target. Told once for each wait. */
export interface SlaBreachedEvent extends EventBase {
  type: 'sla.breached';
  conversation: Conversation;
  kind: 'first' | 'next';
  dueAt: string;
  /** Whose target it was. */
  teamId: string | null;
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
  | AgentUpdatedEvent
  | AdministrationEvent
  | ConversationCreatedEvent
  | ConversationUpdatedEvent
  | ConversationReadEvent
  | ConversationErasedEvent
  | MessageCreatedEvent
  | MessageUpdatedEvent
  | MessageDeletedEvent
  | MessageVotedEvent
  | MessageReportedEvent
  | MessageAppealedEvent
  | MessageApprovedEvent
  | MessageRejectedEvent
  | TopicUpdatedEvent
  | ContactBannedEvent
  | ContactUnbannedEvent
  | RatingCreatedEvent
  | OutcomeCreatedEvent
  | OutcomeUpdatedEvent
  | CannedReplyUpdatedEvent
  | WebhookPausedEvent
  | TimeRecordedEvent
  | SlaBreachedEvent;

export type EventType = Event['type'];

/** Every type, in the order in which a reader would meet them. */
export const EVENT_TYPES = [
  'agent.created',
  'agent.updated',
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
  'message.approved',
  'message.rejected',
  'message.reported',
  'message.appealed',
  'message.voted',
  'topic.updated',
  'contact.banned',
  'contact.unbanned',
  'rating.created',
  'outcome.created',
  'outcome.updated',
  'canned_reply.updated',
  'webhook.paused',
  'time.recorded',
  'sla.breached',
  ...ADMINISTRATION_TYPES,
] as const satisfies readonly EventType[];

/**
 * The tables, in the column vocabulary that SQLite and PostgreSQL share: text, integer, ISO 8601 text for time,
 * JSON as text, 0 and 1 for truth.
 */
import type {
  Author,
  ConversationKind,
  ConversationPriority,
  ConversationStatus,
  DeliveryState,
  EventType,
  MessageStatus,
  TimeKind,
  WebhookState,
} from '@parley/protocol';
import type { Kysely, Transaction } from 'kysely';
import type { CannedReplyTable, JourneyTable, MentionTable } from './desk-tables.js';
import type { FigureMailTables } from './figure-mail-tables.js';
import type { InsightsTables } from './insights-tables.js';
import type { OutcomeTables } from './outcome-tables.js';
import type { ProactiveTables } from './proactive-tables.js';
import type { RoutingTables } from './routing-tables.js';

export type { CannedReplyTable, MentionTable } from './desk-tables.js';
export type { AgentTeamTable, RoutingTable } from './routing-tables.js';

import type {
  AgentSessionTable,
  AgentTable,
  ApiKeyTable,
  AuditTable,
  InvitationTable,
  SightingTable,
} from './staff-schema.js';
import type { TopicTables } from './topic-tables.js';

export type { AgentSessionTable, AgentTable, ApiKeyTable, AuditTable, InvitationTable, SightingTable };

export interface ContactTable {
  id: string;
  site_id: string;
  name: string | null;
  email: string | null;
  external_id: string | null;
  /** SHA-256 of the browser's secret; null for a contact made through the API. */
  secret_hash: string | null;
  /** Whether the company's backend has vouched for it. */
  verified: number;
  /** JSON of what else the company says of this person; null for nothing. */
  attributes: string | null;
  /** Whether the company has barred it from writing. */
  blocked: number;
  /** JSON of what its browser said of itself; null when none did. */
  device: string | null;
  created_at: string;
}

/** Browsers whose anonymous contact turned out to be another one: with their own id and secret they open that one's session. */
export interface ContactAliasTable {
  /** The id that the browser made. */
  id: string;
  site_id: string;
  /** SHA-256 of the browser's secret; null once it has signed off. */
  secret_hash: string | null;
  contact_id: string;
  created_at: string;
}

export interface ConversationTable {
  id: string;
  site_id: string;
  kind: ConversationKind;
  contact_id: string | null;
  external_id: string | null;
  /** Number of the last message. */
  seq: number;
  last_message_id: string | null;
  last_at: string;
  contact_delivered: number;
  contact_read: number;
  company_delivered: number;
  company_read: number;
  status: ConversationStatus;
  snoozed_until: string | null;
  assignee_id: string | null;
  /** Null for a normal one, which nearly all are: those are not in the index. */
  priority: Exclude<ConversationPriority, 'normal'> | null;
  /** JSON list of the tags, as `conversation_tag` has them one by one; null for none. */
  tags: string | null;
  team_id: string | null;
  /** JSON of the page's words on where it began; null when there were none. */
  context: string | null;
  proactive_id: string | null;
  /** The customer's latest rating. */
  rating_id: string | null;
  /** When it was last resolved; null when it never was. It may be open again. */
  resolved_at: string | null;
  created_at: string;
}

/** One tag of one conversation, so that those with a tag are found, the last spoken in first. */
export interface ConversationTagTable {
  conversation_id: string;
  tag: string;
  site_id: string;
  /** The conversation's `last_at`. */
  last_at: string;
}

/** What can be searched of one message, contact or conversation; in a table of its own what anyone can read. */
export interface SearchEntryTable {
  /** Later ones are greater: number of the event that told of it first, or of what is public when it was written. */
  id: number;
  /** The id of the message, contact or conversation. */
  ref: string;
  /** As `search/words.ts` makes them, with a space in between. */
  words: string;
}

export interface RatingTable {
  id: string;
  conversation_id: string;
  score: number;
  comment: string | null;
  created_at: string;
}

export interface MessageTable {
  id: string;
  conversation_id: string;
  seq: number;
  author_type: Author['type'];
  author_id: string;
  text: string;
  internal: number;
  /** Of a note, whose own `seq` is negative: the message it stands after. Null for all else. */
  place: number | null;
  /** JSON of the agents whom a note calls; null for none. */
  mentions: string | null;
  parent_id: string | null;
  status: MessageStatus;
  edited_at: string | null;
  /** How many attachments it has, so that only those with some are asked for them. */
  attachments: number;
  created_at: string;
  /** JSON of what the customer is asked to have published; null for nearly all. */
  offer: string | null;
}

/** A file that goes with a message, or is about to. */
export interface AttachmentTable {
  id: string;
  site_id: string;
  uploader_type: Author['type'];
  uploader_id: string;
  /** Null until a message takes it along. */
  message_id: string | null;
  /** Its place among the message's attachments, from 0. */
  position: number;
  name: string;
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** Where the bytes are, in the words of the storage. */
  storage_key: string;
  /** Signs the addresses of this file and of no other. */
  url_secret: string;
  created_at: string;
  /** When it is to be removed, bytes and row; null while a message has it. */
  expires_at: string | null;
}

/** The log: thin rows, hydrated when read. */
export interface EventTable {
  cursor: number;
  id: string;
  type: EventType;
  at: string;
  actor_type: Author['type'];
  actor_id: string;
  site_id: string | null;
  conversation_id: string | null;
  /** Whose private matter it is: the contact that may see it. */
  contact_id: string | null;
  /** The id of the resource that the event carries. */
  subject_id: string;
  /** Small and non-personal, JSON; null when there is nothing to add. */
  data: string | null;
}

/** One row: the number of the newest event. */
export interface LogHeadTable {
  id: number;
  cursor: number;
}

export interface SecretTable {
  name: string;
  value: string;
}

/** One row, and only on PostgreSQL: the settings document. */
export interface SettingsTable {
  id: number;
  revision: number;
  document: string;
}

/** A reader of the log that remembers where it is. */
export interface ConsumerTable {
  name: string;
  /** The last event it has handled. */
  cursor: number;
  /** The process that reads, and until when nobody else may. */
  owner: string | null;
  owned_until: string | null;
}

/** What goes out by e-mail about a conversation, and how far that has got. */
export interface MailTable {
  /** The conversation's id for answers, with a suffix for a transcript. */
  id: string;
  kind: 'answer' | 'transcript';
  conversation_id: string;
  /** When to look at it next; null when nothing is to be sent. */
  due_at: string | null;
  /** When the burst began that is to be sent. */
  since: string | null;
  /** How often in a row the contact was found to be away. */
  absences: number;
  /** Up to where messages went out, or need not. */
  mailed_seq: number;
  /** Up to where the mail goes that is being sent: after a crash the same one is sent. */
  sending_seq: number | null;
  /** Vain attempts at it. */
  failures: number;
  /** Ids of the mails of this conversation, the latest last, as a `References` header has them. */
  thread: string;
  sent_at: string | null;
  /** Up to where went the latest mail whose link was used. */
  opened_seq: number;
}

/** Contacts who want no answers by e-mail. */
export interface MailStopTable {
  contact_id: string;
  created_at: string;
}

/** An address that is told what happens. */
export interface WebhookTable {
  id: string;
  site_id: string;
  url: string;
  description: string | null;
  /** JSON lists; empty for all. */
  types: string;
  teams: string;
  kinds: string;
  secret: string;
  /** Signs, too, until then: receivers are being told of the new one. */
  previous_secret: string | null;
  previous_secret_until: string | null;
  /** `deleted`: its deliveries are being removed; for everybody it is gone. */
  state: WebhookState | 'deleted';
  reason: 'by_hand' | 'failing' | 'gone' | null;
  failing_since: string | null;
  /** It asked for silence until then. */
  hold_until: string | null;
  /** When the owners were told that it is paused; null while they are to be told, or need not. */
  told_at: string | null;
  /** Up to where the log was looked through for it. */
  cursor: number;
  /** The last event for it. */
  last_cursor: number | null;
  /** Number of its last delivery. */
  position: number;
  /** What is told once more: after this one, up to that one. */
  replay_cursor: number | null;
  replay_up_to: number | null;
  created_at: string;
}

/** Telling one event to one webhook. What is told is read from the log when it is sent. */
export interface DeliveryTable {
  id: string;
  webhook_id: string;
  /** Its place among the webhook's deliveries. */
  position: number;
  event_cursor: number;
  /** Of the webhook's event before. */
  previous_cursor: number | null;
  event_id: string;
  type: EventType;
  conversation_id: string | null;
  /** Deliveries with the same one are made in order. */
  order_key: string;
  state: DeliveryState;
  /** Only the first pending one of an order key has a time. */
  due_at: string | null;
  attempts: number;
  /** JSON of each attempt. */
  log: string;
  created_at: string;
  done_at: string | null;
}

/** Stretches of an agent's time that are taken: no other may be counted over them. They go once nothing older is accepted. */
export interface TimeClaimTable {
  /** The span's id and, for what is left of it may be in several pieces, the piece's number: `tim_….0`. */
  id: string;
  agent_id: string;
  from_at: string;
  to_at: string;
}

/** Time that was spent. */
export interface TimeEntryTable {
  id: string;
  /** Null, as the conversation is, where only the totals of teams are kept. */
  agent_id: string | null;
  team_id: string | null;
  site_id: string | null;
  conversation_id: string | null;
  kind: TimeKind;
  ms: number;
  from_at: string;
}

export interface Tables
  extends TopicTables,
    OutcomeTables,
    ProactiveTables,
    InsightsTables,
    RoutingTables,
    FigureMailTables {
  agent: AgentTable;
  agent_session: AgentSessionTable;
  api_key: ApiKeyTable;
  invitation: InvitationTable;
  audit: AuditTable;
  sighting: SightingTable;
  contact: ContactTable;
  contact_alias: ContactAliasTable;
  conversation: ConversationTable;
  conversation_tag: ConversationTagTable;
  message: MessageTable;
  rating: RatingTable;
  search_entry: SearchEntryTable;
  topic_search_entry: SearchEntryTable;
  mention: MentionTable;
  canned_reply: CannedReplyTable;
  journey: JourneyTable;
  attachment: AttachmentTable;
  consumer: ConsumerTable;
  mail: MailTable;
  mail_stop: MailStopTable;
  webhook: WebhookTable;
  delivery: DeliveryTable;
  time_claim: TimeClaimTable;
  time_entry: TimeEntryTable;
  event: EventTable;
  log_head: LogHeadTable;
  secret: SecretTable;
  settings: SettingsTable;
}

/** A connection or a transaction: whatever can run a query. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** The tables of public discussions. */
import type {
  FollowScope,
  ModerationQueue,
  ModerationTime,
  ReportReason,
  SanctionKind,
  TopicFormat,
} from '@parley/protocol';

/** What a page is about: beside its conversation, whose id it has. */
export interface TopicTable {
  id: string;
  site_id: string;
  key: string;
  title: string | null;
  url: string | null;
  format: TopicFormat;
  /** Null: as the site says. */
  moderation: ModerationTime | null;
  locked: number;
  /** How many messages anyone can read. */
  messages: number;
  answer_id: string | null;
  /** JSON list of the ids of messages put first. */
  pinned: string;
  /** Grows with every change that anyone can see. */
  revision: number;
  created_at: string;
}

/** What a message of a discussion has beside its row in `message`. Public reads begin here, and see only what is `shown`. */
export interface TopicMessageTable {
  id: string;
  conversation_id: string;
  author_id: string;
  seq: number;
  /** When it was written, as in `message`: what was said elsewhere before it came here stands among its time. */
  said_at: string;
  /** The numbers of those above it and its own: sorts each answer after what it answers. */
  path: string;
  depth: number;
  /** 1 when anyone can see it, be it only as a stub. */
  shown: number;
  /** What is left when its words are gone from the public. */
  stub: 'deleted' | 'private' | null;
  /** `up` less `down`. */
  score: number;
  up: number;
  down: number;
  /** JSON of how often each reaction was chosen. */
  reactions: string;
  /** How many messages below it anyone can read. */
  replies: number;
  official: number;
  team_id: string | null;
}

export interface VoteTable {
  id: string;
  message_id: string;
  voter_id: string;
  value: number;
}

export interface ReactionTable {
  id: string;
  message_id: string;
  voter_id: string;
  reaction: string;
}

export interface ReportTable {
  id: string;
  message_id: string;
  reporter_id: string;
  reason: ReportReason;
  text: string | null;
  created_at: string;
}

/** What a public message said before. */
export interface MessageRevisionTable {
  id: string;
  message_id: string;
  text: string;
  until: string;
  /** 1 when anyone could read it, and its author put something else in its place. */
  shown: number;
}

/** Why and where a message of a contact waits; every one of them has a row, so that the latest can be listed. */
export interface ModerationTable {
  /** Of the message. */
  id: string;
  site_id: string;
  author_id: string;
  queue: ModerationQueue;
  /** When it came into its queue. */
  at: string;
  /** JSON of what the rules objected to. */
  reasons: string;
  /** 1 when the field was filled in that people do not see. */
  trap: number;
  written_ms: number | null;
  locale: string;
  /** What its author says against a decision. */
  appeal: string | null;
  /** JSON of the latest decision of a person. */
  decision: string | null;
  /** JSON of how it stood before that decision; null when there is nothing to undo. */
  undo: string | null;
  created_at: string;
}

/** How a contact stands. Without a row: nothing said, nothing refused. */
export interface StandingTable {
  id: string;
  published: number;
  rejected: number;
  sanction: SanctionKind | null;
  until_at: string | null;
}

/** What the filter has learned from a site's moderators, by bucket. */
export interface SpamWeightTable {
  id: string;
  site_id: string;
  bucket: number;
  weight: number;
  gradient: number;
}

/** Where a public message went on in private. */
export interface PrivateLinkTable {
  /** Of the public message. */
  id: string;
  conversation_id: string;
  created_at: string;
}

/** An address that is told of new messages of a topic, or was asked whether it wants to be. */
export interface FollowTable {
  id: string;
  site_id: string;
  /** Of the topic. */
  conversation_id: string;
  email: string;
  /** Null until it is confirmed. */
  scope: FollowScope | null;
  /** Whose own messages they are; of these they are not told. */
  contact_id: string;
  /** What the latest question asks for, and for whom; null when none is open. */
  asked: FollowScope | null;
  asked_contact_id: string | null;
  /** Of how many questions it is the latest. Links of those before are worth nothing. */
  asked_count: number;
  asked_at: string;
  /** When to send it; null when it was. */
  ask_due_at: string | null;
  /** When to look at what is new; null when nothing is. */
  due_at: string | null;
  /** The latest event that there is to tell of. */
  news_cursor: number;
  /** Up to where events went out, or need not. */
  mailed_cursor: number;
  /** Up to where the mail goes that is being sent: after a crash the same one is sent. */
  sending_cursor: number | null;
  failures: number;
  created_at: string;
}

/** What was published in topics that somebody follows, in that order, for as long as it may have to be told. */
export interface TopicNewsTable {
  /** Of the event by which it could be read. */
  cursor: number;
  conversation_id: string;
  message_id: string;
  at: string;
}

/** An answer given in private that its customer was asked to have published. For the company only: no public read joins it. */
export interface PublicationTable {
  /** Of the message that asks. */
  id: string;
  conversation_id: string;
  /** Of the private answer. */
  answer_id: string;
  topic_id: string;
  /** Who asked, and speaks in public. */
  agent_id: string;
  /** Of the public message; null unless it is published. */
  public_id: string | null;
  created_at: string;
}

export interface TopicTables {
  publication: PublicationTable;
  follow: FollowTable;
  topic_news: TopicNewsTable;
  private_link: PrivateLinkTable;
  moderation: ModerationTable;
  standing: StandingTable;
  spam_weight: SpamWeightTable;
  topic: TopicTable;
  topic_message: TopicMessageTable;
  vote: VoteTable;
  reaction: ReactionTable;
  report: ReportTable;
  message_revision: MessageRevisionTable;
}

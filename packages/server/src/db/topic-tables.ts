/** The tables of public discussions. */
import type { ModerationTime, ReportReason, TopicFormat } from '@parley/protocol';

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

/** What a public message said before; for the company only. */
export interface MessageRevisionTable {
  id: string;
  message_id: string;
  text: string;
  until: string;
}

export interface TopicTables {
  topic: TopicTable;
  topic_message: TopicMessageTable;
  vote: VoteTable;
  reaction: ReactionTable;
  report: ReportTable;
  message_revision: MessageRevisionTable;
}

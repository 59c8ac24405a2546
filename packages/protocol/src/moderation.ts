/** Moderation of public discussions: what waits for whom, and why. For the company only; nothing here is told to readers. */
import type { Author, Message } from './models.js';
import type { ReportReason } from './topics.js';

/**
 * Where a message waits. `pending`: the site looks before others see. `held`: a rule held or refused it. `reported`: somebody says that
 * it should not be there. `appealed`: its author asks to look again. `recent`: it was published by itself. `decided`: a person has decided.
 */
export type ModerationQueue = 'pending' | 'held' | 'reported' | 'appealed' | 'recent' | 'decided';

/** Why a rule held or refused a message. */
export interface ModerationReason {
  /** Which rule, e.g. `links`; `hook` for the company's own judge, `muted` for a person who was muted. */
  rule: string;
  action: 'hold' | 'reject';
  /** What it found: words, hosts, numbers; at most ten. */
  found: string[];
}

export interface MessageReport {
  reason: ReportReason;
  text: string | null;
  at: string;
}

/** `ban`: may not speak, for good or until a time. `mute`: all they say is held. */
export type SanctionKind = 'ban' | 'mute';

export interface Sanction {
  kind: SanctionKind;
  /** Null: for good. */
  until: string | null;
}

/** How a person stands on a site. */
export interface ContactStanding {
  contactId: string;
  name: string | null;
  verified: boolean;
  /** Since when the site knows them. */
  since: string;
  /** How many of their messages are published, and how many a person has refused. */
  published: number;
  rejected: number;
  /** Null when none is in force. */
  sanction: Sanction | null;
}

export interface ModerationDecisionMade {
  decision: 'approve' | 'reject' | 'spam';
  /** As they are called now. */
  by: Author;
  at: string;
}

/** A message as a moderator sees it. */
export interface ModerationItem {
  message: Message;
  topic: { key: string; title: string | null; url: string | null; locked: boolean };
  /** Whether the company has put it first, and whether it is the answer. */
  pinned: boolean;
  answer: boolean;
  queue: ModerationQueue;
  /** In the order of the site's rules. */
  reasons: ModerationReason[];
  /** The latest first, at most `LIMITS.reportsShown`. */
  reports: MessageReport[];
  /** What the author says against a decision; null when nothing. */
  appeal: string | null;
  /** The latest decision of a person; null while there is none. */
  decision: ModerationDecisionMade | null;
  /** When it came into its queue. */
  at: string;
  /** Changes with what it says and with what was decided about it. Opaque: give it back with a decision. */
  version: string;
}

export interface ModerationPage {
  data: ModerationItem[];
  next: string | null;
}

/** Query of `GET /v1/moderation/messages`. */
export interface ModerationListQuery {
  /** The site's key. */
  site: string;
  queue: ModerationQueue;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** `GET /v1/moderation/counts?site=`: how many messages wait; each at most `LIMITS.queueCount`, which means so many or more. */
export interface ModerationCounts {
  pending: number;
  held: number;
  reported: number;
  appealed: number;
}

/**
 * `POST /v1/moderation/decisions`: about many messages at once. `undo` takes the latest decision about each back. What cannot be decided
 * is left as it is and named in the answer.
 */
export interface ModerationDecisionInput {
  site: string;
  /** At most `LIMITS.decisions`. */
  messageIds: string[];
  decision: 'approve' | 'reject' | 'spam' | 'undo';
  /** With `approve` of one message: what it says from now on. */
  text?: string | undefined;
  /**
   * By the message's id, the `version` on which the decision rests: what has been decided by somebody else or reworded since then
   * is left as it is. What is not named here is decided whatever it has become.
   */
  seen?: Record<string, string> | undefined;
}

export interface ModerationDecisionResult {
  decided: ModerationItem[];
  /** Ids of messages that are not there, had nothing to undo, or are not what was seen. */
  left: string[];
  /** Of those left, what they have become since they were seen. */
  changed: ModerationItem[];
}

/** What a socket answers to `watchModeration`: news come from here on. */
export interface WatchModerationInput {
  /** The site's key. */
  site: string;
}

export interface WatchModerationResult {
  watching: true;
}

/** What changed in the queues of a site. For those who moderate it, while they watch. */
export interface ModerationNews {
  /** The site's key. */
  site: string;
  /** Messages as they are now: new, decided, reported, appealed, changed. At most `LIMITS.moderationNews`. */
  changed: ModerationItem[];
  /** Ids of messages that are in no queue any more. */
  gone: string[];
  /** Contacts who were banned, muted, or may speak again. */
  people: string[];
  counts: ModerationCounts;
  /** More has changed than is told here: load afresh. */
  reload: boolean;
}

/** `PUT /v1/moderation/contacts/{id}/sanction`. */
export interface SanctionInput {
  kind: SanctionKind;
  /** ISO 8601, in the future; null for good. */
  until: string | null;
}

/** `GET /v1/moderation/contacts/{id}`: the person, and what they said lately. */
export interface ContactHistory {
  standing: ContactStanding;
  /** The latest first; at most `LIMITS.history`. */
  messages: ModerationItem[];
}

/** `POST …/messages/{messageId}/appeal?site=`: once, by the author of a message that a person or a rule refused. */
export interface AppealInput {
  /** 1 to `LIMITS.reportText` UTF-16 code units. */
  text: string;
}

export interface AppealResult {
  messageId: string;
  appealed: true;
}

/** `POST /v1/moderation/judge-secret`: a new secret for the site's own judge. */
export interface RotateJudgeSecretInput {
  /** The site's key. */
  site: string;
}

/** Shown only now. */
export interface JudgeSecret {
  /** `whsec_…`, as the libraries of Standard Webhooks take it. */
  secret: string;
  /** Until when requests are signed with the one before, too; null when there was none. */
  previousUntil: string | null;
}

/** One rule of a site's settings: `kind` and its own numbers and words. */
export type ModerationRuleInput = { kind: string } & Record<string, unknown>;

/** `POST /v1/moderation/simulations`: what these rules would have done to the latest messages. */
export interface SimulationInput {
  site: string;
  rules: ModerationRuleInput[];
}

/** What the rules would have done. */
export interface SimulationResult {
  /** How many messages of the last `LIMITS.simulationDays` were looked at, the latest first; at most `LIMITS.simulated`. */
  looked: number;
  publish: number;
  hold: number;
  reject: number;
  /** By rule: how many it would have objected to. */
  byRule: Record<string, number>;
  /** Of messages that anyone can read now: what would have been held or refused, and why; at most `LIMITS.simulationExamples`. */
  examples: { messageId: string; text: string; decision: 'hold' | 'reject'; reasons: ModerationReason[] }[];
}

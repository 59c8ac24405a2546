/** The time that agents spend, as the console measures it: what is sent, what is kept, what is read. */

/** What somebody was doing: writing in a conversation, reading it or the inbox, judging messages. */
export type TimeKind = 'answering' | 'reading' | 'moderating';

/** A stretch of time in which somebody was at it, by the browser's clock. */
export interface TimeSpan {
  /** `tim_…`, made by the console: sent twice, it counts once. */
  id: string;
  kind: TimeKind;
  /** Null for what belongs to none, such as the list. */
  conversationId: string | null;
  from: string;
  /** After `from`, by at most `LIMITS.timeSpanSeconds`. */
  to: string;
}

/** `POST /v1/time` (agents). */
export interface RecordTimeInput {
  /** The browser's clock at the moment of sending: what it is wrong by is taken off each span. */
  sentAt: string;
  /** 1 to `LIMITS.timeSpans`. */
  spans: TimeSpan[];
}

/** What was counted: less than was sent where spans overlap with others of the same agent, or lie outside of what can be. */
export interface RecordedTime {
  ms: number;
}

/** A stretch of time that was counted. No two of one agent overlap. */
export interface TimeEntry {
  /** `tim_…` */
  id: string;
  /** Null where only the totals of teams are kept. */
  agentId: string | null;
  /** The conversation's team then, or that of an agent who is in one only. */
  teamId: string | null;
  /** Null where only the totals of teams are kept, and for what belongs to none. */
  conversationId: string | null;
  kind: TimeKind;
  ms: number;
  /** When it began, by the server's clock. */
  from: string;
}

/** Milliseconds of each kind. */
export type TimeSums = Record<TimeKind, number>;

/** Query of `GET /v1/time`. */
export interface TimeQuery {
  /** The first day, such as `2026-11-23`; the last 7 days by default. */
  from?: string | undefined;
  /** 1 to `LIMITS.timeDays`; 7 by default. */
  days?: number | undefined;
  /** Whose days: a name of the time zone database; UTC by default. */
  zone?: string | undefined;
  /** The totals of this team, for administrators, analysts and keys; one's own time when absent. */
  team?: string | undefined;
}

/** Time by day. */
export interface TimeSheet {
  zone: string;
  days: { date: string; ms: TimeSums }[];
}

/** Query of `GET /v1/time/conversations`. */
export interface ConversationTimeQuery {
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** One's own time in one conversation. */
export interface ConversationTime {
  conversationId: string;
  /** The contact's name; null while anonymous, and when the conversation is gone. */
  contactName: string | null;
  ms: TimeSums;
}

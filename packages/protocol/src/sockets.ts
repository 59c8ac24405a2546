/**
 * The hot path over Socket.IO, at path `/v1/socket`. Everything here can also be done over HTTP.
 * Contacts connect with `auth: { token }`, agents with their cookie, whoever only reads a discussion with `auth: { site }`.
 */
import type { ErrorBody } from './errors.js';
import type { Event } from './events.js';
import type { CreateMessageInput, ReadInput, ReadResult } from './inputs.js';
import type { Author, Message } from './models.js';
import type { ModerationNews, WatchModerationInput, WatchModerationResult } from './moderation.js';
import type { TopicNews, WatchTopicInput, WatchTopicResult } from './topics.js';

export const SOCKET_PATH = '/v1/socket';

/** What a socket's acknowledgement carries. */
export type Answer<T> = { data: T } | ErrorBody;

export interface WatchInput {
  /** The cursor of the last event seen, or null to start from now. */
  after: string | null;
}

export interface WatchResult {
  /** What was missed, oldest first. Empty when `after` was null. */
  events: Event[];
  /** Where the log stood: keep it. */
  cursor: string;
  /** True when too much was missed to replay: load afresh over HTTP, then go on from `cursor`. */
  reset: boolean;
}

export interface SendInput extends CreateMessageInput {
  /** The idempotency key is a must here: an acknowledgement can be lost. */
  id: string;
  conversationId: string;
}

export interface SocketReadInput extends ReadInput {
  conversationId: string;
}

export interface TypingInput {
  conversationId: string;
  /** False when somebody stopped. Say true again every few seconds: it is over when it was not said for a while. */
  typing: boolean;
  /** For agents: a note is being written, which only the company hears of. */
  internal?: boolean | undefined;
}

export interface ViewingInput {
  conversationId: string;
  /** False when an agent left it. Say true again every half minute: it is over when it was not said for a while. */
  viewing: boolean;
}

export interface ViewingNews extends ViewingInput {
  author: Author;
  /** As in `TypingNews`. */
  at: string;
}

/** The answer to `typing` and `viewing`. `told: false`: it came too often and was left out, which does no harm. */
export interface TypingResult {
  told: boolean;
}

export interface TypingNews extends TypingInput {
  author: Author;
  /** When it was said, ISO 8601 in UTC. News may overtake each other between processes: the later one counts. */
  at: string;
}

/** Client to server. Every event takes one object and an acknowledgement. */
export interface ClientToServerEvents {
  /** Starts the live events of all that this actor may see, and answers with those missed since `after`. */
  watch: (input: WatchInput, answer: (result: Answer<WatchResult>) => void) => void;
  /** Ends the live events; the connection stays. */
  unwatch: (input: Record<string, never>, answer: (result: Answer<{ watching: false }>) => void) => void;
  /** Sends a message. Acknowledged only after it is on disk. */
  send: (input: SendInput, answer: (result: Answer<Message>) => void) => void;
  /** Moves this side's marks forward. */
  read: (input: SocketReadInput, answer: (result: Answer<ReadResult>) => void) => void;
  /** Tells those who watch the conversation that somebody types here. Never stored; it may get lost. */
  typing: (input: TypingInput, answer: (result: Answer<TypingResult>) => void) => void;
  /** For agents: tells their colleagues that they look at a conversation. Never stored; it may get lost. */
  viewing: (input: ViewingInput, answer: (result: Answer<TypingResult>) => void) => void;
  /** Starts the news of a public topic, at most `LIMITS.watchedTopics` at a time. */
  watchTopic: (input: WatchTopicInput, answer: (result: Answer<WatchTopicResult>) => void) => void;
  unwatchTopic: (input: WatchTopicInput, answer: (result: Answer<{ watching: false }>) => void) => void;
  /** For who moderates the site: starts the news of its queues. What was missed is asked for over HTTP. */
  watchModeration: (
    input: WatchModerationInput,
    answer: (result: Answer<WatchModerationResult>) => void,
  ) => void;
  unwatchModeration: (
    input: WatchModerationInput,
    answer: (result: Answer<{ watching: false }>) => void,
  ) => void;
}

/** Server to client. */
export interface ServerToClientEvents {
  /** New events in the order of the log, in batches. `cursor` is where the log stands after them. */
  events: (batch: { events: Event[]; cursor: string }) => void;
  /** Somebody types, or stopped. For `watch`ers only; the company also hears of its own people. */
  typing: (news: TypingNews) => void;
  /** An agent looks at a conversation, or left it. For agents who watch. */
  viewing: (news: ViewingNews) => void;
  /** What changed in a topic that is watched. What is missed while away shows in its `revision`. */
  topic: (news: TopicNews) => void;
  /** What changed in the queues of a site that is watched. */
  moderation: (news: ModerationNews) => void;
  /**
   * This process is about to stop. Until it closes the connection it serves as before; better to be gone by then: wait
   * for what is being answered, and connect anew at a random moment of the next `within` milliseconds. Another process
   * takes over, or the next of this one.
   */
  move: (order: { within: number }) => void;
}

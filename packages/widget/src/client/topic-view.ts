/** A topic as a reader sees it: pure functions from what is known to what is shown. */
import {
  type Author,
  LIMITS,
  type MessageOpinion,
  type OwnTopicMessage,
  type TopicMessage,
} from '@parley/protocol';
import type { ApiErrorCode } from './api-error.js';
import type { WaitingMessage } from './topic-outbox.js';

/** Deeper answers stay at this depth and say what they answer. */
export const MAX_LEVEL = 3;

export type Opinion = Pick<MessageOpinion, 'vote' | 'chosen'>;

/** `pending` and `rejected` are seen by their author alone; `sending` and `failed` are in this browser only. */
export type MessagePhase = 'published' | 'pending' | 'rejected' | 'sending' | 'failed';

/** What only its author is told. */
export type OwnTold = Pick<OwnTopicMessage, 'refusal' | 'appeal' | 'privateConversationId'>;

export interface TopicMessageView extends TopicMessage {
  own: boolean;
  phase: MessagePhase;
  opinion: Opinion;
  /** Why it was not sent. */
  failure: ApiErrorCode | null;
  /** When it is sent by itself nevertheless, in milliseconds since 1970; 0 for never. */
  again: number;
  /** Of one's own that was refused, or goes on in private; else null. */
  told: OwnTold | null;
  /** 0 to `MAX_LEVEL`. */
  level: number;
  /** What it answers, where its place alone does not show that. */
  inReplyTo: { id: string; author: Author | null } | null;
}

export type MorePhase = 'none' | 'some' | 'loading' | 'failed';

export interface TopicBranchView {
  message: TopicMessageView;
  replies: readonly TopicMessageView[];
  /** How many more replies there are. */
  unshown: number;
  more: MorePhase;
}

export const NO_OPINION: Opinion = { vote: 0, chosen: [] };

/** Whether its author may still change it. */
export function canEditTopicMessage(message: TopicMessageView, now = Date.now()): boolean {
  const { own, phase, stub, createdAt } = message;
  const open = phase === 'published' || phase === 'pending';
  return own && open && stub === null && now - Date.parse(createdAt) < LIMITS.editSeconds * 1000;
}

/** What was written here, in the form of what the server will make of it. */
export function viewWaiting(entry: WaitingMessage, author: Author): TopicMessage {
  return {
    id: entry.id,
    conversationId: '',
    // After everything that the server has.
    seq: Number.MAX_SAFE_INTEGER,
    parentId: entry.parentId,
    depth: 0,
    stub: null,
    author,
    text: entry.text,
    official: null,
    answer: false,
    pinned: false,
    votes: { up: 0, down: 0 },
    reactions: {},
    replies: 0,
    editedAt: null,
    createdAt: entry.at,
  };
}

/** What one more or one less vote makes of the counts. */
export function withVote(
  message: TopicMessage,
  before: Opinion['vote'],
  vote: Opinion['vote'],
): TopicMessage {
  const { up, down } = message.votes;
  const count = (value: 1 | -1) => Number(vote === value) - Number(before === value);
  return { ...message, votes: { up: Math.max(0, up + count(1)), down: Math.max(0, down + count(-1)) } };
}

export function withReaction(message: TopicMessage, reaction: string, chosen: boolean): TopicMessage {
  const count = Math.max(0, (message.reactions[reaction] ?? 0) + (chosen ? 1 : -1));
  const { [reaction]: _, ...others } = message.reactions;
  return { ...message, reactions: count > 0 ? { ...message.reactions, [reaction]: count } : others };
}

/** What everybody sees of one that goes on in private. */
export function withoutWords(message: TopicMessage): TopicMessage {
  return { ...message, stub: 'private', text: '', author: null, official: null };
}

/** Nobody has done anything to it yet: it may have come a moment ago. */
export function isUntouched({ votes, reactions, replies, editedAt, stub }: TopicMessage): boolean {
  const judged = votes.up + votes.down + Object.keys(reactions).length;
  return judged + replies === 0 && editedAt === null && stub === null;
}

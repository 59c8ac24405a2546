/** What agents decide about a conversation, how it looks at once, and how it is undone. Pure. */
import type { Conversation, UpdateConversationInput } from '@parley/protocol';

export type ConversationDecision = Omit<UpdateConversationInput, 'context'>;

export interface Decided {
  /** Whether the server took it. */
  done: boolean;
  /** What puts it back as it was; null when that is not known. */
  undo: ConversationDecision | null;
  /** Seconds after which the same may be taken, when the server said so. */
  retryAfter?: number | undefined;
}

/** The conversation as it will be. */
export function decided(conversation: Conversation, change: ConversationDecision): Conversation {
  const { status, snoozedUntil = null, assigneeId, priority, tags, teamId } = change;
  return {
    ...conversation,
    ...(status !== undefined && { status, snoozedUntil: status === 'snoozed' ? snoozedUntil : null }),
    ...(assigneeId !== undefined && { assigneeId }),
    ...(priority !== undefined && { priority }),
    ...(tags !== undefined && { tags }),
    ...(teamId !== undefined && { teamId }),
  };
}

/** The decision that takes `change` back. */
export function undoing(before: Conversation, change: ConversationDecision): ConversationDecision {
  const { status, snoozedUntil, assigneeId, priority, tags, teamId } = before;
  return {
    ...(change.status !== undefined && { status, ...(status === 'snoozed' && { snoozedUntil }) }),
    ...(change.assigneeId !== undefined && { assigneeId }),
    ...(change.priority !== undefined && { priority }),
    ...(change.tags !== undefined && { tags }),
    ...(change.teamId !== undefined && { teamId }),
  };
}

/** What is known of one conversation, as one side sees it. */
import type { Author, Conversation, ReadMark, Side } from '@parley/protocol';
import type { ApiError } from './api-error.js';
import type { MessageView } from './conversation-view.js';

export interface ConversationState {
  /** `failed`: nothing could be loaded, see `error`; `load()` tries again. */
  phase: 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  messages: readonly MessageView[];
  /** Whether there are older messages than these. */
  older: 'none' | 'some' | 'loading' | 'failed';
  /** How many of the other side's messages this side has not seen. */
  unread: number;
  marks: Record<Side, ReadMark>;
  /** Status, team, rating and the like; null until it is loaded. Of its marks and last words, those here know more. */
  conversation: Conversation | null;
  /** Those of the other side who type right now. */
  typing: readonly Author[];
}

/** What makes a message a note. */
export interface Note {
  /** `agt_…`: whom it calls. */
  mentions: readonly string[];
}

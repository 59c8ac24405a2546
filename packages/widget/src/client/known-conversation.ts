/** What is kept of a conversation that was open, so that it is there at once when it is opened again. Pure. */
import type { Conversation, Message } from '@parley/protocol';
import type { ConversationState } from './conversation-state.js';
import { byPlace } from './conversation-view.js';

/** So many messages fill any screen; those above are loaded as after any opening. */
const KEPT = 60;

export interface KnownConversation {
  conversation: Conversation;
  /** The latest, in order and without a gap. */
  messages: readonly Message[];
  older: ConversationState['older'];
}

/** @param known all that is stored, in any order */
export function knownOf({ conversation, messages, older }: KnownConversation): KnownConversation {
  const sorted = [...messages].sort(byPlace);
  const latest = sorted.slice(-KEPT);
  const isCut = latest.length < sorted.length;
  return { conversation, messages: latest, older: isCut || older !== 'none' ? 'some' : 'none' };
}

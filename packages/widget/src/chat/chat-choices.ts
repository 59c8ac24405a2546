/** What follows from how the chat stands. */
import type { ChatState } from '../client/chat-store.js';
import type { MenuChoice } from '../events/menu-choose.js';

/** With one conversation that is open there is nothing else to see, until somebody wants to begin another. */
export function canLeave({ conversations, conversation }: ChatState): boolean {
  const [first] = conversations.rows;
  return (
    conversations.rows.length > 1 ||
    conversation?.id !== first?.conversation.id ||
    first?.conversation.status === 'resolved'
  );
}

/** What the menu offers; `alerts`: what there is to say of sounds and notifications. */
export function menuChoices(
  { phase, conversation, contact }: ChatState,
  alerts: readonly MenuChoice[],
): MenuChoice[] {
  if (phase !== 'ready') return [];
  const choices = [...alerts];
  if (conversation?.state.messages.length) {
    if (contact?.email) choices.push('transcript-mail');
    choices.push('transcript');
  }
  if (contact?.verified) choices.push('log-out');
  return choices;
}

/** Who has written last, and what. */
export function newest({ conversations, site }: ChatState): { title: string; text: string } {
  const message = conversations.rows[0]?.conversation.lastMessage;
  return { title: message?.author.name ?? site?.name ?? '', text: message?.text ?? '' };
}

/** The team that the open conversation is with. */
export function teamOf({ conversation }: ChatState): string | undefined {
  return conversation?.state.conversation?.teamId ?? undefined;
}

/** Whether somebody can be looking at it. */
export function isSeen(open: boolean): boolean {
  return open && document.visibilityState === 'visible';
}

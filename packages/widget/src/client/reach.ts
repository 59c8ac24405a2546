/** Finds the way to one message of a conversation, however far up it is. */
import { LIMITS } from '@parley/protocol';
import type { ConversationState } from './conversation-state.js';
import type { ConversationStore } from './conversation-store.js';

type Reachable = Pick<ConversationStore, 'state' | 'subscribe' | 'loadOlder'>;

/** Loads older messages until this one is among them. @returns whether it is */
export async function reach(conversation: Reachable, messageId: string): Promise<boolean> {
  const isHere = () => conversation.state.messages.some(({ id }) => id === messageId);
  // A list that scrolls up asks for older ones as well.
  const rests = ({ phase, older }: ConversationState) => phase !== 'loading' && older !== 'loading';
  await until(conversation, rests);
  while (!isHere() && conversation.state.older === 'some') {
    await conversation.loadOlder(LIMITS.pageMax);
    await until(conversation, rests);
  }
  return isHere();
}

async function until(conversation: Reachable, isSo: (state: ConversationState) => boolean): Promise<void> {
  if (isSo(conversation.state)) return;
  await new Promise<void>((resolve) => {
    const stop = conversation.subscribe((state) => {
      if (!isSo(state)) return;
      stop();
      resolve();
    });
  });
}

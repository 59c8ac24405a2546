/** What the widget shows of a conversation, for the account and for the evidence. */
import type { ConversationStore, MessageView } from '@parley/widget/testing';
import type { Account } from '../account/account.js';
import type { Shown } from '../account/evidence.js';
import { until } from '../until.js';

/** Takes as acknowledged what is shown as sent, and forgets it in `waiting`. */
export function acknowledgeShown(
  shown: { messages: readonly MessageView[]; conversationId: string },
  waiting: Set<string>,
  account: Account,
): void {
  if (waiting.size === 0) return;
  // What waits is among the last.
  for (const { id, seq, text } of shown.messages.toReversed()) {
    if (!waiting.has(text) || seq === null) continue;
    account.acknowledge({ id, conversationId: shown.conversationId, seq, text });
    waiting.delete(text);
    if (waiting.size === 0) return;
  }
}

/** Scrolls up to the first message, and takes all. */
export async function toShown(who: string, conversation: ConversationStore): Promise<Shown> {
  const what = `${who} sees the whole of ${conversation.id}`;
  await until(
    async () => {
      const { older, phase } = conversation.state;
      if (phase === 'failed') await conversation.load();
      if (older === 'some' || older === 'failed') await conversation.loadOlder();
      return phase === 'ready' && older === 'none';
    },
    { what, ms: 30_000 },
  );
  const messages = conversation.state.messages.flatMap(({ id, seq, text }) =>
    seq === null ? [] : [{ id, seq, text }],
  );
  return { who, conversationId: conversation.id, messages };
}

/** Looks through a file before anything is sent: what is in it, and which lines are bad. */
import { type OnSkip, readConversations } from './conversation-file.js';
import type { Totals } from './load.js';

/** Counts the good lines of `file`; `onSkip` hears of each bad one. */
export async function survey(file: string, onSkip: OnSkip): Promise<Totals> {
  const totals: Totals = { conversations: 0, messages: 0 };
  for await (const { turns } of readConversations(file, onSkip)) {
    totals.conversations += 1;
    totals.messages += turns.length;
  }
  return totals;
}

/** Looks through a file before anything is sent: what is in it, and which lines are bad. */
import { type OnSkip, readConversations } from './conversation-file.js';
import type { Totals } from './load.js';

export interface SurveyListeners {
  /** Hears of each bad line. */
  onSkip: OnSkip;
  /** Hears of each turn in which nothing was said. */
  onSilence: (line: number, turn: number) => void;
}

/** Counts what will go in. */
export async function survey(file: string, { onSkip, onSilence }: SurveyListeners): Promise<Totals> {
  const totals: Totals = { conversations: 0, messages: 0 };
  for await (const { line, turns, silent } of readConversations(file, onSkip)) {
    for (const turn of silent) onSilence(line, turn);
    totals.conversations += 1;
    totals.messages += turns.length;
  }
  return totals;
}

/**
 * Compares a file with what a company's CRM would know: the feed, pulled by the SDK from its beginning.
 * Must take nothing from the server by another way, or it would not prove the feed.
 */
import type { Event, Parley } from '@parley/sdk';
import { type FileConversation, readConversations, type Turn } from './conversation-file.js';
import type { Totals } from './load.js';
import { conversationId } from './stable-ids.js';

export interface VerifyTask {
  file: string;
  parley: Parley;
  /** The key of the site that was loaded into. */
  site: string;
  signal: AbortSignal;
}

export interface Verdict extends Totals {
  /** The first difference in the order of the file, in words; null when there is none. */
  difference: string | null;
  /** Lines that are bad and were never loaded. */
  skipped: number;
}

/** A conversation as the feed told it. */
interface Told {
  externalId: string | null;
  turns: Turn[];
  /** The first message that did not come right after the one before it. */
  disorder: string | null;
}

function take(told: Map<string, Told>, event: Event): void {
  if (event.type === 'conversation.created') {
    const { id, externalId } = event.conversation;
    told.set(id, { externalId, turns: [], disorder: null });
  }
  if (event.type !== 'message.created') return;
  const conversation = told.get(event.conversationId);
  if (conversation === undefined) return;
  const { seq, author, text } = event.message;
  const expected = conversation.turns.length + 1;
  if (seq !== expected)
    conversation.disorder ??= `turn ${expected}: expected message ${expected}, got message ${seq}`;
  conversation.turns.push({ side: author.type === 'contact' ? 'contact' : 'company', text });
}

/** In the file's own words. */
function show(turn: Turn | undefined): string {
  if (turn === undefined) return 'nothing';
  return `${turn.side === 'contact' ? 'customer' : 'agent'} ${JSON.stringify(turn.text)}`;
}

function compare(expected: FileConversation, told: Told | undefined): string | null {
  if (told === undefined) return `turn 1: expected ${show(expected.turns[0])}, got no such conversation`;
  if (told.externalId !== expected.id) {
    return `turn 0: expected the external id ${JSON.stringify(expected.id)}, got ${JSON.stringify(told.externalId)}`;
  }
  if (told.disorder !== null) return told.disorder;
  const length = Math.max(expected.turns.length, told.turns.length);
  for (let i = 0; i < length; i += 1) {
    const [want, got] = [expected.turns[i], told.turns[i]];
    if (want?.side !== got?.side || want?.text !== got?.text) {
      return `turn ${i + 1}: expected ${show(want)}, got ${show(got)}`;
    }
  }
  return null;
}

/** Pulls everything and compares. Conversations that the file does not name are none of its business. */
export async function verify({ file, parley, site, signal }: VerifyTask): Promise<Verdict> {
  const told = new Map<string, Told>();
  await parley.pull({
    cursor: null,
    signal,
    onBatch: ({ events }) => {
      for (const event of events) take(told, event);
    },
  });
  signal.throwIfAborted();
  const verdict: Verdict = { conversations: 0, messages: 0, difference: null, skipped: 0 };
  const onSkip = (): void => {
    verdict.skipped += 1;
  };
  for await (const conversation of readConversations(file, onSkip)) {
    const difference = compare(conversation, told.get(conversationId({ site, id: conversation.id })));
    if (difference !== null) {
      verdict.difference = `conversation ${conversation.id}, ${difference}`;
      break;
    }
    verdict.conversations += 1;
    verdict.messages += conversation.turns.length;
  }
  return verdict;
}

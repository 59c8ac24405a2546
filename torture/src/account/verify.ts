/**
 * Holds what is left of a run against the account: nothing acknowledged is missing, nothing is doubled, and everybody
 * saw the same order. Pure, so that it can be shown to fail.
 */
import type { Event, Message } from '@parley/protocol';
import type { Account } from './account.js';
import type { Evidence, Heard, Shown } from './evidence.js';

/**
 * `lost`: acknowledged and not there. `changed`: there, but not as acknowledged. `doubled`: there more than once.
 * `misordered`: not in the one order, or with a gap. `unknown`: nobody wrote it. `undelivered`: never acknowledged,
 * long after the fault was over. `refused`: a client was given up on, or told something else than to try again. `store`:
 * `parley check` is not content. `unwell`: a process did not say how it is, or did
 * not end well.
 */
export type ViolationKind =
  | 'lost'
  | 'changed'
  | 'doubled'
  | 'misordered'
  | 'unknown'
  | 'undelivered'
  | 'refused'
  | 'unwell'
  | 'store';

export interface Violation {
  kind: ViolationKind;
  what: string;
}

export function verify(account: Account, evidence: Evidence): Violation[] {
  const messages = messagesOf(evidence.feed);
  return [
    ...verifyKept(account, messages),
    ...verifyOnce(account, evidence.feed, messages),
    ...verifyNumbers(evidence.feed, messages),
    ...verifyWriters(account, messages),
    ...evidence.heard.flatMap((heard) => verifyHeard(heard, evidence.feed)),
    ...evidence.shown.flatMap((shown) => verifyShown(shown, messages)),
    ...(evidence.check === null ? [] : [violation('store', evidence.check)]),
  ];
}

function violation(kind: ViolationKind, what: string): Violation {
  return { kind, what };
}

function messagesOf(events: readonly Event[]): Message[] {
  return events.flatMap((event) => (event.type === 'message.created' ? [event.message] : []));
}

function verifyKept(account: Account, messages: readonly Message[]): Violation[] {
  const byText = new Map(messages.map((message) => [message.text, message]));
  const found: Violation[] = account.contradictions.map((what) => violation('changed', what));
  for (const [text, told] of account.acknowledged) {
    const stored = byText.get(text);
    if (stored === undefined) found.push(violation('lost', `“${text}” was acknowledged as no. ${told.seq}`));
    else if (
      stored.id !== told.id ||
      stored.seq !== told.seq ||
      stored.conversationId !== told.conversationId
    ) {
      const is = `${stored.id} no. ${stored.seq}`;
      found.push(
        violation('changed', `“${text}” was acknowledged as ${told.id} no. ${told.seq}, and is ${is}`),
      );
    }
  }
  for (const text of account.written.keys()) {
    if (!account.isAcknowledged(text))
      found.push(violation('undelivered', `“${text}” was never acknowledged`));
  }
  return found;
}

function verifyOnce(account: Account, feed: readonly Event[], messages: readonly Message[]): Violation[] {
  const twice = (what: string, keys: string[]) =>
    repeated(keys).map((key) => violation('doubled', `${what} ${key} is there more than once`));
  return [
    ...twice(
      'the event',
      feed.map(({ id }) => id),
    ),
    ...twice(
      'the message',
      messages.map(({ id }) => id),
    ),
    ...twice(
      'the text',
      messages.map(({ text }) => `“${text}”`),
    ),
    ...messages
      .filter(({ text }) => !account.written.has(text))
      .map(({ id, text }) => violation('unknown', `nobody wrote ${id} “${text}”`)),
  ];
}

/** Cursors count up by one from the first event on, and in each conversation so do the messages. */
function verifyNumbers(feed: readonly Event[], messages: readonly Message[]): Violation[] {
  const found: Violation[] = [];
  feed.forEach((event, index) => {
    if (positionOf(event) !== index + 1) {
      found.push(
        violation('misordered', `event ${index + 1} of the feed has the number ${positionOf(event)}`),
      );
    }
  });
  const last = new Map<string, number>();
  for (const { conversationId, seq, text } of messages) {
    const expected = (last.get(conversationId) ?? 0) + 1;
    if (seq !== expected) {
      found.push(
        violation('misordered', `“${text}” comes as no. ${expected} of its conversation, and is ${seq}`),
      );
    }
    last.set(conversationId, seq);
  }
  return found;
}

/** Who writes two messages into one conversation, the second after the first, is read in this order. */
function verifyWriters(account: Account, messages: readonly Message[]): Violation[] {
  const found: Violation[] = [];
  const last = new Map<string, number>();
  for (const { conversationId, text } of messages) {
    const written = account.written.get(text);
    if (written === undefined) continue;
    const key = `${written.who} ${conversationId}`;
    if (written.place < (last.get(key) ?? 0)) {
      found.push(violation('misordered', `“${text}” comes after what was written later`));
    }
    last.set(key, written.place);
  }
  return found;
}

/** Within a part, a client hears what the feed has, from somewhere on and without a gap; in the end it has the last. */
function verifyHeard({ who, parts, whole }: Heard, feed: readonly Event[]): Violation[] {
  const found: Violation[] = [];
  for (const part of parts) {
    part.forEach((event, index) => {
      const before = part[index - 1];
      if (before !== undefined && positionOf(event) !== positionOf(before) + 1) {
        const [from, to] = [positionOf(before), positionOf(event)];
        found.push(violation('misordered', `${who} heard event ${to} right after ${from}`));
      }
      const stored = feed[positionOf(event) - 1];
      if (stored?.id !== event.id) {
        found.push(
          violation('changed', `${who} heard ${event.id} as ${positionOf(event)}, which is ${stored?.id}`),
        );
      }
    });
  }
  const all = parts.flat();
  const [first, last] = [all[0], all.at(-1)];
  if (whole && first !== undefined && positionOf(first) !== 1) {
    found.push(violation('lost', `${who} did not hear the first event`));
  }
  const missed = feed.length - (last === undefined ? 0 : positionOf(last));
  if (missed > 0) found.push(violation('lost', `${who} did not hear the last ${missed} events`));
  return found;
}

function verifyShown({ who, conversationId, messages }: Shown, stored: readonly Message[]): Violation[] {
  const toLine = ({ seq, id, text }: Pick<Message, 'id' | 'seq' | 'text'>) => `${seq} ${id} ${text}`;
  const expected = stored.filter((message) => message.conversationId === conversationId).map(toLine);
  const seen = messages.map(toLine);
  const index = expected.findIndex((line, at) => line !== seen[at]);
  if (index === -1 && seen.length === expected.length) return [];
  const at = index === -1 ? expected.length : index;
  const what = `${who} sees “${seen[at]}” where the feed has “${expected[at]}” (${seen.length} of ${expected.length})`;
  return [violation('misordered', what)];
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) again.add(key);
    seen.add(key);
  }
  return [...again];
}

/** The number that the opaque cursor holds. A client must not look into it; this one checks the server. */
function positionOf({ cursor }: Event): number {
  return Number.parseInt(cursor.slice(1), 36);
}

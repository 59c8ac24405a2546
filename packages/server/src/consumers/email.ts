/**
 * Hears that the company answered, and notes that a mail is due: once for a burst, some time after its last message. Whether
 * one is needed is looked at when it is due (`postman`): most customers have seen it by then.
 */
import type { Message } from '@parley/protocol';
import type { Db } from '../db/schema.js';
import type { FreshRow } from '../log/append.js';
import { findContacts } from '../store/contacts.js';
import { findMails, scheduleMail } from '../store/mails.js';
import { findMessages } from '../store/messages.js';
import type { Effect } from './owned-consumer.js';

/** What is older was overtaken, by a long outage say: nobody wants to hear of it by mail any more. */
export const STALE_MS = 3 * 24 * 3600_000;
/** A burst that does not end is sent after so many delays. */
const MOST_DELAYS = 10;

export interface EmailOptions {
  db: Db;
  now: () => Date;
  /** How long after a message its mail is due. */
  delayMs: number;
}

/** @returns for an `OwnedConsumer`: what to write for a batch */
export function createEmail({ db, now, delayMs }: EmailOptions): (rows: FreshRow[]) => Promise<Effect> {
  return async (rows) => {
    const oldest = new Date(now().getTime() - STALE_MS).toISOString();
    const candidates = rows.filter(
      (row) => row.type === 'message.created' && row.contact_id !== null && row.at >= oldest,
    );
    const answers = await pickAnswers(db, candidates);
    if (answers.length === 0) return null;
    // Of several in one conversation the last counts.
    const last = new Map(answers.map((message) => [message.conversationId, message.createdAt]));
    return async (tx) => {
      const known = new Map((await findMails(tx.db, [...last.keys()])).map((mail) => [mail.id, mail]));
      for (const [id, at] of last) {
        const before = known.get(id);
        const since = (before?.due_at && before.since) || at;
        const due = Math.min(Date.parse(at) + delayMs, Date.parse(since) + MOST_DELAYS * delayMs);
        const due_at = new Date(due).toISOString();
        await scheduleMail(tx.db, { id, kind: 'answer', conversation_id: id, due_at, since });
      }
    };
  };
}

/** What the company said to contacts who can be reached. */
async function pickAnswers(db: Db, rows: FreshRow[]): Promise<Message[]> {
  // A contact acts for itself only; an API key may have spoken for it, which the message knows.
  const said = rows.filter((row) => row.actor_type !== 'contact');
  if (said.length === 0) return [];
  const contacts = await findContacts(db, [...new Set(said.flatMap((row) => row.contact_id ?? []))]);
  const reachable = new Set(contacts.filter(({ email }) => email !== null).map(({ id }) => id));
  const wanted = said.filter((row) => reachable.has(row.contact_id ?? ''));
  const missing = wanted.filter((row) => row.resource === undefined).map((row) => row.subject_id);
  const stored = missing.length === 0 ? [] : await findMessages(db, missing);
  return [...wanted.flatMap((row) => row.resource ?? []), ...stored]
    .filter(isAnswer)
    .sort((a, b) => a.seq - b.seq);
}

/** Whether the company says it to the customer. */
export function isAnswer(message: Message): boolean {
  return message.author.type !== 'contact' && !message.internal && message.status === 'published';
}

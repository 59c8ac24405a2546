/**
 * Sends the mails that are due. What a mail holds is written down before it is sent, and that it was sent right after: a
 * crash in between sends the same mail again under the same Message-ID, never another one, and never none.
 */
import type { Contact, Conversation, Message } from '@parley/protocol';
import type { Db } from '../db/schema.js';
import type { Address } from '../mail/address.js';
import { composeAnswer, type Letter } from '../mail/compose.js';
import type { MailSigner } from '../mail/mail-signer.js';
import { pageOf } from '../mail/page-of.js';
import { composeTranscript } from '../mail/transcript.js';
import type { Transport } from '../mail/transport.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import type { SettingsStore } from '../settings/settings-store.js';
import { findContact } from '../store/contacts.js';
import { findConversation } from '../store/conversations.js';
import { changeMail, hasStoppedMail, listDueMails, type Mail, setMail } from '../store/mails.js';
import { listMessages } from '../store/messages.js';
import { isAnswer, STALE_MS } from './email.js';
import { retryAt } from './mail-retry.js';
import type { Ownership } from './owned-consumer.js';

/** Mails that are looked at together. */
const BATCH = 10;
/** Messages in one mail; the next ones go into the next. */
const MOST_MESSAGES = 50;
/** Mail programs cut longer mails; the chat has the whole to download. */
const MOST_IN_TRANSCRIPT = 500;
/** Between two looks at whether the contact is away: a page that is just being changed for another is not. */
const LOOK_AGAIN_MS = 10_000;
/** Mail programs need the first and the latest. */
const THREAD = 10;

export interface PostmanOptions {
  db: Db;
  now: () => Date;
  settings: SettingsStore;
  presence: { contactOnline(contactId: string): Promise<boolean> };
  transport: Transport;
  signer: MailSigner;
  from: Address;
  /** Where answers arrive; undefined when they cannot. */
  replyDomain: string | undefined;
  publicUrl: string;
  delayMs: number;
  onOutcome: (outcome: 'sent' | 'failed' | 'refused') => void;
  onError: (error: unknown) => void;
}

interface Job {
  mail: Mail;
  conversation: Conversation;
  contact: Contact & { email: string };
  site: SiteSettings;
}

export class Postman {
  readonly #options: PostmanOptions;

  constructor(options: PostmanOptions) {
    this.#options = options;
  }

  /** Looks at what is due, and sends what is needed. */
  async deliver(owner: Ownership): Promise<void> {
    const { db, now, onError } = this.#options;
    const due = await listDueMails(db, { now: now().toISOString(), limit: BATCH });
    await Promise.all(due.map((mail) => this.#look(owner, mail).catch(onError)));
  }

  async #look(owner: Ownership, mail: Mail): Promise<void> {
    const job = await this.#prepare(mail);
    const messages = job === undefined ? [] : await this.#messagesFor(job);
    const last = messages.at(-1);
    if (job === undefined || last === undefined) return this.#drop(owner, mail);
    if (mail.kind === 'answer' && mail.sending_seq === null && !(await this.#isAway(owner, job))) return;
    const upTo = mail.sending_seq ?? last.seq;
    const claimed = await owner.commit((tx) => changeMail(tx.db, mail, { sending_seq: upTo }));
    if (claimed) await this.#send(owner, { ...job, messages, upTo });
  }

  async #prepare(mail: Mail): Promise<Job | undefined> {
    const { db, now, settings } = this.#options;
    const conversation = await findConversation(db, mail.conversation_id);
    const contact = await findContact(db, conversation?.contactId ?? '');
    const site = settings.siteById(conversation?.siteId ?? '');
    if (conversation === undefined || contact === undefined || site === undefined) return undefined;
    const { email } = contact;
    if (email === null) return undefined;
    const isStale = mail.since !== null && Date.parse(mail.since) < now().getTime() - STALE_MS;
    if (isStale || (mail.kind === 'answer' && (await hasStoppedMail(db, contact.id)))) return undefined;
    return { mail, conversation, contact: { ...contact, email }, site };
  }

  /** What the contact has neither seen nor been sent; for a transcript the latest, one more than it may hold. */
  async #messagesFor({ mail, conversation }: Job): Promise<Message[]> {
    const { db } = this.#options;
    const conversationId = conversation.id;
    if (mail.kind === 'transcript') {
      return listMessages(db, { conversationId, limit: MOST_IN_TRANSCRIPT + 1, openOnly: true });
    }
    const after = Math.max(mail.mailed_seq, conversation.marks.contact.read);
    const found = await listMessages(db, { conversationId, after, limit: MOST_MESSAGES, openOnly: true });
    return found.filter((message) => isAnswer(message) && message.seq <= (mail.sending_seq ?? message.seq));
  }

  /** Away at two looks in a row. */
  async #isAway(owner: Ownership, { mail, contact }: Job): Promise<boolean> {
    const { presence, now, delayMs } = this.#options;
    const isOnline = await presence.contactOnline(contact.id);
    if (!isOnline && mail.absences > 0) return true;
    const wait = isOnline ? delayMs : Math.min(delayMs, LOOK_AGAIN_MS);
    const due_at = new Date(now().getTime() + wait).toISOString();
    await owner.commit((tx) => changeMail(tx.db, mail, { due_at, absences: isOnline ? 0 : 1 }));
    return false;
  }

  async #send(owner: Ownership, job: Job & { messages: Message[]; upTo: number }): Promise<void> {
    const { transport, onOutcome, onError, now } = this.#options;
    const { mail, contact } = job;
    const thread = mail.thread.split(' ').filter(Boolean);
    const messageId = this.#messageIdOf(mail, job.upTo);
    const { letter, ...addressed } = this.#write(job);
    try {
      const to = { name: contact.name ?? '', address: contact.email };
      const references = thread.filter((id) => id !== messageId);
      await transport.send({ ...letter, ...addressed, to, messageId, references });
    } catch (error) {
      onError(error);
      return this.#fail(owner, mail, error);
    }
    onOutcome('sent');
    const sent = {
      mailed_seq: job.upTo,
      sending_seq: null,
      failures: 0,
      sent_at: now().toISOString(),
      thread: [...thread.filter((id) => id !== messageId), messageId].slice(-THREAD).join(' '),
    };
    await owner.commit(async (tx) => {
      // Whatever was said meanwhile has made another mail due.
      await changeMail(tx.db, mail, { due_at: null, since: null, absences: 0 });
      await setMail(tx.db, mail.id, sent);
    });
  }

  /** The same for the same words; a transcript that is asked for anew is another mail, or mailboxes would hide it. */
  #messageIdOf({ id, kind, since }: Mail, upTo: number): string {
    const asked = kind === 'transcript' ? `.${Date.parse(since ?? '').toString(36)}` : '';
    return `<${id}.${upTo}${asked}@${this.#options.from.address.split('@')[1]}>`;
  }

  #write(job: Job & { messages: Message[]; upTo: number }) {
    const { signer, replyDomain, publicUrl, from, now } = this.#options;
    const { conversation, contact, site, messages } = job;
    // Not from the clock: a mail that is sent again is the same one.
    const begun = new Date(job.mail.since ?? now());
    const token = signer.linkToken({ conversation, contact }, { upTo: job.upTo, from: begun });
    const stopLink = new URL(`/mail/stop/${signer.stopToken(contact.id)}`, publicUrl).href;
    const canReply = replyDomain !== undefined;
    const letter: Letter =
      job.mail.kind === 'transcript'
        ? composeTranscript({
            site,
            messages: messages.slice(-MOST_IN_TRANSCRIPT),
            isCut: messages.length > MOST_IN_TRANSCRIPT,
            canReply,
          })
        : composeAnswer({
            site,
            contactName: contact.name,
            messages,
            link: pageOf(site, conversation, token),
            canReply,
            stopLink,
          });
    return {
      letter,
      from: { name: from.name || site.name, address: from.address },
      replyTo: canReply ? `${signer.replyTo(conversation.id)}@${replyDomain}` : undefined,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'List-Unsubscribe': `<${stopLink}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  async #fail(owner: Ownership, mail: Mail, error: unknown): Promise<void> {
    const { now, onOutcome } = this.#options;
    const due_at = retryAt(error, mail.failures, now());
    if (due_at === null) {
      onOutcome('refused');
      return this.#drop(owner, mail);
    }
    onOutcome('failed');
    await owner.commit((tx) => changeMail(tx.db, mail, { due_at, failures: mail.failures + 1 }));
  }

  /** There is nothing to be sent, or nobody to send it to. */
  async #drop(owner: Ownership, mail: Mail): Promise<void> {
    await owner.commit(async (tx) => {
      const done = { due_at: null, since: null, absences: 0, failures: 0, sending_seq: null };
      const mailed_seq = mail.sending_seq ?? mail.mailed_seq;
      await changeMail(tx.db, mail, { ...done, mailed_seq });
    });
  }
}

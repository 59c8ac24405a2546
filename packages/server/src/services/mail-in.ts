/**
 * Answers that come by e-mail: into the conversation whose signed address they were sent to, and only from the address
 * of the contact it belongs to. The same mail twice is one message.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Contact, type Conversation, LIMITS, newId } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound, toAppError } from '../errors.js';
import type { Uploads } from '../files/uploads.js';
import type { MailSigner } from '../mail/mail-signer.js';
import type { Received, ReceivedFile } from '../mail/received.js';
import { splitText } from '../mail/split-text.js';
import { mailTexts } from '../mail/texts.js';
import { findContact } from '../store/contacts.js';
import { findConversation } from '../store/conversations.js';
import { findMails, setMail } from '../store/mails.js';
import { listTakenIds } from '../store/messages.js';
import { uploadAttachment } from './attachments.js';
import { readConversation } from './conversations.js';
import { type SendMessageArgs, sendMessage } from './messages.js';
import type { RateLimits } from './rate-limits.js';

export interface MailInMeans {
  base: Omit<Context, 'actor'>;
  signer: MailSigner;
  uploads: Uploads;
  limits: Pick<RateLimits, 'mail' | 'upload'>;
  /** Hears of each message that is new. */
  onStored: () => void;
}

export type MailOutcome = 'received' | 'ignored';

/** Messages made of one mail, at most: nobody reads more. */
const MOST_MESSAGES = 10;
const FAR_MS = 50 * 365 * 24 * 3600_000;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * @param recipients as the envelope has them, or else the headers
 * @throws AppError `not_found` when no recipient is one of our addresses, `forbidden` for another sender, `rate_limited`
 */
export async function takeMail(
  means: MailInMeans,
  mail: Received,
  recipients: string[],
): Promise<MailOutcome> {
  const id = recipients.flatMap((address) => means.signer.conversationOf(address) ?? [])[0];
  if (id === undefined) throw notFound('address');
  if (mail.isAutomatic) return 'ignored';
  const { db } = means.base;
  const conversation = await findConversation(db, id);
  const contact = await findContact(db, conversation?.contactId ?? '');
  if (conversation === undefined || contact === undefined) throw notFound('address');
  if (contact.email === null || contact.email !== mail.from) {
    throw new AppError('forbidden', 'This address takes mail only from whom it was given to.');
  }
  if (mail.text === '' && mail.files.length === 0) return 'ignored';
  const actor = { type: 'contact', id: contact.id, siteId: contact.siteId, browserId: contact.id } as const;
  await means.limits.mail(contact.id);
  await store(means, { ...means.base, actor }, { mail, conversation, contact });
  return 'received';
}

interface Answer {
  mail: Received;
  conversation: Conversation;
  contact: Contact;
}

async function store(means: MailInMeans, ctx: Context, answer: Answer): Promise<void> {
  const { mail, conversation } = answer;
  const ids = Array.from({ length: MOST_MESSAGES }, (_, n) => messageIdOf(answer, n));
  const known = new Set(await listTakenIds(ctx.db, ids));
  const isNew = !known.has(ids[0] ?? '');
  // Its files would be others each time: of a mail that came before they are there already, or were left out.
  const { attachments, leftOut } = isNew
    ? await takeFiles(means, ctx, answer)
    : { attachments: [], leftOut: [] };
  const texts = mailTexts(ctx.settings.siteById(conversation.siteId)?.locale ?? 'en');
  const note = leftOut.length === 0 ? '' : texts.leftOut(leftOut.join(', '));
  const parts = splitText([mail.text, note].filter(Boolean).join('\n\n'), LIMITS.messageText);
  const conversationId = conversation.id;
  for (const [n, text] of (parts.length === 0 ? [''] : parts).slice(0, MOST_MESSAGES).entries()) {
    const id = ids[n] ?? '';
    if (known.has(id)) continue;
    const files = n === 0 && attachments.length > 0 ? { attachments } : {};
    if (await sendOnce(ctx, { id, conversationId, text, ...files })) means.onStored();
  }
  await noteAnswer(ctx, answer);
}

/** @returns whether it is new; the same mail may be coming by another door in this very moment */
async function sendOnce(ctx: Context, args: SendMessageArgs): Promise<boolean> {
  try {
    return (await sendMessage(ctx, args)).created;
  } catch (error) {
    if (toAppError(error).code === 'conflict') return false;
    throw error;
  }
}

/** Who answers a mail has read it; and the next mail belongs below the answer. */
async function noteAnswer(ctx: Context, { mail, conversation }: Answer): Promise<void> {
  const [sent] = await findMails(ctx.db, [conversation.id]);
  if (sent === undefined) return;
  const mark = { delivered: sent.mailed_seq, read: sent.mailed_seq };
  await readConversation(ctx, { conversationId: conversation.id, ...mark });
  if (!/^<[^\s<>]+>$/.test(mail.id) || sent.thread.includes(mail.id)) return;
  await ctx.commit((tx) => setMail(tx.db, sent.id, { thread: `${sent.thread} ${mail.id}`.trim() }));
}

async function takeFiles(means: MailInMeans, ctx: Context, { mail, conversation }: Answer) {
  const most = ctx.settings.siteById(conversation.siteId)?.chat.attachments?.perMessage ?? 0;
  const attachments: string[] = [];
  const leftOut = mail.files.slice(most).map(({ name }) => name);
  for (const file of mail.files.slice(0, most)) {
    const id = await takeFile(means, ctx, file);
    if (id === undefined) leftOut.push(file.name);
    else attachments.push(id);
  }
  return { attachments, leftOut };
}

/** @returns undefined when the site does not take it */
async function takeFile(
  { uploads, limits }: MailInMeans,
  ctx: Context,
  { name, content }: ReceivedFile,
): Promise<string | undefined> {
  const sender = 'id' in ctx.actor ? ctx.actor.id : '';
  try {
    const { id } = await uploadAttachment(ctx, uploads, {
      name,
      bytes: content.length,
      body: Readable.from([content]),
      // Mails come from a mail server, whose address says nothing of who wrote them.
      charge: () => limits.upload(ctx.actor, sender, content.length),
    });
    return id;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'internal' || error.code === 'busy') throw thrown;
    return undefined;
  }
}

/** Made from the mail, so that a mail that is delivered twice is one message. */
function messageIdOf({ mail, conversation }: Answer, n: number): string {
  const began = Date.parse(conversation.createdAt);
  const sent = mail.sentAt?.getTime() ?? began;
  // A clock may say anything; ids keep the time in 48 bits.
  const at = sent > began && sent < began + FAR_MS ? sent : began;
  const digest = createHash('sha256')
    .update(`${conversation.id} ${mail.sentAt?.getTime()} ${mail.id} ${n}`)
    .digest();
  const chance = Array.from(digest.subarray(0, 16), (byte) => ALPHABET.charAt(byte & 31)).join('');
  return newId('message', at).slice(0, -chance.length) + chance;
}

/** A conversation to be kept by who had it: as a page to save, or by e-mail to the contact. Notes are never in it. */
import type { Message } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Db } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import { writeTranscript } from '../mail/transcript.js';
import { findContact } from '../store/contacts.js';
import { scheduleMail } from '../store/mails.js';
import { listMessages } from '../store/messages.js';
import { requireConversation } from './conversations.js';
import type { RateLimits } from './rate-limits.js';

/** Messages that are in memory at once. */
const PAGE = 200;

/**
 * The page, piece by piece: however long the conversation is, little of it is in memory.
 * @throws AppError `not_found` before the first piece
 */
export async function getTranscript(ctx: Context, conversationId: string): Promise<AsyncGenerator<string>> {
  const { siteId } = await requireConversation(ctx, 'conversation.read', { db: ctx.db, id: conversationId });
  const site = ctx.settings.siteById(siteId);
  if (site === undefined) throw notFound('conversation');
  return writeTranscript(site, pagesOf(ctx.db, conversationId));
}

async function* pagesOf(db: Db, conversationId: string): AsyncGenerator<Message[]> {
  let after = 0;
  for (;;) {
    const messages = await listMessages(db, { conversationId, after, limit: PAGE, openOnly: true });
    const last = messages.at(-1);
    if (last === undefined) return;
    yield messages;
    after = last.seq;
  }
}

export interface TranscriptMeans {
  canMail: boolean;
  limits: Pick<RateLimits, 'transcript'>;
}

export interface SendTranscriptArgs {
  conversationId: string;
  /** The network address of who asks. */
  address: string;
}

/**
 * Has it sent to the contact's own address, soon and once, also if it is asked for again meanwhile.
 * @throws AppError `conflict` where no mail can be sent, or not to this contact; `rate_limited`
 */
export async function sendTranscript(
  ctx: Context,
  { canMail, limits }: TranscriptMeans,
  { conversationId, address }: SendTranscriptArgs,
): Promise<void> {
  const head = await requireConversation(ctx, 'transcript.send', { db: ctx.db, id: conversationId });
  const contact = await findContact(ctx.db, head.contactId ?? '');
  if (!contact?.email) throw new AppError('conflict', 'The contact has no e-mail address.');
  if (!canMail) throw new AppError('conflict', 'This server sends no mail.');
  await limits.transcript(ctx.actor, contact.id, address);
  const now = ctx.now().toISOString();
  const id = `${conversationId}.transcript`;
  await ctx.commit((tx) =>
    scheduleMail(tx.db, { id, kind: 'transcript', conversation_id: conversationId, due_at: now, since: now }),
  );
}

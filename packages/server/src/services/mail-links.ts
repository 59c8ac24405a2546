/**
 * The link of a mail, opened in a browser that does not know the conversation: from then on the browser is one of the
 * contact's. A link is good once, for a week, until a later one was used, and only while the address it went to is still
 * the contact's. It never stands in for the company's word: whom the company vouches for signs in on its page.
 */
import type { Contact, Conversation, MailLink } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError } from '../errors.js';
import type { MailSigner } from '../mail/mail-signer.js';
import { findAliased, insertAlias } from '../store/contact-aliases.js';
import { lockContact } from '../store/contacts.js';
import { findConversation } from '../store/conversations.js';
import { openMailLink } from '../store/mails.js';
import { requireIdentity } from './identified-only.js';

export interface Browser {
  /** The id that it has made. */
  id: string;
  siteId: string;
  secretHash: string;
}

/** @throws AppError `too_late` for a link that is good no longer, `identity_required` */
export function openByMail(
  ctx: Context,
  signer: MailSigner,
  { link, browser }: { link: MailLink; browser: Browser },
): Promise<Contact> {
  return ctx.commit(async (tx) => {
    const conversation = await findConversation(tx.db, link.conversationId);
    const contact = await lockContact(tx.db, conversation?.contactId ?? '');
    if (conversation === undefined || contact === undefined || contact.siteId !== browser.siteId)
      throw over();
    // Two calls of the same browser at once: the other was first.
    const known = await findAliased(tx.db, browser.id);
    if (known?.contact.id === contact.id && known.secretHash === browser.secretHash) return contact;
    // Before the link: who has become known since has another id and address, and is to be told what to do.
    requireVisitor(ctx, contact);
    const upTo = signer.readLink(link.token, { conversation, contact }, ctx.now());
    if (upTo === undefined) throw over();
    await use(tx, { conversation, contact, browser, upTo, at: ctx.now().toISOString() });
    return contact;
  });
}

/** @throws AppError `conflict` when the browser is somebody else's already */
export async function requireSameContact(ctx: Context, link: MailLink, contact: Contact): Promise<void> {
  const conversation = await findConversation(ctx.db, link.conversationId);
  if (conversation?.contactId === contact.id) return;
  throw new AppError('conflict', 'This browser is somebody else already. Make a new id for the link.');
}

/** Of somebody whom the company vouches for, only its own word opens a session. */
function requireVisitor(ctx: Context, { siteId, verified }: Contact): void {
  if (verified) {
    throw new AppError('identity_required', 'The company vouches for this person: sign in on its page.');
  }
  requireIdentity(
    { ...ctx, actor: { type: 'contact', id: '', siteId, browserId: '' } },
    // Who is blocked still reads.
    { siteId, verified, blocked: false },
  );
}

interface Use {
  conversation: Conversation;
  contact: Contact;
  browser: Browser;
  upTo: number;
  at: string;
}

async function use(tx: Tx, { conversation, contact, browser, upTo, at }: Use): Promise<void> {
  const isFirst = await openMailLink(tx.db, { id: conversation.id, seq: upTo });
  if (!isFirst) throw over();
  await insertAlias(tx.db, {
    id: browser.id,
    site_id: browser.siteId,
    secret_hash: browser.secretHash,
    contact_id: contact.id,
    created_at: at,
  });
}

function over(): AppError {
  return new AppError('too_late', 'That link was used, or is too old. The next e-mail brings a new one.');
}

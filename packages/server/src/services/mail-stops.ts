/** The way out of answers by e-mail. */
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import type { MailSigner } from '../mail/mail-signer.js';
import { findContact } from '../store/contacts.js';
import { stopMail } from '../store/mails.js';

type Means = Pick<Context, 'db' | 'commit' | 'settings' | 'now'>;

/** The language in which to speak with whoever holds the token. @throws AppError `not_found` */
export async function localeOfStop(means: Means, signer: MailSigner, token: string): Promise<string> {
  const contact = await findContact(means.db, signer.contactOf(token) ?? '');
  if (contact === undefined) throw notFound('page');
  return means.settings.siteById(contact.siteId)?.locale ?? 'en';
}

/** From now on this contact gets no answers by e-mail. Asking twice is no mistake. @throws AppError `not_found` */
export async function stopMails(means: Means, signer: MailSigner, token: string): Promise<void> {
  await localeOfStop(means, signer, token);
  const row = { contact_id: signer.contactOf(token) ?? '', created_at: means.now().toISOString() };
  await means.commit((tx) => stopMail(tx.db, row));
}

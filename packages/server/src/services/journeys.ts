/** The way that a contact took over the company's pages, as far as these told it. */
import type { Journey, PageContext } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { notFound } from '../errors.js';
import { findContact } from '../store/contacts.js';
import { addVisit, findJourney } from '../store/journeys.js';
import { authorize } from './policy.js';

/** Only what the contact's own page says counts, and only when it says on which page that is. */
export async function rememberPage(
  ctx: Context,
  tx: Tx,
  { contactId, context }: { contactId: string | null; context: PageContext | null },
): Promise<void> {
  if (ctx.actor.type !== 'contact' || contactId === null) return;
  if (context === null || (context.url === null && context.title === null)) return;
  const { url, title } = context;
  await addVisit(tx.db, contactId, { url, title, at: ctx.now().toISOString() });
}

export async function getJourney(ctx: Context, id: string): Promise<Journey> {
  const contact = await findContact(ctx.db, id);
  authorize(ctx.actor, 'contact.follow', {
    what: 'contact',
    siteId: contact?.siteId ?? '',
    contactId: id,
  });
  if (contact === undefined) throw notFound('contact');
  return { data: await findJourney(ctx.db, id) };
}

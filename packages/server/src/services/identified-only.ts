/** Sites on which only people write whom the company vouches for. */
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { findContact } from '../store/contacts.js';

/** @throws AppError `identity_required` */
export function requireIdentity(ctx: Context, who: { siteId: string; verified: boolean }): void {
  if (ctx.actor.type !== 'contact' || who.verified) return;
  if (ctx.settings.siteById(who.siteId)?.chat.identifiedOnly !== true) return;
  throw new AppError('identity_required', 'On this site only people write whom the company vouches for.');
}

/** As `requireIdentity`, where nobody has looked yet who it is. */
export async function requireOwnIdentity(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.type !== 'contact') return;
  if (ctx.settings.siteById(actor.siteId)?.chat.identifiedOnly !== true) return;
  const contact = await findContact(ctx.db, actor.id);
  requireIdentity(ctx, { siteId: actor.siteId, verified: contact?.verified ?? false });
}

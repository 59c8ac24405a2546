/** Who may not write: those whom the company has blocked, and on some sites all for whom it does not vouch. */
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { findContact } from '../store/contacts.js';

interface Who {
  siteId: string;
  verified: boolean;
  blocked: boolean;
}

/** @throws AppError `forbidden` for whom the company has blocked, `identity_required` */
export function requireIdentity(ctx: Context, who: Who): void {
  if (ctx.actor.type !== 'contact') return;
  if (who.blocked)
    throw new AppError('forbidden', 'The company has blocked you: you can read, and not write.');
  if (who.verified) return;
  if (ctx.settings.siteById(who.siteId)?.chat.identifiedOnly !== true) return;
  throw new AppError('identity_required', 'On this site only people write whom the company vouches for.');
}

/** As `requireIdentity`, where nobody has looked yet who it is. */
export async function requireOwnIdentity(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.type !== 'contact') return;
  const { verified = false, blocked = false } = (await findContact(ctx.db, actor.id)) ?? {};
  requireIdentity(ctx, { siteId: actor.siteId, verified, blocked });
}

/** Who is asking, told to themselves, and what contacts say of themselves. */
import type { Contact, Me, Site, UpdateMeInput } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import { AppError } from '../errors.js';
import { findAgents } from '../store/agents.js';
import { findContact, lockContact, updateContactRow } from '../store/contacts.js';
import { requireOwnIdentity } from './identified-only.js';
import { authorize } from './policy.js';
import { toSite } from './sites.js';

export async function getMe(ctx: Context): Promise<Me> {
  const { actor } = ctx;
  authorize(actor, 'me.read');
  switch (actor.type) {
    case 'contact': {
      const contact = await findContact(ctx.db, actor.id);
      const site = ctx.settings.siteById(actor.siteId);
      if (contact === undefined || site === undefined) break;
      return { type: 'contact', contact, site: await toSite(ctx, site) };
    }
    case 'agent': {
      const [agent] = await findAgents(ctx.db, [actor.id]);
      if (agent === undefined) break;
      return { type: 'agent', agent, sites: await sitesOf(ctx, actor.siteIds) };
    }
    case 'key':
      return {
        type: 'key',
        key: { id: actor.id, name: actor.name, siteId: actor.siteId },
        sites: await sitesOf(ctx, actor.siteId === null ? null : [actor.siteId]),
      };
    case 'link':
    case 'system':
    case 'nobody':
      break;
  }
  throw gone();
}

/**
 * A contact says its name or address. It proves nothing, and so never changes what the company has vouched for.
 * @throws AppError `forbidden` once the contact is verified
 */
export async function updateMe(ctx: Context, input: UpdateMeInput): Promise<Contact> {
  const { actor } = ctx;
  authorize(actor, 'me.update');
  await requireOwnIdentity(ctx);
  return ctx.commit(async (tx) => {
    const contact = actor.type === 'contact' ? await lockContact(tx.db, actor.id) : undefined;
    if (contact === undefined) throw gone();
    if (contact.verified) {
      throw new AppError('forbidden', 'The company has said who this is; only its own backend changes that.');
    }
    const { name = contact.name, email = contact.email } = input;
    if (name === contact.name && email === contact.email) return contact;
    const changed = { ...contact, name, email };
    await updateContactRow(tx.db, changed);
    tx.append({
      type: 'contact.updated',
      at: ctx.now().toISOString(),
      actor: toActor(actor),
      siteId: contact.siteId,
      conversationId: null,
      contactId: contact.id,
      subjectId: contact.id,
    });
    return changed;
  });
}

function gone(): AppError {
  return new AppError('unauthenticated', 'Whoever that credential was for is no longer here.');
}

/** The sites with these ids, or all of them. */
async function sitesOf(ctx: Context, ids: readonly string[] | null): Promise<Site[]> {
  const sites = ctx.settings.current.sites.filter((site) => ids === null || ids.includes(site.id));
  return Promise.all(sites.map((site) => toSite(ctx, site)));
}

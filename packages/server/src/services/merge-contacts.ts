/**
 * The company finds that two contacts are one person. What cannot be meant is refused: people of two sites, and somebody
 * vouched for who would become somebody unknown.
 */
import type { Contact, MergeContactInput } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { insertAlias, mergeContactRows } from '../store/contact-aliases.js';
import { findContactSecret, lockContact, updateContactRow } from '../store/contacts.js';
import { authorize } from './policy.js';

export function mergeContacts(
  ctx: Context,
  { id, into }: MergeContactInput & { id: string },
): Promise<Contact> {
  return ctx.commit(async (tx) => {
    // Always in the same order, so that two merges wait for each other and not for ever.
    const locked = new Map<string, Contact | undefined>();
    for (const one of [...new Set([id, into])].sort()) locked.set(one, await lockContact(tx.db, one));
    const [from, to] = [locked.get(id), locked.get(into)];
    for (const one of [from, to]) {
      const subject = { what: 'contact', siteId: one?.siteId ?? '', contactId: one?.id ?? null };
      authorize(ctx.actor, 'contact.merge', subject);
    }
    if (from === undefined || to === undefined) throw notFound('contact');
    requireSense(from, to);
    const at = ctx.now().toISOString();
    const merged = together(from, to);
    // A browser that nobody vouched for must not come to see what somebody vouched for has said.
    const secret = to.verified ? undefined : await findContactSecret(tx.db, from.id);
    await mergeContactRows(tx.db, from, merged);
    await insertAlias(tx.db, {
      id: from.id,
      site_id: from.siteId,
      secret_hash: secret?.secretHash ?? null,
      contact_id: to.id,
      created_at: at,
    });
    await updateContactRow(tx.db, merged);
    tx.append({
      type: 'contact.merged',
      at,
      actor: toActor(ctx.actor),
      siteId: to.siteId,
      conversationId: null,
      contactId: to.id,
      subjectId: to.id,
      data: { fromId: from.id },
    });
    return merged;
  });
}

function requireSense(from: Contact, to: Contact): void {
  if (from.id === to.id) {
    const message = 'That is the same contact.';
    throw new AppError('invalid_input', `into: ${message}`, { details: [{ path: 'into', message }] });
  }
  if (from.siteId !== to.siteId) throw new AppError('conflict', 'They are contacts of two sites.');
  if (from.verified && to.verified) {
    throw new AppError('conflict', 'Your own backend says that these are two people.');
  }
  if (from.verified || from.externalId !== null) {
    throw new AppError('conflict', 'Merge the other way round: this one is known to your own systems.');
  }
}

/** What is known of the one who stays counts; what it lacks comes from the other, unless the company vouches for it. */
function together(from: Contact, to: Contact): Contact {
  return {
    ...to,
    name: to.name ?? (to.verified ? null : from.name),
    email: to.email ?? (to.verified ? null : from.email),
    attributes: { ...from.attributes, ...to.attributes },
    blocked: from.blocked || to.blocked,
    device: to.device ?? from.device,
  };
}

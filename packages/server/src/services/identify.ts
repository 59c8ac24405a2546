/**
 * An anonymous visitor becomes a person whom the company knows. Who is new to us keeps the contact they have; who was here
 * before, in another browser or through the API, gets what they wrote as a visitor added to what they have.
 */
import type { Contact, IdentifyInput, Session } from '@parley/protocol';
import { type Context, type ContextActor, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError } from '../errors.js';
import { endBrowser, insertAlias, mergeContactRows } from '../store/contact-aliases.js';
import {
  findContactSecret,
  lockContact,
  lockContactByExternalId,
  updateContactRow,
} from '../store/contacts.js';
import { findIdentityKeys } from './identity-keys.js';
import { authorize } from './policy.js';
import type { Tokens } from './tokens.js';
import { type Identity, verifyIdentity } from './verify-identity.js';

type Visitor = Extract<ContextActor, { type: 'contact' }>;

/**
 * @throws AppError `invalid_input` for a token that is not good, `conflict` when this visitor is somebody else already:
 * sign off first
 */
export async function identify(ctx: Context, tokens: Tokens, input: IdentifyInput): Promise<Session> {
  const visitor = requireVisitor(ctx);
  const site = ctx.settings.siteById(visitor.siteId);
  if (site === undefined) throw gone();
  const now = ctx.now();
  const keys = await findIdentityKeys(ctx.db, site.id);
  const identity = await verifyIdentity(input.token, { keys, site, now });
  const contact = await ctx.commit((tx) => become(ctx, tx, { visitor, identity }));
  const claims = { contactId: contact.id, siteId: site.id, browserId: visitor.browserId };
  const { token, expiresAt } = await tokens.sign(claims, now);
  return { token, expiresAt: expiresAt.toISOString(), contact };
}

/** This browser can never open the contact's session again; the token it has ends within the hour. */
export async function signOff(ctx: Context): Promise<void> {
  const { browserId } = requireVisitor(ctx);
  await ctx.commit((tx) => endBrowser(tx.db, browserId));
}

function requireVisitor(ctx: Context): Visitor {
  authorize(ctx.actor, 'me.identify');
  if (ctx.actor.type !== 'contact') throw gone();
  return ctx.actor;
}

async function become(
  ctx: Context,
  tx: Tx,
  { visitor, identity }: { visitor: Visitor; identity: Identity },
): Promise<Contact> {
  const me = await lockContact(tx.db, visitor.id);
  if (me === undefined) throw gone();
  if (me.verified && me.externalId !== identity.sub) {
    throw new AppError('conflict', 'This visitor is somebody else already. Sign off first.');
  }
  const address = { siteId: me.siteId, externalId: identity.sub };
  const known = me.externalId === identity.sub ? me : await lockContactByExternalId(tx.db, address);
  const before = known ?? me;
  // Who is barred stays so, whoever they turn out to be.
  const contact = { ...withIdentity(before, identity), blocked: before.blocked || me.blocked };
  if (before.id !== me.id) await merge(ctx, tx, { from: me, to: contact });
  else if (isSame(before, contact)) return before;
  await updateContactRow(tx.db, contact);
  tx.append({
    type: before.id === me.id ? 'contact.updated' : 'contact.merged',
    at: ctx.now().toISOString(),
    actor: toActor(ctx.actor),
    siteId: contact.siteId,
    conversationId: null,
    contactId: contact.id,
    subjectId: contact.id,
    ...(before.id !== me.id && { data: { fromId: me.id } }),
  });
  return contact;
}

/** What the company does not say stays as it was, where it was the company's word; what a visitor said of itself goes. */
function withIdentity(contact: Contact, { sub, name, email, attributes }: Identity): Contact {
  const known = contact.externalId === sub ? contact : { name: null, email: null, attributes: {} };
  return {
    ...contact,
    externalId: sub,
    verified: true,
    name: name ?? known.name,
    email: email ?? known.email,
    attributes: attributes ?? known.attributes,
  };
}

function isSame(a: Contact, b: Contact): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The browser keeps its id and secret, which from now on open the session of the person it belongs to. */
async function merge(ctx: Context, tx: Tx, { from, to }: { from: Contact; to: Contact }): Promise<void> {
  const secretHash = (await findContactSecret(tx.db, from.id))?.secretHash ?? null;
  await mergeContactRows(tx.db, from, to);
  await insertAlias(tx.db, {
    id: from.id,
    site_id: from.siteId,
    secret_hash: secretHash,
    contact_id: to.id,
    created_at: ctx.now().toISOString(),
  });
}

function gone(): AppError {
  return new AppError('unauthenticated', 'Whoever that credential was for is no longer here.');
}

/** A contact's session: opened by the page with an id and a secret that the browser made itself. */
import type { Contact, ContactDevice, CreateSessionInput, MailLink, Session } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import type { MailSigner } from '../mail/mail-signer.js';
import { findAliased } from '../store/contact-aliases.js';
import { findContactSecret, insertContact, lockContact, updateContactRow } from '../store/contacts.js';
import { assertSiteOrigin, type Credentials } from './authentication.js';
import { hashSecret, sameHash } from './crypto.js';
import { type Browser, openByMail, requireSameContact } from './mail-links.js';
import type { RateLimits } from './rate-limits.js';
import { requireOpenSite } from './sites.js';
import type { Tokens } from './tokens.js';

export interface SessionMeans {
  tokens: Tokens;
  signer: MailSigner;
  limits: Pick<RateLimits, 'request' | 'session'>;
}

export interface OpenSessionArgs {
  input: CreateSessionInput;
  from: Pick<Credentials, 'origin' | 'ownOrigin'> & { address: string };
  /** What the browser says of itself; null for what says nothing. */
  device: ContactDevice | null;
}

/**
 * The first call with a new id creates the contact; a later one with the same secret gets a fresh token. So a lost
 * answer is simply asked for again. The link of a mail brings a new browser to a contact who is there already.
 * @throws AppError `not_found` (site), `origin_forbidden`, `conflict` when the id is somebody else's, `rate_limited`;
 * with a link also `too_late` and `identity_required`
 */
export async function openSession(
  ctx: Context,
  { tokens, signer, limits }: SessionMeans,
  args: OpenSessionArgs,
): Promise<Session> {
  const { input } = args;
  const site = requireOpenSite(ctx, input.site);
  assertSiteOrigin(site, args.from);
  const secretHash = hashSecret(input.secret);
  const known =
    (await findContactSecret(ctx.db, input.contactId)) ?? (await findAliased(ctx.db, input.contactId));
  const claimed = { siteId: site.id, secretHash };
  // Who proves to be known counts for itself: after an hour's outage a whole office comes for fresh tokens at once.
  if (known !== undefined && isSame(known, claimed)) {
    await limits.request(
      { type: 'contact', id: known.contact.id, siteId: site.id, browserId: input.contactId },
      args.from.address,
    );
  } else {
    await limits.session(args.from.address);
  }
  if (known !== undefined) {
    assertSame(known, claimed);
    if (input.link !== undefined) await requireSameContact(ctx, input.link, known.contact);
  }
  const { device } = args;
  const browser = { id: input.contactId, siteId: site.id, secretHash, device };
  const contact = known
    ? await rememberDevice(ctx, known.contact, device)
    : await welcome(ctx, signer, { browser, link: input.link });
  const { token, expiresAt } = await tokens.sign(
    { contactId: contact.id, siteId: site.id, browserId: input.contactId },
    ctx.now(),
  );
  return { token, expiresAt: expiresAt.toISOString(), contact };
}

function welcome(
  ctx: Context,
  signer: MailSigner,
  { browser, link }: { browser: NewBrowser; link: MailLink | undefined },
): Promise<Contact> {
  return link === undefined ? createContact(ctx, browser) : openByMail(ctx, signer, { link, browser });
}

interface NewBrowser extends Browser {
  device: ContactDevice | null;
}

/** Nobody needs to be told: it is read where it is shown. */
async function rememberDevice(
  ctx: Context,
  contact: Contact,
  device: ContactDevice | null,
): Promise<Contact> {
  if (device === null || JSON.stringify(device) === JSON.stringify(contact.device)) return contact;
  return ctx.commit(async (tx) => {
    const locked = await lockContact(tx.db, contact.id);
    if (locked === undefined) return contact;
    const changed = { ...locked, device };
    await updateContactRow(tx.db, changed);
    return changed;
  });
}

async function createContact(ctx: Context, fresh: NewBrowser): Promise<Contact> {
  const createdAt = ctx.now().toISOString();
  return ctx.commit(async (tx) => {
    const contact = await insertContact(tx.db, {
      id: fresh.id,
      site_id: fresh.siteId,
      name: null,
      email: null,
      external_id: null,
      secret_hash: fresh.secretHash,
      verified: 0,
      attributes: null,
      blocked: 0,
      device: fresh.device === null ? null : JSON.stringify(fresh.device),
      created_at: createdAt,
    });
    if (contact === undefined) {
      // Two calls of the same browser at once: the other was first.
      const known = await findContactSecret(tx.db, fresh.id);
      if (known === undefined) throw new AppError('conflict', 'That contact cannot be created.');
      assertSame(known, fresh);
      return known.contact;
    }
    tx.append({
      type: 'contact.created',
      at: createdAt,
      actor: { type: 'contact', id: contact.id },
      siteId: contact.siteId,
      conversationId: null,
      contactId: contact.id,
      subjectId: contact.id,
    });
    return contact;
  });
}

interface Known {
  contact: Contact;
  secretHash: string | null;
}

function isSame(known: Known, claimed: Pick<Browser, 'siteId' | 'secretHash'>): boolean {
  return (
    known.secretHash !== null &&
    sameHash(known.secretHash, claimed.secretHash) &&
    known.contact.siteId === claimed.siteId
  );
}

function assertSame(known: Known, claimed: Pick<Browser, 'siteId' | 'secretHash'>): void {
  if (!isSame(known, claimed))
    throw new AppError('conflict', 'That contact id is already in use. Make a new one.');
}

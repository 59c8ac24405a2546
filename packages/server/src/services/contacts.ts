/** Contacts whom the company knows, created through its API key, and reading them. */
import {
  type Contact,
  type ContactPage,
  type CreateContactInput,
  newId,
  type UpdateContactInput,
} from '@parley/protocol';
import type { Context } from '../context.js';
import { toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import {
  findContact,
  insertContact,
  listContacts,
  lockContact,
  updateContactRow,
} from '../store/contacts.js';
import { requireCursorId, siteOf } from './paging.js';
import { authorize } from './policy.js';
import { requireSite } from './sites.js';

/** A thing with whether this very call made it: the door answers 201 or 200. */
export interface Created<T> {
  value: T;
  created: boolean;
}

/** @throws AppError `conflict` when the id or external id belongs to another contact */
export async function createContact(ctx: Context, input: CreateContactInput): Promise<Created<Contact>> {
  const site = requireSite(ctx, input.site);
  authorize(ctx.actor, 'contact.create', { what: 'site', siteId: site.id, contactId: null });
  const now = ctx.now();
  const fresh: Contact = {
    id: input.id ?? newId('contact', now.getTime()),
    siteId: site.id,
    name: input.name ?? null,
    email: input.email ?? null,
    externalId: input.externalId ?? null,
    verified: false,
    attributes: {},
    blocked: false,
    device: null,
    createdAt: now.toISOString(),
  };
  return ctx.commit((tx) => insertOrAnswer(ctx, tx, fresh));
}

async function insertOrAnswer(ctx: Context, tx: Tx, fresh: Contact): Promise<Created<Contact>> {
  const inserted = await insertContact(tx.db, {
    id: fresh.id,
    site_id: fresh.siteId,
    name: fresh.name,
    email: fresh.email,
    external_id: fresh.externalId,
    secret_hash: null,
    verified: 0,
    attributes: null,
    blocked: 0,
    device: null,
    created_at: fresh.createdAt,
  });
  if (inserted === undefined) {
    const known = await findContact(tx.db, fresh.id);
    const same =
      known?.siteId === fresh.siteId && known.externalId === fresh.externalId && known.email === fresh.email;
    if (known === undefined || !same) {
      throw new AppError('conflict', 'That id or external id already belongs to another contact.');
    }
    return { value: known, created: false };
  }
  tx.append({
    type: 'contact.created',
    at: fresh.createdAt,
    actor: toActor(ctx.actor),
    siteId: fresh.siteId,
    conversationId: null,
    contactId: fresh.id,
    subjectId: fresh.id,
  });
  return { value: inserted, created: true };
}

export async function getContact(ctx: Context, id: string): Promise<Contact> {
  const contact = await findContact(ctx.db, id);
  // Who may read none is not told which there are.
  authorize(ctx.actor, 'contact.read', {
    what: 'contact',
    siteId: contact?.siteId ?? '',
    contactId: id,
  });
  if (contact === undefined) throw notFound('contact');
  return contact;
}

export type UpdateContactArgs = UpdateContactInput & { id: string };

/** What the company knows better. It writes nothing when nothing changes. */
export function updateContact(ctx: Context, { id, ...input }: UpdateContactArgs): Promise<Contact> {
  return ctx.commit(async (tx) => {
    const contact = await lockContact(tx.db, id);
    authorize(ctx.actor, 'contact.update', { what: 'contact', siteId: contact?.siteId ?? '', contactId: id });
    if (contact === undefined) throw notFound('contact');
    const { name = contact.name, email = contact.email } = input;
    const { attributes = contact.attributes, blocked = contact.blocked } = input;
    const changed = { ...contact, name, email, attributes, blocked };
    if (JSON.stringify(changed) === JSON.stringify(contact)) return contact;
    await updateContactRow(tx.db, changed);
    tx.append({
      type: 'contact.updated',
      at: ctx.now().toISOString(),
      actor: toActor(ctx.actor),
      siteId: contact.siteId,
      conversationId: null,
      contactId: id,
      subjectId: id,
    });
    return changed;
  });
}

export async function getContacts(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<ContactPage> {
  authorize(ctx.actor, 'contact.list');
  const after = query.cursor === undefined ? '' : requireCursorId('contact', query.cursor);
  const found = await listContacts(ctx.db, { siteId: siteOf(ctx.actor), after, limit: query.limit + 1 });
  const data = found.slice(0, query.limit);
  return { data, next: found.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

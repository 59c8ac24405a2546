/** Canned replies: administrators and programs write them, agents use them. */
import {
  type CannedReply,
  type CannedReplyPage,
  type CreateCannedReplyInput,
  LIMITS,
  newId,
  type UpdateCannedReplyInput,
} from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import {
  countCannedReplies,
  deleteCannedReplyRow,
  findCannedReply,
  insertCannedReply,
  listCannedReplies,
  updateCannedReplyRow,
} from '../store/canned-replies.js';
import type { Created } from './contacts.js';
import { requireCursorId, siteOf } from './paging.js';
import { type Action, authorize } from './policy.js';
import { requireSite } from './sites.js';

export async function getCannedReplies(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<CannedReplyPage> {
  authorize(ctx.actor, 'canned_reply.list');
  const after = query.cursor === undefined ? '' : requireCursorId('cannedReply', query.cursor);
  const found = await listCannedReplies(ctx.db, { siteId: siteOf(ctx.actor), after, limit: query.limit + 1 });
  const data = found.slice(0, query.limit);
  return { data, next: found.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

/** @throws AppError `conflict` when the id is another's, or when there are too many */
export async function createCannedReply(
  ctx: Context,
  input: CreateCannedReplyInput,
): Promise<Created<CannedReply>> {
  const siteId = siteIdOf(ctx, input.site);
  const now = ctx.now();
  const at = now.toISOString();
  const id = input.id ?? newId('cannedReply', now.getTime());
  const fresh: CannedReply = {
    id,
    siteId,
    name: input.name,
    text: input.text,
    createdAt: at,
    updatedAt: at,
  };
  requireRight(ctx, 'canned_reply.create', fresh);
  return ctx.commit(async (tx) => {
    const known = await findCannedReply(tx.db, id);
    if (known !== undefined) {
      const same = known.siteId === siteId && known.name === fresh.name && known.text === fresh.text;
      if (same) return { value: known, created: false };
      throw new AppError('conflict', 'That id belongs to another canned reply. Make a new one.');
    }
    if ((await countCannedReplies(tx.db, LIMITS.cannedReplies)) >= LIMITS.cannedReplies) {
      throw new AppError('conflict', `There are ${LIMITS.cannedReplies} at most. Delete one first.`);
    }
    const { name, text } = fresh;
    await insertCannedReply(tx.db, { id, site_id: siteId, name, text, created_at: at, updated_at: at });
    append(tx, ctx, { reply: fresh, change: 'created' });
    return { value: fresh, created: true };
  });
}

export function updateCannedReply(
  ctx: Context,
  { id, ...input }: UpdateCannedReplyInput & { id: string },
): Promise<CannedReply> {
  return ctx.commit(async (tx) => {
    const before = await requireCannedReply(ctx, tx, { id, action: 'canned_reply.update' });
    const { name = before.name, text = before.text } = input;
    const siteId = input.site === undefined ? before.siteId : siteIdOf(ctx, input.site);
    if (name === before.name && text === before.text && siteId === before.siteId) return before;
    const reply = { ...before, name, text, siteId, updatedAt: ctx.now().toISOString() };
    // A program of one site makes nothing into a reply of another, nor of all.
    requireRight(ctx, 'canned_reply.update', reply);
    await updateCannedReplyRow(tx.db, id, { name, text, site_id: siteId, updated_at: reply.updatedAt });
    append(tx, ctx, { reply, change: 'updated' });
    return reply;
  });
}

export function deleteCannedReply(ctx: Context, id: string): Promise<{ id: string }> {
  return ctx.commit(async (tx) => {
    const reply = await requireCannedReply(ctx, tx, { id, action: 'canned_reply.delete' });
    await deleteCannedReplyRow(tx.db, id);
    append(tx, ctx, { reply, change: 'deleted' });
    return { id };
  });
}

function siteIdOf(ctx: Context, key: string | null | undefined): string | null {
  return key === null || key === undefined ? null : requireSite(ctx, key).id;
}

/** What is for all sites is nobody's who is bound to one. */
function requireRight(ctx: Context, action: Action, { siteId }: Pick<CannedReply, 'siteId'>): void {
  authorize(ctx.actor, action, { what: 'canned reply', siteId: siteId ?? '', contactId: null });
}

async function requireCannedReply(
  ctx: Context,
  tx: Tx,
  { id, action }: { id: string; action: Action },
): Promise<CannedReply> {
  const reply = await findCannedReply(tx.db, id);
  if (reply === undefined) {
    authorize(ctx.actor, action);
    throw notFound('canned reply');
  }
  requireRight(ctx, action, reply);
  return reply;
}

interface Change {
  reply: CannedReply;
  change: 'created' | 'updated' | 'deleted';
}

function append(tx: Tx, ctx: Context, { reply, change }: Change): void {
  tx.append({
    type: 'canned_reply.updated',
    at: ctx.now().toISOString(),
    actor: toActor(ctx.actor),
    siteId: reply.siteId,
    conversationId: null,
    contactId: null,
    subjectId: reply.id,
    data: { change },
  });
}

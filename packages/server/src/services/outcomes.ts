/** What conversations came to, in money, as people of the company or its CRM say. */
import {
  type CreateOutcomeInput,
  fromUnits,
  newId,
  type Outcome,
  type OutcomePage,
  toUnits,
  type UpdateOutcomeInput,
} from '@parley/protocol';
import type { Context } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import { type ConversationHead, lockConversationHeads } from '../store/conversations.js';
import {
  findOutcome,
  findOutcomeByExternalId,
  insertOutcome,
  listOutcomes,
  updateOutcomeRow,
} from '../store/outcomes.js';
import type { Created } from './contacts.js';
import { inConversation } from './conversation-event.js';
import { authorizeConversation, requireConversation } from './conversations.js';
import { requireCursorId } from './paging.js';

export interface CreateOutcomeArgs extends CreateOutcomeInput {
  conversationId: string;
}

/**
 * Stores what a conversation came to. The same id or external id again, with the same content, is answered with what is stored.
 * @throws AppError `conflict` when either stands for something else
 */
export function createOutcome(ctx: Context, args: CreateOutcomeArgs): Promise<Created<Outcome>> {
  const now = ctx.now();
  const outcome: Outcome = {
    id: args.id ?? newId('outcome', now.getTime()),
    conversationId: args.conversationId,
    kind: args.kind,
    amount: canonical(args.amount, args.currency),
    currency: args.currency,
    source: args.source ?? (ctx.actor.type === 'agent' ? 'console' : 'api'),
    externalId: args.externalId ?? null,
    at: toTime(args.at ?? now.toISOString()),
    voidedAt: null,
    createdAt: now.toISOString(),
  };
  return ctx.commit(async (tx) => {
    const [locked] = await lockConversationHeads(tx.db, [args.conversationId]);
    const head = authorizeConversation(ctx, 'outcome.create', locked);
    const known = await findKnown(tx, head, outcome);
    if (known !== undefined) return { value: assertSame(known, { args, outcome }), created: false };
    // Taken meanwhile by another conversation of the site, whose lock is another one.
    if (!(await insertOutcome(tx.db, outcome, head.siteId))) throw taken();
    append(tx, ctx, { head, outcome, type: 'outcome.created' });
    return { value: outcome, created: true };
  }, args.conversationId);
}

/** With the decimals that its currency has, whatever was sent. */
function canonical(amount: string, currency: string): string {
  const units = toUnits(amount);
  if (units === undefined) throw new AppError('invalid_input', 'amount: that is no amount.');
  return fromUnits(units, currency);
}

/** To the millisecond, as every time is kept. */
function toTime(time: string): string {
  return new Date(time).toISOString();
}

async function findKnown(tx: Tx, head: ConversationHead, outcome: Outcome): Promise<Outcome | undefined> {
  const known = await findOutcome(tx.db, outcome.id);
  if (known !== undefined || outcome.externalId === null) return known;
  return findOutcomeByExternalId(tx.db, { siteId: head.siteId, externalId: outcome.externalId });
}

/** What somebody corrected since is not the same: who sends the first word again must hear of it. */
function assertSame(known: Outcome, sent: { args: CreateOutcomeArgs; outcome: Outcome }): Outcome {
  const { args, outcome } = sent;
  const same =
    known.conversationId === outcome.conversationId &&
    known.externalId === outcome.externalId &&
    known.kind === outcome.kind &&
    known.amount === outcome.amount &&
    known.currency === outcome.currency &&
    (args.source === undefined || known.source === args.source) &&
    (args.at === undefined || known.at === outcome.at);
  if (same) return known;
  throw taken();
}

function taken(): AppError {
  return new AppError(
    'conflict',
    'That id or external id already stands for another outcome, or for other values: change it with PATCH.',
  );
}

export interface UpdateOutcomeArgs extends UpdateOutcomeInput {
  conversationId: string;
  id: string;
}

/** Sets it right, takes it back, or lets it count again. Nothing is written when nothing changes. */
export function updateOutcome(ctx: Context, args: UpdateOutcomeArgs): Promise<Outcome> {
  return ctx.commit(async (tx) => {
    const [locked] = await lockConversationHeads(tx.db, [args.conversationId]);
    const head = authorizeConversation(ctx, 'outcome.update', locked);
    const known = await findOutcome(tx.db, args.id);
    if (known?.conversationId !== head.id) throw notFound('outcome');
    const changed = change(known, args, ctx.now().toISOString());
    if (JSON.stringify(changed) === JSON.stringify(known)) return known;
    await updateOutcomeRow(tx.db, changed);
    append(tx, ctx, { head, outcome: changed, type: 'outcome.updated' });
    return changed;
  }, args.conversationId);
}

function change(known: Outcome, args: UpdateOutcomeArgs, now: string): Outcome {
  const currency = args.currency ?? known.currency;
  const voided = args.voided ?? known.voidedAt !== null;
  return {
    ...known,
    kind: args.kind ?? known.kind,
    amount: canonical(args.amount ?? known.amount, currency),
    currency,
    at: args.at === undefined ? known.at : toTime(args.at),
    voidedAt: voided ? (known.voidedAt ?? now) : null,
  };
}

export interface OutcomesWanted {
  conversationId: string;
  cursor?: string | undefined;
  limit: number;
}

/** Those of a conversation, the taken back ones included, in the order in which they were made. */
export async function getOutcomes(ctx: Context, wanted: OutcomesWanted): Promise<OutcomePage> {
  const { conversationId, cursor, limit } = wanted;
  await requireConversation(ctx, 'outcome.list', { db: ctx.db, id: conversationId });
  const after = cursor === undefined ? '' : requireCursorId('outcome', cursor);
  const found = await listOutcomes(ctx.db, { conversationId, after, limit: limit + 1 });
  const data = found.slice(0, limit);
  return { data, next: found.length > limit ? (data.at(-1)?.id ?? null) : null };
}

interface Said {
  head: ConversationHead;
  outcome: Outcome;
  type: 'outcome.created' | 'outcome.updated';
}

/** Of no contact's part of the log: what they are worth is nothing that customers are told. */
function append(tx: Tx, ctx: Context, { head, outcome, type }: Said): void {
  tx.append({
    ...inConversation(ctx, head),
    type,
    contactId: null,
    subjectId: outcome.id,
  });
}

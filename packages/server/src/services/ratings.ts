/** What customers think of a conversation, once it is resolved. */
import { type CreateRatingInput, newId, type Rating } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError } from '../errors.js';
import {
  type ConversationHead,
  lockConversationHeads,
  updateConversationRow,
} from '../store/conversations.js';
import { findRating, insertRating } from '../store/ratings.js';
import type { Created } from './contacts.js';
import { inConversation } from './conversation-event.js';
import { authorizeConversation } from './conversations.js';

export interface CreateRatingArgs extends CreateRatingInput {
  conversationId: string;
}

/**
 * Stores a rating; the latest one counts. The same id again is answered with what is stored.
 * @throws AppError `forbidden` where the site does not ask for ratings, `conflict` while the conversation is open, and when
 * the id was used for something else
 */
export function createRating(ctx: Context, args: CreateRatingArgs): Promise<Created<Rating>> {
  const now = ctx.now();
  const rating: Rating = {
    id: args.id ?? newId('rating', now.getTime()),
    score: args.score,
    comment: args.comment ?? null,
    createdAt: now.toISOString(),
  };
  return ctx.commit(async (tx) => {
    const [locked] = await lockConversationHeads(tx.db, [args.conversationId]);
    const head = authorizeConversation(ctx, 'rating.create', locked);
    const known = await findRating(tx.db, rating.id);
    if (known !== undefined) return { value: assertSame(known, args), created: false };
    requireAsked(ctx, head);
    if (!(await insertRating(tx.db, rating, head.id))) throw taken();
    await updateConversationRow(tx.db, head.id, { ratingId: rating.id });
    append(tx, ctx, { head, rating });
    return { value: rating, created: true };
  }, args.conversationId);
}

function requireAsked(ctx: Context, head: ConversationHead): void {
  if (ctx.settings.siteById(head.siteId)?.chat.rating !== true) {
    throw new AppError('forbidden', 'Ratings are not asked for on this site.');
  }
  if (head.status !== 'resolved') {
    throw new AppError('conflict', 'It can be rated once it is resolved.');
  }
}

type Known = NonNullable<Awaited<ReturnType<typeof findRating>>>;

function assertSame({ rating, conversationId }: Known, args: CreateRatingArgs): Rating {
  const same = rating.score === args.score && rating.comment === (args.comment ?? null);
  if (same && conversationId === args.conversationId) return rating;
  throw taken();
}

function taken(): AppError {
  return new AppError('conflict', 'That rating id was already used for something else. Make a new one.');
}

function append(tx: Tx, ctx: Context, { head, rating }: { head: ConversationHead; rating: Rating }): void {
  tx.append({
    ...inConversation(ctx, head),
    type: 'rating.created',
    at: rating.createdAt,
    subjectId: rating.id,
  });
}

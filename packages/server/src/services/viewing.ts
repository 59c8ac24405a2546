/** Which agents look at a conversation: told to their colleagues right now, kept nowhere, and never told to contacts. */
import type { ViewingInput, ViewingNews } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import { AppError } from '../errors.js';
import { requireConversation } from './conversations.js';
import { authorize } from './policy.js';

export async function announceViewing(ctx: Context, input: ViewingInput): Promise<ViewingNews> {
  const { actor } = ctx;
  authorize(actor, 'conversation.view');
  await requireConversation(ctx, 'conversation.read', { db: ctx.db, id: input.conversationId });
  if (actor.type !== 'agent') throw new AppError('forbidden', 'Only agents look at conversations together.');
  const author = { ...toActor(actor), name: actor.name };
  return { ...input, author, at: ctx.now().toISOString() };
}

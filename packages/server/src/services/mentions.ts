/** What calls an agent: each hears of their own and of nobody else's. */
import type { MentionPage, SeenMentions } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { deleteMentions, listMentions } from '../store/mentions.js';
import { requireCursorId } from './paging.js';
import { authorize } from './policy.js';

export async function getMentions(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<MentionPage> {
  const agentId = requireAgent(ctx);
  const after = query.cursor === undefined ? '' : requireCursorId('message', query.cursor);
  const found = await listMentions(ctx.db, { agentId, after, limit: query.limit + 1 });
  const data = found.slice(0, query.limit);
  return { data, next: found.length > query.limit ? (data.at(-1)?.messageId ?? null) : null };
}

/** The agent has looked at the conversation. It is told nobody, and so the log does not hear of it. */
export function seeMentions(ctx: Context, conversationId: string): Promise<SeenMentions> {
  const agentId = requireAgent(ctx);
  return ctx.commit(async (tx) => ({
    conversationId,
    seen: await deleteMentions(tx.db, { agentId, conversationId }),
  }));
}

function requireAgent({ actor }: Context): string {
  authorize(actor, 'mention.list');
  if (actor.type !== 'agent') throw new AppError('forbidden', 'Only agents are called.');
  return actor.id;
}

/** The agents as colleagues see them: who they are, and nothing by which one signs in. */
import type { AgentPage } from '@parley/protocol';
import type { Context } from '../context.js';
import { listAgents } from '../store/agents.js';
import { toColleagues } from './agent-availability.js';
import { requireCursorId } from './paging.js';
import { authorize } from './policy.js';

export async function getAgents(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<AgentPage> {
  authorize(ctx.actor, 'agent.list');
  const after = query.cursor === undefined ? '' : requireCursorId('agent', query.cursor);
  const found = await listAgents(ctx.db, { after, limit: query.limit + 1 });
  const data = await toColleagues(ctx, found.slice(0, query.limit));
  return { data, next: found.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

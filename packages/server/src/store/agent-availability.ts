/** SQL on which agents are there: by their open consoles, and by their own word. */
import type { AgentAvailability } from '@parley/protocol';
import type { Db } from '../db/schema.js';

/** Says for a process which agents have a console open at it, until a time; it says so again before. */
export async function renewPresence(
  db: Db,
  { processId, agentIds, until }: { processId: string; agentIds: string[]; until: string },
): Promise<void> {
  await db
    .insertInto('agent_presence')
    .values(agentIds.map((id) => ({ agent_id: id, process_id: processId, until_at: until })))
    .onConflict((c) => c.columns(['agent_id', 'process_id']).doUpdateSet({ until_at: until }))
    .execute();
}

/** Whoever has no console open at this process any more. */
export async function endPresence(
  db: Db,
  { processId, agentIds }: { processId: string; agentIds: string[] },
): Promise<void> {
  await db
    .deleteFrom('agent_presence')
    .where('agent_id', 'in', agentIds)
    .where('process_id', '=', processId)
    .execute();
}

/** Removes what processes left that died. */
export async function deleteOldPresence(db: Db, before: string): Promise<void> {
  await db.deleteFrom('agent_presence').where('until_at', '<', before).execute();
}

/** @returns whether it was otherwise before */
export async function setAway(
  db: Db,
  { agentId, isAway, now }: { agentId: string; isAway: boolean; now: string },
): Promise<boolean> {
  if (!isAway) {
    const gone = await db
      .deleteFrom('agent_away')
      .where('agent_id', '=', agentId)
      .returning('agent_id')
      .execute();
    return gone.length > 0;
  }
  const added = await db
    .insertInto('agent_away')
    .values({ agent_id: agentId, since: now })
    .onConflict((c) => c.doNothing())
    .returning('agent_id')
    .execute();
  return added.length > 0;
}

/** How these agents are: away by their own word, there by an open console, or not. */
export async function findAvailability(
  db: Db,
  { agentIds, now }: { agentIds: string[]; now: string },
): Promise<Map<string, AgentAvailability>> {
  const away = await db
    .selectFrom('agent_away')
    .select('agent_id')
    .where('agent_id', 'in', agentIds)
    .execute();
  const present = await db
    .selectFrom('agent_presence')
    .select('agent_id')
    .where('agent_id', 'in', agentIds)
    .where('until_at', '>', now)
    .execute();
  const isThere = new Set(present.map((row) => row.agent_id));
  const isAway = new Set(away.map((row) => row.agent_id));
  const stateOf = (id: string) => (!isThere.has(id) ? 'offline' : isAway.has(id) ? 'away' : 'online');
  return new Map(agentIds.map((id) => [id, stateOf(id)]));
}

/** Whether the agent said that they are away, wherever they are. */
export async function isAgentAway(db: Db, agentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('agent_away')
    .select('agent_id')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row !== undefined;
}

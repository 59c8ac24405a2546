/** SQL on which agents are in which teams. */
import type { Db } from '../db/schema.js';

/** The teams of these agents. */
export function listAgentTeams(db: Db, agentIds: string[]): Promise<{ agentId: string; teamId: string }[]> {
  return db
    .selectFrom('agent_team')
    .select(['agent_id as agentId', 'team_id as teamId'])
    .where('agent_id', 'in', agentIds)
    .execute();
}

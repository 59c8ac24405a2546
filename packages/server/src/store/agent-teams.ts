/** SQL on which agents are in which teams, and who of them is there. */
import { sql } from 'kysely';
import type { Db } from '../db/schema.js';
import type { Candidate } from '../routing/choose-agent.js';

/** The teams of these agents. */
export function listAgentTeams(db: Db, agentIds: string[]): Promise<{ agentId: string; teamId: string }[]> {
  return db
    .selectFrom('agent_team')
    .select(['agent_id as agentId', 'team_id as teamId'])
    .where('agent_id', 'in', agentIds)
    .execute();
}

/** Makes these, and no others, the teams of an agent. */
export async function replaceAgentTeams(db: Db, agentId: string, teamIds: string[]): Promise<void> {
  let others = db.deleteFrom('agent_team').where('agent_id', '=', agentId);
  if (teamIds.length > 0) others = others.where('team_id', 'not in', teamIds);
  await others.execute();
  if (teamIds.length === 0) return;
  await db
    .insertInto('agent_team')
    .values(
      teamIds.map((teamId) => ({
        id: `${agentId}:${teamId}`,
        agent_id: agentId,
        team_id: teamId,
        assigned_at: null,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Those of a team who have a console open and did not say that they are away, with what they have to do. */
export async function listCandidates(
  db: Db,
  { teamId, now, capacity }: { teamId: string; now: string; capacity: number },
): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('agent_team')
    .select(['agent_id', 'assigned_at'])
    // More than there is room for nobody needs to count.
    .select(
      sql<number>`(select count(*) from (select 1 from conversation where assignee_id = agent_team.agent_id and status = 'open' and kind = 'chat' limit ${capacity}) as counted)`.as(
        'open',
      ),
    )
    .where('team_id', '=', teamId)
    .where(({ exists, not, selectFrom, and }) =>
      and([
        exists(
          selectFrom('agent_presence')
            .select('agent_presence.agent_id')
            .whereRef('agent_presence.agent_id', '=', 'agent_team.agent_id')
            .where('until_at', '>', now),
        ),
        not(
          exists(
            selectFrom('agent_away')
              .select('agent_away.agent_id')
              .whereRef('agent_away.agent_id', '=', 'agent_team.agent_id'),
          ),
        ),
      ]),
    )
    .execute();
  return rows.map((row) => ({ agentId: row.agent_id, open: Number(row.open), assignedAt: row.assigned_at }));
}

/** Remembers whose turn it was. */
export async function markAssigned(
  db: Db,
  { agentId, teamId, at }: { agentId: string; teamId: string; at: string },
): Promise<void> {
  await db
    .updateTable('agent_team')
    .set({ assigned_at: at })
    .where('id', '=', `${agentId}:${teamId}`)
    .execute();
}

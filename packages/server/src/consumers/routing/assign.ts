/** Gives the conversations that wait in line to agents who are there and have room. */
import type { Tx } from '../../db/commit-queue.js';
import type { Db } from '../../db/schema.js';
import { type Candidate, chooseAgent } from '../../routing/choose-agent.js';
import type { AssignmentSettings } from '../../settings/routing-settings.js';
import { listCandidates, markAssigned } from '../../store/agent-teams.js';
import { lockConversationHeads, updateConversationRow } from '../../store/conversations.js';
import { leaveQueue, listQueued } from '../../store/routing.js';
import type { Ownership } from '../owned-consumer.js';
import type { RouteOptions } from './route.js';
import { tellUpdated } from './tell.js';

/** So many at a time; the others come with the next look. */
const BATCH = 50;

interface Team {
  id: string;
  assignment: AssignmentSettings & { mode: 'round_robin' | 'least_busy' };
}

/** One look at all teams that give their conversations out. */
export async function assignQueued(owner: Ownership, { db, settings, now }: RouteOptions): Promise<void> {
  for (const { id, assignment } of settings.current.teams) {
    if (!assignment || assignment.mode === 'manual') continue;
    const team = { id, assignment: { ...assignment, mode: assignment.mode } };
    const at = now().toISOString();
    if (!(await canAssign(db, team, at))) continue;
    await owner.commit((tx) => assign(tx, team, at));
  }
}

/** Looks before anything is locked: most of the time there is nothing to do. */
async function canAssign(db: Db, team: Team, now: string): Promise<boolean> {
  if ((await listQueued(db, { teamId: team.id, limit: 1 })).length === 0) return false;
  const { capacity } = team.assignment;
  const candidates = await listCandidates(db, { teamId: team.id, now, capacity });
  return chooseAgent(candidates, team.assignment) !== undefined;
}

async function assign(tx: Tx, { id: teamId, assignment }: Team, at: string): Promise<void> {
  const ids = await listQueued(tx.db, { teamId, limit: BATCH });
  const heads = new Map((await lockConversationHeads(tx.db, ids.toSorted())).map((head) => [head.id, head]));
  let candidates = await listCandidates(tx.db, { teamId, now: at, capacity: assignment.capacity });
  for (const id of ids) {
    const head = heads.get(id);
    // Whatever happened to it meanwhile is told by an event that is read next.
    if (!head || head.assigneeId !== null || head.status !== 'open' || head.teamId !== teamId) {
      await leaveQueue(tx.db, id);
      continue;
    }
    const chosen = chooseAgent(candidates, assignment);
    if (chosen === undefined) return;
    await updateConversationRow(tx.db, id, { assigneeId: chosen.agentId });
    await markAssigned(tx.db, { agentId: chosen.agentId, teamId, at });
    await leaveQueue(tx.db, id);
    tellUpdated(tx, {
      head,
      at,
      changed: ['assigneeId'],
      cause: { rule: null, assignment: assignment.mode },
    });
    candidates = afterTurn(candidates, chosen, at);
  }
}

/** Who was given several within one moment goes on to the end of the line each time. */
function afterTurn(candidates: Candidate[], chosen: Candidate, at: string): Candidate[] {
  const others = candidates.filter((candidate) => candidate !== chosen);
  const turns = others.filter(({ assignedAt }) => assignedAt?.startsWith(at)).length;
  return [
    ...others,
    { ...chosen, open: chosen.open + 1, assignedAt: `${at}#${String(turns).padStart(4, '0')}` },
  ];
}

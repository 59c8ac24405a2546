/** Which teams agents are in, and whether they are there: what routing goes by. */
import type { Colleague, OwnAvailability, SetAgentTeamsInput, SetAvailabilityInput } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { findAvailability, isAgentAway, setAway } from '../store/agent-availability.js';
import { listAgentTeams, replaceAgentTeams } from '../store/agent-teams.js';
import { lockAccount } from '../store/agents.js';
import { authorize } from './policy.js';
import { staffEvent } from './staff-event.js';

type Person = Pick<Colleague, 'id' | 'name' | 'role'>;

/** Agents as colleagues see them. */
export async function toColleagues(ctx: Pick<Context, 'db' | 'now'>, people: Person[]): Promise<Colleague[]> {
  if (people.length === 0) return [];
  const ids = people.map(({ id }) => id);
  const teams = await listAgentTeams(ctx.db, ids);
  const states = await findAvailability(ctx.db, { agentIds: ids, now: ctx.now().toISOString() });
  return people.map(({ id, name, role }) => ({
    id,
    name,
    role,
    teams: teams.flatMap((one) => (one.agentId === id ? [one.teamId] : [])).sort(),
    availability: states.get(id) ?? 'offline',
  }));
}

/**
 * Puts an agent into these teams and no others.
 * @throws AppError `not_found` for the agent, `invalid_input` for a team that is not there, `conflict` when `was` was not so
 */
export function setAgentTeams(
  ctx: Context,
  { id, teams, was }: SetAgentTeamsInput & { id: string },
): Promise<Colleague> {
  authorize(ctx.actor, 'agent.set_teams');
  const known = ctx.settings.current.teams;
  const unknown = teams.find((team) => !known.some((one) => one.id === team));
  if (unknown !== undefined) {
    const message = `There is no team "${unknown}".`;
    throw new AppError('invalid_input', `teams: ${message}`, {
      details: [{ path: 'teams', message }],
    });
  }
  return ctx.commit(async (tx) => {
    // Kept as it is until the commit: of two who read the same, only one finds it so.
    const agent = (await lockAccount(tx.db, id))?.account;
    if (agent === undefined) throw notFound('agent');
    const before = (await listAgentTeams(tx.db, [id])).map(({ teamId }) => teamId).sort();
    const after = [...new Set(teams)].sort();
    if (was && before.join() !== was.toSorted().join()) {
      throw new AppError(
        'conflict',
        'Somebody else changed the teams meanwhile. Look at what they are now, then repeat.',
      );
    }
    if (before.join() !== after.join()) {
      await replaceAgentTeams(tx.db, id, after);
      tx.append(staffEvent(ctx, { type: 'agent.updated', subjectId: id, changed: ['teams'] }));
    }
    const [colleague] = await toColleagues({ ...ctx, db: tx.db }, [agent]);
    if (colleague === undefined) throw notFound('agent');
    return colleague;
  }, id);
}

export async function getOwnAvailability(ctx: Context): Promise<OwnAvailability> {
  return ownAvailability(ctx, authorizeAgent(ctx));
}

/** Says that one is away, or there again. Conversations are given to those who are there. */
export async function setOwnAvailability(
  ctx: Context,
  { availability }: SetAvailabilityInput,
): Promise<OwnAvailability> {
  const agentId = authorizeAgent(ctx);
  return ctx.commit(async (tx) => {
    const now = ctx.now().toISOString();
    await setAway(tx.db, { agentId, isAway: availability === 'away', now });
    return ownAvailability({ ...ctx, db: tx.db }, agentId);
  }, agentId);
}

function authorizeAgent({ actor }: Context): string {
  authorize(actor, 'me.set_availability');
  if (actor.type !== 'agent') throw new AppError('forbidden', 'Only agents are available, or away.');
  return actor.id;
}

async function ownAvailability(ctx: Pick<Context, 'db' | 'now'>, agentId: string): Promise<OwnAvailability> {
  const now = ctx.now().toISOString();
  const states = await findAvailability(ctx.db, { agentIds: [agentId], now });
  return { availability: states.get(agentId) ?? 'offline', away: await isAgentAway(ctx.db, agentId) };
}

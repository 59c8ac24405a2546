/** SQL on agents and their sign-ins. */
import type { Agent } from '@parley/protocol';
import type { AgentSessionTable, AgentTable, Db } from '../db/schema.js';

function toAgent(row: AgentTable): Agent {
  return { id: row.id, name: row.name, email: row.email, role: row.role, createdAt: row.created_at };
}

export async function insertAgent(db: Db, row: AgentTable): Promise<Agent> {
  await db.insertInto('agent').values(row).execute();
  return toAgent(row);
}

export async function findAgents(db: Db, ids: string[]): Promise<Agent[]> {
  return (await db.selectFrom('agent').selectAll().where('id', 'in', ids).execute()).map(toAgent);
}

/** The agents who greet customers in the chat's header: the longest-serving first. */
export async function listFirstAgents(db: Db, limit: number): Promise<Agent[]> {
  return (await db.selectFrom('agent').selectAll().orderBy('id').limit(limit).execute()).map(toAgent);
}

/** With the password's hash, for signing in. */
export async function findAgentByEmail(
  db: Db,
  email: string,
): Promise<{ agent: Agent; passwordHash: string } | undefined> {
  const row = await db.selectFrom('agent').selectAll().where('email', '=', email).executeTakeFirst();
  return row && { agent: toAgent(row), passwordHash: row.password_hash };
}

export async function insertAgentSession(db: Db, row: AgentSessionTable): Promise<void> {
  await db.deleteFrom('agent_session').where('expires_at', '<', row.created_at).execute();
  await db.insertInto('agent_session').values(row).execute();
}

export async function deleteAgentSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('agent_session').where('token_hash', '=', tokenHash).execute();
}

/** The agent whose sign-in has this hash and is still good at `now`. */
export async function findAgentBySession(
  db: Db,
  args: { tokenHash: string; now: string },
): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('agent_session')
    .innerJoin('agent', 'agent.id', 'agent_session.agent_id')
    .selectAll('agent')
    .where('token_hash', '=', args.tokenHash)
    .where('expires_at', '>', args.now)
    .executeTakeFirst();
  return row && toAgent(row);
}

/** Those in one role, the longest-serving first. */
export async function listAgentsInRole(
  db: Db,
  { role, limit }: { role: Agent['role']; limit: number },
): Promise<Agent[]> {
  const rows = await db
    .selectFrom('agent')
    .selectAll()
    .where('role', '=', role)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toAgent);
}

/** In the order of their ids, those after `after`. */
export async function listAgents(db: Db, args: { after: string; limit: number }): Promise<Agent[]> {
  const rows = await db
    .selectFrom('agent')
    .selectAll()
    .where('id', '>', args.after)
    .orderBy('id')
    .limit(args.limit)
    .execute();
  return rows.map(toAgent);
}

/** SQL on agents and their sign-ins. */
import type { Account, Agent } from '@parley/protocol';
import { sql } from 'kysely';
import { hotStatement } from '../db/hot-statement.js';
import { lockingRows } from '../db/locking-rows.js';
import type { AgentSessionTable, AgentTable, Db } from '../db/schema.js';

function toAgent(row: AgentTable): Agent {
  return { id: row.id, name: row.name, email: row.email, role: row.role, createdAt: row.created_at };
}

/** As those who run the company see it. */
function toAccount(row: AgentTable): Account {
  const siteIds = row.site_ids === null ? null : (JSON.parse(row.site_ids) as string[]);
  return { ...toAgent(row), active: row.active === 1, siteIds };
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
  const rows = await db
    .selectFrom('agent')
    .selectAll()
    .where('active', '=', 1)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toAgent);
}

/** With the password's hash, for signing in. */
export async function findAgentByEmail(
  db: Db,
  email: string,
): Promise<{ agent: Account; passwordHash: string } | undefined> {
  const row = await db.selectFrom('agent').selectAll().where('email', '=', email).executeTakeFirst();
  return row && { agent: toAccount(row), passwordHash: row.password_hash };
}

export async function insertAgentSession(db: Db, row: AgentSessionTable): Promise<void> {
  await db.deleteFrom('agent_session').where('expires_at', '<', row.created_at).execute();
  await db.insertInto('agent_session').values(row).execute();
}

export async function deleteAgentSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('agent_session').where('token_hash', '=', tokenHash).execute();
}

interface SessionWanted {
  tokenHash: string;
  now: string;
}

const selectBySession = hotStatement((db, { tokenHash, now }: SessionWanted) =>
  db
    .selectFrom('agent_session')
    .innerJoin('agent', 'agent.id', 'agent_session.agent_id')
    .selectAll('agent')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('agent.active', '=', sql.lit(1)),
);

/** The agent whose sign-in has this hash and is still good at `now`. */
export async function findAgentBySession(db: Db, args: SessionWanted): Promise<Account | undefined> {
  const [row] = await selectBySession(db, args);
  return row && toAccount(row);
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
    .where('active', '=', 1)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toAgent);
}

/** Those who may sign in, in the order of their ids, after `after`. */
export async function listAgents(db: Db, args: { after: string; limit: number }): Promise<Agent[]> {
  const rows = await db
    .selectFrom('agent')
    .selectAll()
    .where('active', '=', 1)
    .where('id', '>', args.after)
    .orderBy('id')
    .limit(args.limit)
    .execute();
  return rows.map(toAgent);
}

/** With the password's hash, keeping it as it is until the commit. */
export async function lockAccount(
  db: Db,
  id: string,
): Promise<{ account: Account; passwordHash: string } | undefined> {
  const query = lockingRows(db, db.selectFrom('agent').selectAll().where('id', '=', id), 'agent');
  const row = await query.executeTakeFirst();
  return row && { account: toAccount(row), passwordHash: row.password_hash };
}

/** Owners who may sign in, kept as they are until the commit; `limit` tells more than one from one. */
export async function lockOwners(db: Db, limit: number): Promise<string[]> {
  const query = db
    .selectFrom('agent')
    .select('id')
    .where('role', '=', 'owner')
    .where('active', '=', 1)
    .orderBy('id')
    .limit(limit);
  return (await lockingRows(db, query, 'agent').execute()).map(({ id }) => id);
}

/** In the order of their ids. */
export async function listAccounts(
  db: Db,
  { after, limit }: { after: string; limit: number },
): Promise<Account[]> {
  const rows = await db
    .selectFrom('agent')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toAccount);
}

export async function updateAgentRow(
  db: Db,
  id: string,
  change: Partial<Omit<AgentTable, 'id'>>,
): Promise<void> {
  await db.updateTable('agent').set(change).where('id', '=', id).execute();
}

/** Ends the sign-ins of an agent. @returns the hashes of those that ended */
export async function deleteAgentSessions(
  db: Db,
  { agentId, except = '' }: { agentId: string; except?: string },
): Promise<string[]> {
  const rows = await db
    .deleteFrom('agent_session')
    .where('agent_id', '=', agentId)
    .where('token_hash', '!=', except)
    .returning('token_hash')
    .execute();
  return rows.map((row) => row.token_hash);
}

/** The hashes of an agent's sign-ins. */
export async function listAgentSessions(db: Db, agentId: string): Promise<string[]> {
  const query = db.selectFrom('agent_session').select('token_hash').where('agent_id', '=', agentId);
  return (await query.execute()).map((row) => row.token_hash);
}

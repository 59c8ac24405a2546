/** Agents: signing in and out, and how the first ones are made. */
import { type Account, type Agent, type AgentRole, newId, type SignInInput } from '@parley/protocol';
import type { Context, ContextActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError } from '../errors.js';
import { deleteAgentSession, findAgentByEmail, insertAgent, insertAgentSession } from '../store/agents.js';
import { hashPassword, hashSecret, randomSecret, verifyPassword } from './crypto.js';
import { authorize } from './policy.js';
import { staffEvent } from './staff-event.js';

/** How long a sign-in lasts. */
export const SIGN_IN_SECONDS = 30 * 24 * 3600;

/** Compared against when nobody has the address, so that the answer takes as long and tells nothing. */
const NOBODY = hashPassword(randomSecret());

/** @throws AppError `unauthenticated` when the address or the password is wrong; it does not say which */
export async function signIn(ctx: Context, input: SignInInput): Promise<{ agent: Account; cookie: string }> {
  const known = await findAgentByEmail(ctx.db, input.email);
  const right = await verifyPassword(known?.passwordHash ?? (await NOBODY), input.password);
  if (known === undefined || !right || !known.agent.active) {
    throw new AppError('unauthenticated', 'The e-mail address or the password is wrong.');
  }
  const cookie = randomSecret();
  const now = ctx.now();
  await ctx.commit((tx) =>
    insertAgentSession(tx.db, {
      token_hash: hashSecret(cookie),
      agent_id: known.agent.id,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + SIGN_IN_SECONDS * 1000).toISOString(),
    }),
  );
  return { agent: known.agent, cookie };
}

export async function signOut(ctx: Context): Promise<void> {
  authorize(ctx.actor, 'agent.sign_out');
  if (ctx.actor.type !== 'agent') return;
  const { sessionHash } = ctx.actor;
  await ctx.commit((tx) => deleteAgentSession(tx.db, sessionHash));
}

export interface CreateAgentInput {
  name: string;
  email: string;
  password: string;
  role: AgentRole;
}

/** @throws AppError `conflict` when the address is taken */
export async function createAgent(ctx: Context, input: CreateAgentInput): Promise<Agent> {
  authorize(ctx.actor, 'agent.create');
  const { password, ...fields } = input;
  const passwordHash = await hashPassword(password);
  return ctx.commit((tx) => insertNewAgent(ctx, tx, { ...fields, siteIds: null, passwordHash }));
}

export interface NewAgent extends Omit<CreateAgentInput, 'password'> {
  siteIds: string[] | null;
  passwordHash: string;
}

/** Within a commit. Whoever comes by an invitation makes the account themselves. */
export async function insertNewAgent(
  ctx: Pick<Context, 'actor' | 'now'>,
  tx: Tx,
  fresh: NewAgent,
): Promise<Agent> {
  const now = ctx.now();
  if ((await findAgentByEmail(tx.db, fresh.email)) !== undefined) {
    throw new AppError('conflict', `There already is an agent with the address ${fresh.email}.`);
  }
  const id = newId('agent', now.getTime());
  const agent = await insertAgent(tx.db, {
    ...{ id, name: fresh.name, email: fresh.email, role: fresh.role, active: 1 },
    site_ids: fresh.siteIds && JSON.stringify(fresh.siteIds),
    password_hash: fresh.passwordHash,
    created_at: now.toISOString(),
  });
  const self: ContextActor = ctx.actor.type === 'nobody' ? asActor(id, fresh) : ctx.actor;
  tx.append(staffEvent({ ...ctx, actor: self }, { type: 'agent.created', subjectId: id }));
  return agent;
}

/** Somebody who has shown no sign-in and yet proved who they are. */
export function asActor(
  id: string,
  { name, role, siteIds }: Pick<NewAgent, 'name' | 'role' | 'siteIds'>,
): ContextActor {
  return { type: 'agent', id, name, role, siteIds, sessionHash: '' };
}

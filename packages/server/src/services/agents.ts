/** Agents: signing in and out, and how the first ones are made. */
import { type Agent, type AgentRole, newId, type SignInInput } from '@parley/protocol';
import type { Context } from '../context.js';
import { toActor } from '../context.js';
import { AppError } from '../errors.js';
import { deleteAgentSession, findAgentByEmail, insertAgent, insertAgentSession } from '../store/agents.js';
import { hashPassword, hashSecret, randomSecret, verifyPassword } from './crypto.js';
import { authorize } from './policy.js';

/** How long a sign-in lasts. */
export const SIGN_IN_SECONDS = 30 * 24 * 3600;

/** Compared against when nobody has the address, so that the answer takes as long and tells nothing. */
const NOBODY = hashPassword(randomSecret());

/** @throws AppError `unauthenticated` when the address or the password is wrong; it does not say which */
export async function signIn(ctx: Context, input: SignInInput): Promise<{ agent: Agent; cookie: string }> {
  const known = await findAgentByEmail(ctx.db, input.email);
  const right = await verifyPassword(known?.passwordHash ?? (await NOBODY), input.password);
  if (known === undefined || !right) {
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
  const passwordHash = await hashPassword(input.password);
  const now = ctx.now();
  return ctx.commit(async (tx) => {
    if ((await findAgentByEmail(tx.db, input.email)) !== undefined) {
      throw new AppError('conflict', `There already is an agent with the address ${input.email}.`);
    }
    const agent = await insertAgent(tx.db, {
      id: newId('agent', now.getTime()),
      name: input.name,
      email: input.email,
      role: input.role,
      password_hash: passwordHash,
      created_at: now.toISOString(),
    });
    tx.append({
      type: 'agent.created',
      at: agent.createdAt,
      actor: toActor(ctx.actor),
      siteId: null,
      conversationId: null,
      contactId: null,
      subjectId: agent.id,
    });
    return agent;
  });
}

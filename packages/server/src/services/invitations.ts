/**
 * Invitations: links that are good once. With one somebody becomes an agent, or an agent sets a new password. Whoever has
 * the link is whom it is for; so it is shown once, and stored as a hash.
 */
import {
  type AcceptInvitationInput,
  type Agent,
  type CreateInvitationInput,
  type Invitation,
  type InvitationPage,
  type InvitationShown,
  type InvitationWithToken,
  LIMITS,
  newId,
} from '@parley/protocol';
import type { Context } from '../context.js';
import type { InvitationTable } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import {
  deleteAgentSessions,
  findAgentByEmail,
  findAgents,
  lockAccount,
  updateAgentRow,
} from '../store/agents.js';
import {
  deleteInvitation,
  deleteInvitationsFor,
  findInvitation,
  findInvitationByHash,
  insertInvitation,
  listInvitations,
} from '../store/invitations.js';
import { type Ending, requireRank, requireSites } from './accounts.js';
import { asActor, insertNewAgent } from './agents.js';
import { hashPassword, hashSecret, randomSecret } from './crypto.js';
import { requireCursorId } from './paging.js';
import { authorize } from './policy.js';
import { staffEvent } from './staff-event.js';

type Wanted = Pick<InvitationTable, 'email' | 'role' | 'site_ids' | 'agent_id'>;

/** @throws AppError `conflict` when there is such an agent, `forbidden` when an admin invites an owner */
export async function createInvitation(
  ctx: Context,
  { email, role, siteIds = null }: CreateInvitationInput,
): Promise<InvitationWithToken> {
  authorize(ctx.actor, 'invitation.create');
  requireRank(ctx.actor, role);
  if (siteIds) requireSites(ctx, siteIds);
  if ((await findAgentByEmail(ctx.db, email)) !== undefined) {
    throw new AppError('conflict', `There already is an agent with the address ${email}.`);
  }
  const site_ids = role === 'moderator' && siteIds ? JSON.stringify(siteIds) : null;
  return invite(ctx, { email, role, site_ids, agent_id: null });
}

/** A link with which an agent sets a new password. @throws AppError `not_found` */
export async function inviteAgain(ctx: Context, agentId: string): Promise<InvitationWithToken> {
  authorize(ctx.actor, 'invitation.create');
  const [agent] = await findAgents(ctx.db, [agentId]);
  if (agent === undefined) throw notFound('agent');
  requireRank(ctx.actor, agent.role);
  return invite(ctx, { email: agent.email, role: agent.role, site_ids: null, agent_id: agentId });
}

/** The link before it, if any, is good no more. */
async function invite(ctx: Context, wanted: Wanted): Promise<InvitationWithToken> {
  if (ctx.actor.type !== 'agent') throw notFound('agent');
  const [now, token] = [ctx.now(), randomSecret()];
  const row: InvitationTable = {
    ...{ ...wanted, id: newId('invitation', now.getTime()), token_hash: hashSecret(token) },
    ...{ created_by: ctx.actor.id, created_at: now.toISOString() },
    expires_at: new Date(now.getTime() + LIMITS.invitationSeconds * 1000).toISOString(),
  };
  await ctx.commit(async (tx) => {
    await deleteInvitationsFor(tx.db, row.email);
    await insertInvitation(tx.db, row);
    tx.append(staffEvent(ctx, { type: 'invitation.created', subjectId: row.id }));
  });
  return { ...toInvitation(row, ctx.actor.name), token };
}

/** Those that wait to be accepted. */
export async function getInvitations(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<InvitationPage> {
  authorize(ctx.actor, 'invitation.list');
  const after = query.cursor === undefined ? '' : requireCursorId('invitation', query.cursor);
  const now = ctx.now().toISOString();
  const found = await listInvitations(ctx.db, { after, now, limit: query.limit + 1 });
  const page = found.slice(0, query.limit);
  const by = [...new Set(page.map((row) => row.created_by))];
  const names = new Map(
    (by.length > 0 ? await findAgents(ctx.db, by) : []).map(({ id, name }) => [id, name]),
  );
  const data = page.map((row) => toInvitation(row, names.get(row.created_by) ?? null));
  return { data, next: found.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

/** @throws AppError `not_found` */
export async function revokeInvitation(ctx: Context, id: string): Promise<{ id: string }> {
  authorize(ctx.actor, 'invitation.revoke');
  return ctx.commit(async (tx) => {
    const row = await findInvitation(tx.db, id);
    if (row === undefined) throw notFound('invitation');
    requireRank(ctx.actor, row.role);
    await deleteInvitation(tx.db, id);
    tx.append(staffEvent(ctx, { type: 'invitation.revoked', subjectId: id }));
    return { id };
  });
}

/** What a link is for, to whoever holds it. @throws AppError `not_found` when it is good no more */
export async function lookAtInvitation(ctx: Context, token: string): Promise<InvitationShown> {
  const row = await requireInvitation(ctx, token);
  const [agent] = row.agent_id === null ? [] : await findAgents(ctx.db, [row.agent_id]);
  return { email: row.email, role: row.role, name: agent?.name ?? null, expiresAt: row.expires_at };
}

/**
 * Who sets a new password is signed out everywhere else: perhaps somebody had the old one.
 * @throws AppError `not_found` when the link is good no more, `invalid_input` when the name is missing
 */
export async function acceptInvitation(ctx: Context, input: AcceptInvitationInput): Promise<Ending<Agent>> {
  await requireInvitation(ctx, input.token);
  const passwordHash = await hashPassword(input.password);
  return ctx.commit(async (tx) => {
    // Once more: of two who use it at once, one finds it gone.
    const row = await requireInvitation({ ...ctx, db: tx.db }, input.token);
    await deleteInvitation(tx.db, row.id);
    if (row.agent_id !== null) {
      const known = await lockAccount(tx.db, row.agent_id);
      if (known === undefined) throw gone();
      const { account } = known;
      await updateAgentRow(tx.db, account.id, { password_hash: passwordHash });
      const self = { ...ctx, actor: asActor(account.id, account) };
      tx.append(staffEvent(self, { type: 'agent.updated', subjectId: account.id, changed: ['password'] }));
      const { active: _active, siteIds: _siteIds, ...agent } = account;
      return { value: agent, endings: await deleteAgentSessions(tx.db, { agentId: account.id }) };
    }
    if (input.name === undefined) {
      throw new AppError('invalid_input', 'name: Say what you are called.', {
        details: [{ path: 'name', message: 'Say what you are called.' }],
      });
    }
    const siteIds = row.site_ids === null ? null : (JSON.parse(row.site_ids) as string[]);
    const { email, role } = row;
    const fresh = { name: input.name, email, role, siteIds, passwordHash };
    // Whoever else may be signed in in that browser: it is their own doing.
    const self = { ...ctx, actor: { type: 'nobody' } as const };
    return { value: await insertNewAgent(self, tx, fresh), endings: [] };
  });
}

async function requireInvitation(ctx: Pick<Context, 'db' | 'now'>, token: string): Promise<InvitationTable> {
  const args = { tokenHash: hashSecret(token), now: ctx.now().toISOString() };
  const row = await findInvitationByHash(ctx.db, args);
  if (row === undefined) throw gone();
  return row;
}

function gone(): AppError {
  return new AppError('not_found', 'This link is good no more. Ask for another one.');
}

function toInvitation(row: InvitationTable, creator: string | null): Invitation {
  return {
    ...{ id: row.id, email: row.email, role: row.role, agentId: row.agent_id },
    siteIds: row.site_ids === null ? null : (JSON.parse(row.site_ids) as string[]),
    createdBy: { id: row.created_by, name: creator },
    ...{ createdAt: row.created_at, expiresAt: row.expires_at },
  };
}

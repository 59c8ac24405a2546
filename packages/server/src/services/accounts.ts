/** Agents' accounts, for those who run the company: roles, sites, who may sign in; and everybody's own password. */
import type {
  Account,
  AccountPage,
  AgentRole,
  ChangePasswordInput,
  UpdateAccountInput,
} from '@parley/protocol';
import type { Context, ContextActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import {
  deleteAgentSessions,
  listAccounts,
  listAgentSessions,
  lockAccount,
  lockOwners,
  updateAgentRow,
} from '../store/agents.js';
import { hashPassword, verifyPassword } from './crypto.js';
import { requireCursorId } from './paging.js';
import { authorize } from './policy.js';
import { staffEvent } from './staff-event.js';

/** What a command has done, and the sign-ins whose open connections end with it. */
export interface Ending<T> {
  value: T;
  endings: string[];
}

export async function getAccounts(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<AccountPage> {
  authorize(ctx.actor, 'account.list');
  const after = query.cursor === undefined ? '' : requireCursorId('agent', query.cursor);
  const found = await listAccounts(ctx.db, { after, limit: query.limit + 1 });
  const data = found.slice(0, query.limit);
  return { data, next: found.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

/**
 * Connections that are open end, so that nobody goes on in a role that was taken from them; who may still sign in comes back
 * at once.
 * @throws AppError `conflict` for the last owner, `forbidden` for an owner where only an admin asks
 */
export async function updateAccount(
  ctx: Context,
  { id, ...input }: UpdateAccountInput & { id: string },
): Promise<Ending<Account>> {
  authorize(ctx.actor, 'account.update');
  if (input.siteIds) requireSites(ctx, input.siteIds);
  return ctx.commit(async (tx) => {
    // Before the account itself: two who take each other's place wait for one another.
    const owners = await lockOwners(tx.db, 2);
    const before = (await lockAccount(tx.db, id))?.account;
    if (before === undefined) throw notFound('agent');
    const after = changedAccount(before, input);
    requireRank(ctx.actor, before.role, after.role);
    const wasOwner = before.role === 'owner' && before.active;
    if (wasOwner && (after.role !== 'owner' || !after.active) && owners.length < 2) {
      throw new AppError('conflict', 'This is the last owner. Make somebody else an owner first.');
    }
    const changed = (['name', 'role', 'active', 'siteIds'] as const).filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    );
    if (changed.length === 0) return { value: after, endings: [] };
    await updateAgentRow(tx.db, id, {
      ...{ name: after.name, role: after.role, active: Number(after.active) },
      site_ids: after.siteIds && JSON.stringify(after.siteIds),
    });
    tx.append(staffEvent(ctx, { type: 'agent.updated', subjectId: id, changed }));
    return { value: after, endings: await endSignIns(tx, after) };
  });
}

/** @throws AppError `invalid_input` when the current one is wrong */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<Ending<null>> {
  const { actor } = ctx;
  authorize(actor, 'password.change');
  if (actor.type !== 'agent') throw notFound('agent');
  const passwordHash = await hashPassword(input.password);
  return ctx.commit(async (tx) => {
    const known = await lockAccount(tx.db, actor.id);
    if (known === undefined || !(await verifyPassword(known.passwordHash, input.current))) {
      throw new AppError('invalid_input', 'The current password is wrong.', {
        details: [{ path: 'current', message: 'This is not your password.' }],
      });
    }
    await updateAgentRow(tx.db, actor.id, { password_hash: passwordHash });
    tx.append(staffEvent(ctx, { type: 'agent.updated', subjectId: actor.id, changed: ['password'] }));
    const endings = await deleteAgentSessions(tx.db, { agentId: actor.id, except: actor.sessionHash });
    return { value: null, endings };
  });
}

/** Nobody but an owner touches an owner, or makes one. @throws AppError `forbidden` */
export function requireRank(actor: ContextActor, ...roles: AgentRole[]): void {
  if (!roles.includes('owner') || (actor.type === 'agent' && actor.role === 'owner')) return;
  throw new AppError('forbidden', 'Only an owner may do that to an owner, or make one.');
}

/** @throws AppError `invalid_input` for a site that is not there */
export function requireSites(ctx: Context, siteIds: string[]): void {
  const unknown = siteIds.find((id) => ctx.settings.siteById(id) === undefined);
  if (unknown === undefined) return;
  throw new AppError('invalid_input', `siteIds: there is no site ${unknown}.`, {
    details: [{ path: 'siteIds', message: `There is no site ${unknown}.` }],
  });
}

/** Only moderators are bound to sites. */
function changedAccount(before: Account, input: UpdateAccountInput): Account {
  const { name = before.name, role = before.role, active = before.active, siteIds = before.siteIds } = input;
  return { ...before, name, role, active, siteIds: role === 'moderator' ? siteIds : null };
}

function endSignIns(tx: Tx, { id, active }: Account): Promise<string[]> {
  return active ? listAgentSessions(tx.db, id) : deleteAgentSessions(tx.db, { agentId: id });
}

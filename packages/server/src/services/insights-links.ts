/**
 * Links to figures for people without an account, such as a board. A link shows what it was made for and nothing else: no conversation, no
 * person, no text. It ends by itself, and at once when it is revoked.
 */
import {
  type CreateInsightsLinkInput,
  type InsightsFilter,
  type InsightsLink,
  type InsightsLinkPage,
  LIMITS,
  newId,
} from '@parley/protocol';
import type { Context, ContextActor } from '../context.js';
import { AppError, notFound } from '../errors.js';
import {
  countOpenLinks,
  findInsightsLink,
  findInsightsLinkByHash,
  insertInsightsLink,
  listInsightsLinks,
  markLinkUsed,
  revokeInsightsLinkRow,
  toInsightsLink,
} from '../store/insights-links.js';
import { hashSecret, randomSecret } from './crypto.js';
import { requireCursorId } from './paging.js';
import { authorize } from './policy.js';
import { staffEvent } from './staff-event.js';

export const INSIGHTS_LINK_PREFIX = 'parley_il_';
const DEFAULT_DAYS = 28;
const DEFAULT_EXPIRY_DAYS = 30;
const DAY_MS = 86_400_000;
const HOUR_MS = 3600_000;

export type LinkActor = Extract<ContextActor, { type: 'link' }>;

/** @param origin where the page is reached @returns the link with its address: nobody can ever ask for it again */
export async function createInsightsLink(
  ctx: Context,
  input: CreateInsightsLinkInput,
  origin: string,
): Promise<InsightsLink> {
  authorize(ctx.actor, 'insights_link.create');
  const filter = input.filter ?? {};
  requireKnown(ctx, filter);
  const token = `${INSIGHTS_LINK_PREFIX}${randomSecret()}`;
  const now = ctx.now();
  const days = input.expiresInDays ?? DEFAULT_EXPIRY_DAYS;
  const row = {
    id: newId('insightsLink', now.getTime()),
    name: input.name,
    token_hash: hashSecret(token),
    filter: JSON.stringify(filter),
    days: input.days ?? DEFAULT_DAYS,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + days * DAY_MS).toISOString(),
    revoked_at: null,
    last_used_at: null,
  };
  return ctx.commit(async (tx) => {
    const open = await countOpenLinks(tx.db, { now: row.created_at, limit: LIMITS.insightsLinks });
    if (open >= LIMITS.insightsLinks) {
      throw new AppError('conflict', `${LIMITS.insightsLinks} links are open. Revoke one that nobody needs.`);
    }
    await insertInsightsLink(tx.db, row);
    tx.append(staffEvent(ctx, { type: 'insights_link.created', subjectId: row.id }));
    return toInsightsLink(row, new URL(`/insights/${token}`, origin).href);
  });
}

function requireKnown({ settings }: Context, { site, team }: InsightsFilter): void {
  if (site !== undefined && site !== 'none' && settings.siteById(site) === undefined) throw notFound('site');
  const isTeam =
    team === undefined || team === 'none' || settings.current.teams.some(({ id }) => id === team);
  if (!isTeam) throw notFound('team');
}

/** Also those that are over. */
export async function getInsightsLinks(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<InsightsLinkPage> {
  authorize(ctx.actor, 'insights_link.list');
  const after = query.cursor === undefined ? '' : requireCursorId('insightsLink', query.cursor);
  const rows = await listInsightsLinks(ctx.db, { after, limit: query.limit + 1 });
  const data = rows.slice(0, query.limit).map((row) => toInsightsLink(row));
  return { data, next: rows.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

/** @throws AppError `not_found`, `conflict` when it was revoked before */
export async function revokeInsightsLink(ctx: Context, id: string): Promise<InsightsLink> {
  authorize(ctx.actor, 'insights_link.revoke');
  const at = ctx.now().toISOString();
  return ctx.commit(async (tx) => {
    const row = await findInsightsLink(tx.db, id);
    if (row === undefined) throw notFound('link');
    if (row.revoked_at !== null) throw new AppError('conflict', 'That link was revoked before.');
    await revokeInsightsLinkRow(tx.db, { id, at });
    tx.append(staffEvent(ctx, { type: 'insights_link.revoked', subjectId: id }));
    return toInsightsLink({ ...row, revoked_at: at });
  });
}

/** Who holds the link. @returns undefined when it is none, or is over */
export async function openInsightsLink(
  means: Pick<Context, 'db' | 'now' | 'commit'>,
  token: string,
): Promise<{ actor: LinkActor; expiresAt: Date } | undefined> {
  const row = await findInsightsLinkByHash(means.db, hashSecret(token));
  const now = means.now();
  if (row === undefined || row.revoked_at !== null || row.expires_at <= now.toISOString()) return undefined;
  const used = row.last_used_at === null ? 0 : Date.parse(row.last_used_at);
  if (now.getTime() - used >= HOUR_MS) {
    await means.commit((tx) => markLinkUsed(tx.db, { id: row.id, at: now.toISOString() }));
  }
  const actor: LinkActor = { type: 'link', id: row.id, filter: JSON.parse(row.filter), days: row.days };
  return { actor, expiresAt: new Date(row.expires_at) };
}

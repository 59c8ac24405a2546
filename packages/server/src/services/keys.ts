/** API keys: for the company's backends. Shown once, stored as a hash; revoked, they are good for nothing at once. */
import { type ApiKey, type ApiKeyPage, type ApiKeyWithSecret, type KeyScope, newId } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { findApiKeys, insertApiKey, listApiKeys, revokeApiKeyRow, toApiKey } from '../store/api-keys.js';
import { API_KEY_PREFIX } from './authentication.js';
import { hashSecret, randomSecret } from './crypto.js';
import { requireCursorId } from './paging.js';
import { authorize } from './policy.js';
import { requireSite } from './sites.js';
import { staffEvent } from './staff-event.js';

/** All that a key could do before there were scopes. */
export const EVERY_SCOPE: KeyScope[] = ['read', 'write', 'admin'];

export interface CreateKeyInput {
  /** What the key is for; customers see it as the author of what is sent with it. */
  name: string;
  /** The key of the only site it is good for; every site when null. */
  site?: string | null | undefined;
  scopes: KeyScope[];
}

/** @returns also the key itself: nobody can ever ask for it again */
export async function createKey(ctx: Context, input: CreateKeyInput): Promise<ApiKeyWithSecret> {
  authorize(ctx.actor, 'key.create');
  const siteId = input.site ? requireSite(ctx, input.site).id : null;
  const key = `${API_KEY_PREFIX}${randomSecret()}`;
  const now = ctx.now();
  const row = {
    id: newId('apiKey', now.getTime()),
    name: input.name,
    key_hash: hashSecret(key),
    site_id: siteId,
    scopes: JSON.stringify([...new Set(input.scopes)]),
    revoked_at: null,
    created_at: now.toISOString(),
  };
  return ctx.commit(async (tx) => {
    await insertApiKey(tx.db, row);
    tx.append(staffEvent(ctx, { type: 'key.created', subjectId: row.id }));
    return { ...toApiKey(row), key };
  });
}

/** Also those that were revoked: one may want to know what they were. */
export async function getKeys(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<ApiKeyPage> {
  authorize(ctx.actor, 'key.list');
  const after = query.cursor === undefined ? '' : requireCursorId('apiKey', query.cursor);
  const rows = await listApiKeys(ctx.db, { after, limit: query.limit + 1 });
  const data = rows.slice(0, query.limit).map(toApiKey);
  return { data, next: rows.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

/** @throws AppError `not_found`, `conflict` when it was revoked before */
export async function revokeKey(ctx: Context, id: string): Promise<ApiKey> {
  authorize(ctx.actor, 'key.revoke');
  const at = ctx.now().toISOString();
  return ctx.commit(async (tx) => {
    const [row] = await findApiKeys(tx.db, [id]);
    if (row === undefined) throw notFound('API key');
    if (row.revoked_at !== null) throw new AppError('conflict', 'That key was revoked before.');
    await revokeApiKeyRow(tx.db, { id, at });
    tx.append(staffEvent(ctx, { type: 'key.revoked', subjectId: id }));
    return toApiKey({ ...row, revoked_at: at });
  });
}

/** SQL on API keys. Only hashes are stored, and those that were revoked stay: their name stands beside what they said. */
import type { ApiKey, KeyScope } from '@parley/protocol';
import type { ApiKeyTable, Db } from '../db/schema.js';

export function scopesOf({ scopes }: Pick<ApiKeyTable, 'scopes'>): KeyScope[] {
  return JSON.parse(scopes) as KeyScope[];
}

export function toApiKey(row: ApiKeyTable): ApiKey {
  return {
    ...{ id: row.id, name: row.name, siteId: row.site_id, scopes: scopesOf(row) },
    ...{ createdAt: row.created_at, revokedAt: row.revoked_at },
  };
}

export async function insertApiKey(db: Db, row: ApiKeyTable): Promise<void> {
  await db.insertInto('api_key').values(row).execute();
}

export async function findApiKeyByHash(db: Db, keyHash: string): Promise<ApiKeyTable | undefined> {
  return db.selectFrom('api_key').selectAll().where('key_hash', '=', keyHash).executeTakeFirst();
}

export async function findApiKeys(db: Db, ids: string[]): Promise<ApiKeyTable[]> {
  return ids.length === 0 ? [] : db.selectFrom('api_key').selectAll().where('id', 'in', ids).execute();
}

/** In the order of their ids. */
export async function listApiKeys(
  db: Db,
  { after, limit }: { after: string; limit: number },
): Promise<ApiKeyTable[]> {
  return db.selectFrom('api_key').selectAll().where('id', '>', after).orderBy('id').limit(limit).execute();
}

export async function revokeApiKeyRow(db: Db, { id, at }: { id: string; at: string }): Promise<void> {
  await db.updateTable('api_key').set({ revoked_at: at }).where('id', '=', id).execute();
}

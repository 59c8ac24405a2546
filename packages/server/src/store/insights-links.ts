/** SQL on public links to figures. Only hashes of their tokens are stored; those that are over stay for the record. */
import type { InsightsLink } from '@parley/protocol';
import type { InsightsLinkTable } from '../db/figure-mail-tables.js';
import type { Db } from '../db/schema.js';

export function toInsightsLink(row: InsightsLinkTable, url: string | null = null): InsightsLink {
  return {
    ...{ id: row.id, name: row.name, url, filter: JSON.parse(row.filter), days: row.days },
    ...{ createdAt: row.created_at, expiresAt: row.expires_at },
    ...{ revokedAt: row.revoked_at, lastUsedAt: row.last_used_at },
  };
}

export async function insertInsightsLink(db: Db, row: InsightsLinkTable): Promise<void> {
  await db.insertInto('insights_link').values(row).execute();
}

export async function findInsightsLinkByHash(
  db: Db,
  tokenHash: string,
): Promise<InsightsLinkTable | undefined> {
  return db.selectFrom('insights_link').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

export async function findInsightsLink(db: Db, id: string): Promise<InsightsLinkTable | undefined> {
  return db.selectFrom('insights_link').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In the order of their ids. */
export async function listInsightsLinks(
  db: Db,
  { after, limit }: { after: string; limit: number },
): Promise<InsightsLinkTable[]> {
  return db
    .selectFrom('insights_link')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** How many are good at `now`, counted up to `limit`. */
export async function countOpenLinks(
  db: Db,
  { now, limit }: { now: string; limit: number },
): Promise<number> {
  const open = await db
    .selectFrom('insights_link')
    .select('id')
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .limit(limit)
    .execute();
  return open.length;
}

export async function revokeInsightsLinkRow(db: Db, { id, at }: { id: string; at: string }): Promise<void> {
  await db.updateTable('insights_link').set({ revoked_at: at }).where('id', '=', id).execute();
}

export async function markLinkUsed(db: Db, { id, at }: { id: string; at: string }): Promise<void> {
  await db.updateTable('insights_link').set({ last_used_at: at }).where('id', '=', id).execute();
}

/** SQL on webhooks. */
import type { Webhook, WebhookState } from '@parley/protocol';
import { sql } from 'kysely';
import type { Db, WebhookTable } from '../db/schema.js';

/** One that was not deleted. */
export type WebhookRow = WebhookTable & { state: WebhookState };

function isThere(row: WebhookTable): row is WebhookRow {
  return row.state !== 'deleted';
}

/** More than that in a workspace are not told; each site has its own limit. */
const MOST = 1000;

export async function insertWebhook(db: Db, row: WebhookTable): Promise<boolean> {
  const inserted = await db
    .insertInto('webhook')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findWebhook(db: Db, id: string): Promise<WebhookRow | undefined> {
  const row = await db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
  return row && isThere(row) ? row : undefined;
}

/** Those that are there, in the order of their ids. */
export async function listWebhooks(
  db: Db,
  args: { siteId: string | null; after: string; limit: number },
): Promise<WebhookRow[]> {
  let query = db
    .selectFrom('webhook')
    .selectAll()
    .where('id', '>', args.after)
    .where('state', '!=', 'deleted');
  if (args.siteId !== null) query = query.where('site_id', '=', args.siteId);
  return (await query.orderBy('id').limit(args.limit).execute()).filter(isThere);
}

/** All of the workspace, for who tells them. */
export async function listAllWebhooks(db: Db): Promise<WebhookRow[]> {
  return listWebhooks(db, { siteId: null, after: '', limit: MOST });
}

/** What each is called: its address. Also of those that were deleted, while they are there. */
export async function findWebhookUrls(db: Db, ids: string[]): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('webhook').select(['id', 'url as name']).where('id', 'in', ids).execute();
}

export async function countWebhooks(db: Db, siteId: string): Promise<number> {
  const row = await db
    .selectFrom('webhook')
    .select(sql<number>`count(*)`.as('count'))
    .where('site_id', '=', siteId)
    .where('state', '!=', 'deleted')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function updateWebhookRow(db: Db, id: string, change: Partial<WebhookTable>): Promise<void> {
  await db.updateTable('webhook').set(change).where('id', '=', id).execute();
}

/** Moves where its log is looked through. @returns whether it still stood where `from` says, and takes deliveries */
export async function advanceWebhook(
  db: Db,
  from: Pick<WebhookTable, 'id' | 'cursor' | 'position' | 'replay_cursor'>,
  to: Partial<WebhookTable>,
): Promise<boolean> {
  const { replay_cursor: replay } = from;
  const moved = await db
    .updateTable('webhook')
    .set(to)
    .where('id', '=', from.id)
    .where('cursor', '=', from.cursor)
    .where('position', '=', from.position)
    .where('replay_cursor', replay === null ? 'is' : '=', replay)
    .where('state', '=', 'enabled')
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}

/** A webhook that is gone for everybody but for its deliveries. */
export async function findDeletedWebhook(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('webhook')
    .select('id')
    .where('state', '=', sql.lit('deleted'))
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export async function removeWebhook(db: Db, id: string): Promise<void> {
  await db.deleteFrom('webhook').where('id', '=', id).execute();
}

/** The filter of a row. */
export function filterOf(row: Pick<WebhookTable, 'types' | 'teams' | 'kinds'>) {
  return {
    types: JSON.parse(row.types) as Webhook['types'],
    teams: JSON.parse(row.teams) as Webhook['teams'],
    kinds: JSON.parse(row.kinds) as Webhook['kinds'],
  };
}

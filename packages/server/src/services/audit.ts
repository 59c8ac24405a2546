/** Who did what, when, and where from: the part of the log that somebody of the company is answerable for. */
import type { Actor, AuditEntry, AuditPage, AuditQuery } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Db } from '../db/schema.js';
import { decodeCursor, encodeCursor } from '../log/cursor.js';
import { changedOf } from '../log/hydrate.js';
import { findAgents } from '../store/agents.js';
import { findApiKeys } from '../store/api-keys.js';
import { type AuditRow, listAudit } from '../store/audit.js';
import { findWebhookUrls } from '../store/webhooks.js';
import { authorize } from './policy.js';

/** The newest first. */
export async function getAudit(ctx: Context, query: AuditQuery & { limit: number }): Promise<AuditPage> {
  authorize(ctx.actor, 'audit.list');
  const { actor, since, until, types = [], limit } = query;
  const before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(query.cursor);
  const rows = await listAudit(ctx.db, { before, actor, types, since, until, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(Number(last.cursor)) : null;
  const names = await namesFor(ctx.db, page);
  return { data: page.map((row) => toEntry(row, names)), next };
}

function toEntry(row: AuditRow, names: ReadonlyMap<string, string>): AuditEntry {
  const actor: Actor = { type: row.actor_type, id: row.actor_id };
  return {
    ...{ id: row.id, at: row.at, type: row.type, siteId: row.site_id, address: row.address },
    actor: { ...actor, name: names.get(actor.id) ?? null },
    subject: { id: row.subject_id, name: names.get(row.subject_id) ?? null },
    changed: changedOf(row),
  };
}

/** Of agents, keys and webhooks. People on the customer's side are not named: who was erased stays so. */
async function namesFor(db: Db, rows: AuditRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => [row.actor_id, row.subject_id]))];
  const of = (prefix: string) => ids.filter((id) => id.startsWith(`${prefix}_`));
  const [agents, keys, webhooks] = [of('agt'), of('key'), of('whk')];
  const found = await Promise.all([
    agents.length > 0 ? findAgents(db, agents) : [],
    findApiKeys(db, keys),
    webhooks.length > 0 ? findWebhookUrls(db, webhooks) : [],
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

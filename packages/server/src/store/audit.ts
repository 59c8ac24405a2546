/** SQL on the audit log: the part of the log that somebody of the company is answerable for, newest first. */
import type { EventType } from '@parley/protocol';
import type { Db, EventTable } from '../db/schema.js';

export interface AuditWanted {
  /** Only events with a smaller number. */
  before: number;
  actor: string | undefined;
  types: EventType[];
  since: string | undefined;
  until: string | undefined;
  limit: number;
}

export type AuditRow = EventTable & { address: string | null };

export async function listAudit(db: Db, wanted: AuditWanted): Promise<AuditRow[]> {
  let query = db
    .selectFrom('audit')
    .innerJoin('event', 'event.cursor', 'audit.cursor')
    .selectAll('event')
    .select('audit.address')
    .where('audit.cursor', '<', wanted.before)
    .orderBy('audit.cursor', 'desc')
    .limit(wanted.limit);
  if (wanted.actor !== undefined) query = query.where('audit.actor_id', '=', wanted.actor);
  if (wanted.types.length > 0) query = query.where('audit.type', 'in', wanted.types);
  if (wanted.since !== undefined) query = query.where('audit.at', '>=', wanted.since);
  if (wanted.until !== undefined) query = query.where('audit.at', '<', wanted.until);
  return query.execute();
}

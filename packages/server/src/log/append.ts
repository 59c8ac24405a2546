/**
 * Appending to the log: the last statements of a transaction. One counter row numbers the events, so that commit
 * order is number order and a rollback leaves no gap.
 */
import type { Actor, EventType, Message } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { sql } from 'kysely';
import { hotRows, hotStatement } from '../db/hot-statement.js';
import type { AuditTable, Db, EventTable } from '../db/schema.js';
import { isAudited } from './audited.js';

/** An event before it has its number. */
export interface EventDraft {
  type: EventType;
  at: string;
  actor: Actor;
  siteId: string | null;
  conversationId: string | null;
  contactId: string | null;
  /** The id of the resource that the event carries. */
  subjectId: string;
  /** Small and non-personal. */
  data?: Record<string, unknown>;
  /** The resource itself, when it is at hand: spares this process's own readers the way back to the database. */
  resource?: Message;
  /** The network address it came from, for the audit log. */
  address?: string | null;
}

const advanceHead = hotStatement((db, params: { by: number }) =>
  db
    .updateTable('log_head')
    .set((eb) => ({ cursor: eb('cursor', '+', params.by) }))
    .where(sql<number>`id`, '=', sql.lit(1))
    .returning('cursor'),
);

/** A row that was appended just now, with what a reader would otherwise fetch. */
export interface FreshRow extends EventTable {
  resource?: Message;
}

const insertRows = hotRows((db, rows: EventTable[]) =>
  db.insertInto('event').values(
    rows.map((row) => ({
      cursor: row.cursor,
      id: row.id,
      type: row.type,
      at: row.at,
      actor_type: row.actor_type,
      actor_id: row.actor_id,
      site_id: row.site_id,
      conversation_id: row.conversation_id,
      contact_id: row.contact_id,
      subject_id: row.subject_id,
      data: row.data,
    })),
  ),
);

/** @returns the rows as they stand in the log once the transaction is committed */
export async function appendEvents(db: Db, drafts: EventDraft[]): Promise<FreshRow[]> {
  if (drafts.length === 0) return [];
  const [head] = await advanceHead(db, { by: drafts.length });
  if (head === undefined) throw new Error('The log has no head: was the database migrated?');
  const first = Number(head.cursor) - drafts.length + 1;
  const rows = drafts.map((draft, index) => toRow(draft, first + index));
  await insertRows(db, rows);
  const audited = drafts.flatMap((draft, index) =>
    isAudited(draft) ? [{ ...auditOf(draft), cursor: first + index }] : [],
  );
  if (audited.length > 0) await db.insertInto('audit').values(audited).execute();
  return rows;
}

function auditOf({ type, actor, at, address = null }: EventDraft): Omit<AuditTable, 'cursor'> {
  return { type, actor_id: actor.id, at, address };
}

function toRow(draft: EventDraft, cursor: number): FreshRow {
  const row: FreshRow = {
    cursor,
    id: newId('event', Date.parse(draft.at)),
    type: draft.type,
    at: draft.at,
    actor_type: draft.actor.type,
    actor_id: draft.actor.id,
    site_id: draft.siteId,
    conversation_id: draft.conversationId,
    contact_id: draft.contactId,
    subject_id: draft.subjectId,
    data: draft.data === undefined ? null : JSON.stringify(draft.data),
  };
  if (draft.resource !== undefined) row.resource = draft.resource;
  return row;
}

/**
 * Appending to the log: the last statements of a transaction. One counter row numbers the events, so that commit
 * order is number order and a rollback leaves no gap.
 */
import type { Actor, EventType } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { sql } from 'kysely';
import { hotStatement } from '../db/hot-statement.js';
import type { Db, EventTable } from '../db/schema.js';

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
}

const advanceHead = hotStatement((db, params: { by: number }) =>
  db
    .updateTable('log_head')
    .set((eb) => ({ cursor: eb('cursor', '+', params.by) }))
    .where(sql<number>`id`, '=', sql.lit(1))
    .returning('cursor'),
);

const COLUMNS = [
  'cursor',
  'id',
  'type',
  'at',
  'actor_type',
  'actor_id',
  'site_id',
  'conversation_id',
  'contact_id',
  'subject_id',
  'data',
] as const satisfies readonly (keyof EventTable)[];

/** Rows per statement: few sizes, each compiled once; what is left over goes one by one. */
const SIZES = [64, 8, 1] as const;

const inserts = SIZES.map((size) => ({
  size,
  insert: hotStatement((db, params: Record<string, never>) =>
    db
      .insertInto('event')
      .values(
        Array.from(
          { length: size },
          (_, row) =>
            Object.fromEntries(COLUMNS.map((column) => [column, params[`${row} ${column}`]])) as never,
        ),
      ),
  ),
}));

function toParams(rows: EventTable[]): Record<string, never> {
  const params: Record<string, unknown> = {};
  rows.forEach((row, index) => {
    for (const column of COLUMNS) params[`${index} ${column}`] = row[column];
  });
  return params as Record<string, never>;
}

export async function appendEvents(db: Db, drafts: EventDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const [head] = await advanceHead(db, { by: drafts.length });
  if (head === undefined) throw new Error('The log has no head: was the database migrated?');
  const first = Number(head.cursor) - drafts.length + 1;
  const rows = drafts.map((draft, index) => toRow(draft, first + index));
  let done = 0;
  for (const { size, insert } of inserts) {
    for (; rows.length - done >= size; done += size) {
      await insert(db, toParams(rows.slice(done, done + size)));
    }
  }
}

function toRow(draft: EventDraft, cursor: number): EventTable {
  return {
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
}

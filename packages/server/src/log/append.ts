/**
 * Appending to the log: the last statements of a transaction. One counter row numbers the events, so that commit
 * order is number order and a rollback leaves no gap.
 */
import type { Actor, EventType } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { sql } from 'kysely';
import type { Db } from '../db/schema.js';

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

/** SQLite allows 32,766 parameters in a statement; eleven columns a row stay far below. */
const ROWS_PER_INSERT = 500;

export async function appendEvents(db: Db, drafts: EventDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const head = await db
    .updateTable('log_head')
    .set({ cursor: sql`cursor + ${drafts.length}` })
    .where('id', '=', 1)
    .returning('cursor')
    .executeTakeFirstOrThrow();
  const first = Number(head.cursor) - drafts.length + 1;
  const rows = drafts.map((draft, index) => ({
    cursor: first + index,
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
  }));
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await db
      .insertInto('event')
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .execute();
  }
}

/**
 * Which events a reader wants, beside those that it may have: by type, and by the team and kind of their conversation as
 * it is now. What belongs to no conversation passes, and so does what tells of one that is gone.
 */
import type { EventFilter } from '@parley/protocol';
import type { Db, EventTable } from '../db/schema.js';
import { findConversationTraits } from '../store/conversation-traits.js';

/** Wants everything. */
export const NO_FILTER: EventFilter = { types: [], teams: [], kinds: [] };

/** Whether every row passes. */
export function isEmptyFilter({ types, teams, kinds }: EventFilter): boolean {
  return types.length === 0 && teams.length === 0 && kinds.length === 0;
}

/** Those of the rows that the filter lets through, in their order. */
export async function filterRows<R extends EventTable>(
  db: Db,
  rows: R[],
  { types, teams, kinds }: EventFilter,
): Promise<R[]> {
  const wanted = types.length === 0 ? rows : rows.filter(({ type }) => types.includes(type));
  if (teams.length === 0 && kinds.length === 0) return wanted;
  const ids = new Set(wanted.flatMap(({ conversation_id: id }) => id ?? []));
  const found = await findConversationTraits(db, [...ids]);
  const traits = new Map(found.map((conversation) => [conversation.id, conversation]));
  return wanted.filter(({ conversation_id: id }) => {
    const conversation = traits.get(id ?? '');
    if (conversation === undefined) return true;
    if (kinds.length > 0 && !kinds.includes(conversation.kind)) return false;
    return teams.length === 0 || (conversation.team_id !== null && teams.includes(conversation.team_id));
  });
}

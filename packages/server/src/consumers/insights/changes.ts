/** What a batch of the log makes necessary to reckon anew. */
import type { Db } from '../../db/schema.js';
import { slotOf } from '../../insights/slots.js';
import type { FreshRow } from '../../log/append.js';
import {
  findSources,
  findSourceTime,
  listDiscussionsOf,
  listOutcomesOfContacts,
  listOutcomesOfConversations,
  listSourcesOfContacts,
  listTimeOfConversations,
} from '../../store/insights-sources.js';
import { type Means, reckonConversations, reckonOutcomes, reckonTime } from './reckon.js';
import { reckonTails } from './reckon-tails.js';

export interface Changes {
  conversations: Set<string>;
  /** Conversations in which something was only said, with the quarter of an hour of the first. */
  spoken: Map<string, number>;
  outcomes: Set<string>;
  /** Conversations whose place may be another one, or that are new or gone: with them their contact's outcomes. */
  moved: Set<string>;
  /** Contacts of whom another one became a part. */
  contacts: Set<string>;
  time: Set<string>;
}

/** Fields of a conversation that figures are split by. */
const PLACE = ['teamId', 'context'];

export function changesOf(rows: FreshRow[]): Changes {
  const changes: Changes = {
    conversations: new Set(),
    spoken: new Map(),
    outcomes: new Set(),
    moved: new Set(),
    contacts: new Set(),
    time: new Set(),
  };
  for (const row of rows) note(row, changes);
  return changes;
}

function note(row: FreshRow, changes: Changes): void {
  switch (row.type) {
    case 'message.created':
      noteSpoken(row, changes);
      return;
    case 'message.updated':
    case 'message.deleted':
    case 'message.approved':
    case 'message.rejected':
    case 'rating.created':
    case 'topic.updated':
      if (row.conversation_id !== null) changes.conversations.add(row.conversation_id);
      return;
    case 'conversation.created':
    case 'conversation.erased':
      changes.conversations.add(row.subject_id);
      changes.moved.add(row.subject_id);
      return;
    case 'conversation.updated': {
      changes.conversations.add(row.subject_id);
      const { changed = PLACE }: { changed?: string[] } = JSON.parse(row.data ?? '{}');
      if (changed.some((field) => PLACE.includes(field))) changes.moved.add(row.subject_id);
      return;
    }
    case 'contact.merged':
      changes.contacts.add(row.subject_id);
      return;
    case 'outcome.created':
    case 'outcome.updated':
      changes.outcomes.add(row.subject_id);
      return;
    case 'time.recorded':
      changes.time.add(row.subject_id);
      return;
    default:
  }
}

/** What the company says in public may answer questions; all else is only said. */
function noteSpoken({ conversation_id: id, actor_type: by, at, data }: FreshRow, changes: Changes): void {
  if (id === null) return;
  const isOnlySaid = by === 'contact' || (by === 'agent' && JSON.parse(data ?? '{}').kind !== 'discussion');
  if (!isOnlySaid) changes.conversations.add(id);
  else changes.spoken.set(id, Math.min(slotOf(at), changes.spoken.get(id) ?? Number.POSITIVE_INFINITY));
}

/** Reckons all of it anew. */
export async function reckonChanges(db: Db, means: Means, changes: Changes): Promise<void> {
  const { moved, contacts } = changes;
  const conversations = new Set(changes.conversations);
  const outcomes = new Set(changes.outcomes);
  for (const { id } of await listSourcesOfContacts(db, [...contacts])) conversations.add(id);
  const sources = await findSources(db, [...moved]);
  const touched = sources.flatMap(({ contactId }) => contactId ?? []);
  const alone = sources.flatMap(({ contactId, id }) => (contactId === null ? id : []));
  for (const id of await listOutcomesOfContacts(db, [...new Set([...contacts, ...touched])]))
    outcomes.add(id);
  for (const id of await listOutcomesOfConversations(db, alone)) outcomes.add(id);
  // Who opened a chat was not helped by an answer in public.
  for (const id of await listDiscussionsOf(db, [...new Set([...contacts, ...touched])]))
    conversations.add(id);
  const slots = new Set<number>();
  for (const entry of await findSourceTime(db, [...changes.time])) {
    if (entry.conversation_id !== null) conversations.add(entry.conversation_id);
    slots.add(slotOf(entry.from_at));
  }
  // Of what is gone the time stays, and belongs to no conversation any more.
  const there = new Set(sources.map(({ id }) => id));
  const gone = [...moved].filter((id) => !there.has(id));
  for (const entry of await listTimeOfConversations(db, gone)) slots.add(slotOf(entry.from_at));
  const spoken = new Map([...changes.spoken].filter(([id]) => !conversations.has(id)));
  for (const id of await reckonTails(db, means, spoken)) conversations.add(id);
  await reckonConversations(db, means, [...conversations]);
  await reckonOutcomes(db, means, [...outcomes]);
  for (const slot of slots) await reckonTime(db, means, { from: slot, to: slot + 1 });
}

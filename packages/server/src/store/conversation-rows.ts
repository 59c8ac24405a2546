/** Conversations as they are shown: with their contact's name, their last message and what their customer waits for, in one statement. */
import type { Conversation, Message, Rating } from '@parley/protocol';
import type { Selectable } from 'kysely';
import type { ConversationTable, Db, MessageTable, RoutingTable } from '../db/schema.js';
import { completeMessages } from './messages.js';

type Nullable<T> = { [K in keyof T]: T[K] | null };
/** What its customer waits for. */
type WaitRow = Nullable<Pick<RoutingTable, 'wait_kind' | 'since' | 'warn_at' | 'due_at' | 'breached_at'>>;
/** Of the last message, what does not stand in its conversation's row, or is the same for all: it is never a note. Null while there is none. */
type LastRow = Nullable<{ [K in LastColumn as `m_${K}`]: Selectable<MessageTable>[K] }>;
type LastColumn =
  | 'author_type'
  | 'author_id'
  | 'text'
  | 'parent_id'
  | 'status'
  | 'edited_at'
  | 'attachments'
  | 'created_at'
  | 'offer';

export type ConversationRow = ConversationTable &
  WaitRow &
  LastRow & {
    contact_name: string | null;
    rating_score: number | null;
    rating_comment: string | null;
    rating_at: string | null;
  };

/** Looking up each part by a statement of its own took seven times as long for a page of the inbox. */
export function selectConversations(db: Db) {
  return db
    .selectFrom('conversation')
    .leftJoin('contact', 'contact.id', 'conversation.contact_id')
    .leftJoin('rating', 'rating.id', 'conversation.rating_id')
    .leftJoin('routing', 'routing.conversation_id', 'conversation.id')
    .leftJoin('message', 'message.id', 'conversation.last_message_id')
    .selectAll('conversation')
    .select([
      'contact.name as contact_name',
      'rating.score as rating_score',
      'rating.comment as rating_comment',
      'rating.created_at as rating_at',
      'routing.wait_kind',
      'routing.since',
      'routing.warn_at',
      'routing.due_at',
      'routing.breached_at',
      'message.author_type as m_author_type',
      'message.author_id as m_author_id',
      'message.text as m_text',
      'message.parent_id as m_parent_id',
      'message.status as m_status',
      'message.edited_at as m_edited_at',
      'message.attachments as m_attachments',
      'message.created_at as m_created_at',
      'message.offer as m_offer',
    ]);
}

export async function toConversations(db: Db, rows: ConversationRow[]): Promise<Conversation[]> {
  const last = await lastMessages(db, rows);
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    kind: row.kind,
    contactId: row.contact_id,
    contactName: row.contact_name,
    externalId: row.external_id,
    seq: row.seq,
    lastMessage: last.get(row.id) ?? null,
    lastAt: row.last_at,
    marks: {
      contact: { delivered: row.contact_delivered, read: row.contact_read },
      company: { delivered: row.company_delivered, read: row.company_read },
    },
    status: row.status,
    snoozedUntil: row.snoozed_until,
    assigneeId: row.assignee_id,
    priority: row.priority ?? 'normal',
    tags: row.tags === null ? [] : JSON.parse(row.tags),
    teamId: row.team_id,
    sla: toSla(row),
    context: row.context === null ? null : JSON.parse(row.context),
    proactiveId: row.proactive_id,
    rating: toRating(row),
    createdAt: row.created_at,
  }));
}

/** By the conversation's id. The customer's name is there already; those of others are looked up. */
async function lastMessages(db: Db, rows: ConversationRow[]): Promise<Map<string, Message>> {
  const known = new Map<string, string | null>();
  const messages: Selectable<MessageTable>[] = [];
  for (const row of rows) {
    if (row.contact_id !== null) known.set(row.contact_id, row.contact_name);
    if (row.m_author_id !== null) messages.push(messageOf(row));
  }
  const complete = await completeMessages(db, messages, known);
  return new Map(complete.map((message) => [message.conversationId, message]));
}

/** All of them are there where one is. */
function messageOf(row: ConversationRow): Selectable<MessageTable> {
  return {
    id: row.last_message_id,
    conversation_id: row.id,
    seq: row.seq,
    author_type: row.m_author_type,
    author_id: row.m_author_id,
    text: row.m_text,
    internal: 0,
    place: null,
    mentions: null,
    parent_id: row.m_parent_id,
    status: row.m_status,
    edited_at: row.m_edited_at,
    attachments: row.m_attachments,
    created_at: row.m_created_at,
    offer: row.m_offer,
  } as Selectable<MessageTable>;
}

function toSla({ wait_kind: kind, since, warn_at: warnAt, due_at: dueAt, breached_at }: ConversationRow) {
  if (!kind || !since || !warnAt || !dueAt) return null;
  return { kind, since, warnAt, dueAt, breached: breached_at !== null };
}

function toRating(row: ConversationRow): Rating | null {
  const { rating_id: id, rating_score: score, rating_at: createdAt } = row;
  if (id === null || score === null || createdAt === null) return null;
  return { id, score, comment: row.rating_comment, createdAt };
}

/** SQL on conversations. */
import type {
  Conversation,
  ConversationKind,
  ConversationPriority,
  ConversationStatus,
  Message,
  PageContext,
  ReadMark,
  Side,
} from '@parley/protocol';
import { sql } from 'kysely';
import { hotByIds, hotRows } from '../db/hot-statement.js';
import { lockingRows } from '../db/locking-rows.js';
import type { Db } from '../db/schema.js';
import { selectConversations, toConversations } from './conversation-rows.js';

export interface NewConversation {
  id: string;
  siteId: string;
  /** `chat` by default. */
  kind?: ConversationKind;
  status?: ConversationStatus;
  contactId: string | null;
  externalId: string | null;
  teamId?: string | null;
  context?: PageContext | null;
  proactiveId?: string | null;
  createdAt: string;
}

/** @returns whether it was inserted; false when the id or the external id is taken */
export async function insertConversation(db: Db, conversation: NewConversation): Promise<boolean> {
  const inserted = await db
    .insertInto('conversation')
    .values({
      id: conversation.id,
      site_id: conversation.siteId,
      kind: conversation.kind ?? 'chat',
      contact_id: conversation.contactId,
      external_id: conversation.externalId,
      seq: 0,
      last_message_id: null,
      last_at: conversation.createdAt,
      contact_delivered: 0,
      contact_read: 0,
      company_delivered: 0,
      company_read: 0,
      status: conversation.status ?? 'open',
      snoozed_until: null,
      assignee_id: null,
      priority: null,
      tags: null,
      team_id: conversation.teamId ?? null,
      context: conversation.context ? JSON.stringify(conversation.context) : null,
      proactive_id: conversation.proactiveId ?? null,
      rating_id: null,
      created_at: conversation.createdAt,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

const selectByIds = hotByIds((db, ids) => selectConversations(db).where('conversation.id', 'in', ids));

export async function findConversations(db: Db, ids: string[]): Promise<Conversation[]> {
  return toConversations(db, await selectByIds(db, ids));
}

export async function findConversation(db: Db, id: string): Promise<Conversation | undefined> {
  return (await findConversations(db, [id]))[0];
}

/** What a command needs to know of a conversation before it may touch it. */
export interface ConversationHead {
  id: string;
  kind: ConversationKind;
  siteId: string;
  contactId: string | null;
  /** The contact's name, for whoever speaks in it. */
  contactName: string | null;
  /** 1 when the company's backend has vouched for the contact; null without one. */
  contactVerified: number | null;
  /** 1 when the company has barred the contact from writing; null without one. */
  contactBlocked: number | null;
  seq: number;
  status: ConversationStatus;
  teamId: string | null;
  assigneeId: string | null;
  /** JSON of its tags; null without any. */
  tags: string | null;
}

function selectHeads(db: Db, ids: string[]) {
  return db
    .selectFrom('conversation')
    .leftJoin('contact', 'contact.id', 'conversation.contact_id')
    .select([
      'conversation.id',
      'kind',
      'conversation.site_id as siteId',
      'contact_id as contactId',
      'contact.name as contactName',
      'contact.verified as contactVerified',
      'contact.blocked as contactBlocked',
      'seq',
      'status',
      'team_id as teamId',
      'assignee_id as assigneeId',
      'tags',
    ])
    .where('conversation.id', 'in', ids);
}

const readHeads = hotByIds<ConversationHead>((db, ids) => selectHeads(db, ids));
const lockHeads = hotByIds<ConversationHead>((db, ids) =>
  lockingRows(db, selectHeads(db, ids).orderBy('conversation.id'), 'conversation'),
);

export async function findConversationHead(db: Db, id: string): Promise<ConversationHead | undefined> {
  return (await readHeads(db, [id]))[0];
}

/**
 * The heads of those that exist; nobody else can change these conversations until the commit.
 * @param ids sorted, so that two processes that want the same conversations wait for each other and not for ever
 */
export function lockConversationHeads(db: Db, ids: string[]): Promise<ConversationHead[]> {
  return lockHeads(db, ids);
}

/** The message that is now the last of its conversation. */
type Last = Pick<Message, 'id' | 'conversationId' | 'seq' | 'createdAt'>;

interface LastRow {
  column1: string;
  column2: number;
  column3: string;
  column4: string;
}

const advanceRows = hotRows((db, rows: Last[]) => {
  // PostgreSQL takes parameters of unknown type for text.
  const values = rows.map(
    (row) => sql`(${row.conversationId}, cast(${row.seq} as integer), ${row.id}, ${row.createdAt})`,
  );
  return db
    .updateTable('conversation')
    .from(sql<LastRow>`(values ${sql.join(values)})`.as<'last'>(sql`last`))
    .set(({ ref }) => ({
      seq: ref('last.column2'),
      last_message_id: ref('last.column3'),
      last_at: ref('last.column4'),
    }))
    .whereRef('conversation.id', '=', 'last.column1');
});

/** Makes each message the last of its conversation; of several in one conversation the later one counts. */
export async function advanceConversations(db: Db, messages: Message[]): Promise<void> {
  const last = new Map(messages.map((message) => [message.conversationId, message]));
  await advanceRows(db, [...last.values()]);
}

/** What can be changed of a conversation beside its messages and marks. */
export interface ConversationChange {
  status?: ConversationStatus;
  resolvedAt?: string;
  snoozedUntil?: string | null;
  assigneeId?: string | null;
  priority?: ConversationPriority;
  tags?: string[];
  teamId?: string | null;
  context?: PageContext;
  ratingId?: string;
}

export async function updateConversationRow(db: Db, id: string, change: ConversationChange): Promise<void> {
  await db
    .updateTable('conversation')
    .set({
      ...(change.status !== undefined && { status: change.status }),
      ...(change.resolvedAt !== undefined && { resolved_at: change.resolvedAt }),
      ...(change.snoozedUntil !== undefined && { snoozed_until: change.snoozedUntil }),
      ...(change.assigneeId !== undefined && { assignee_id: change.assigneeId }),
      ...(change.priority !== undefined && {
        priority: change.priority === 'normal' ? null : change.priority,
      }),
      ...(change.tags !== undefined && {
        tags: change.tags.length === 0 ? null : JSON.stringify(change.tags),
      }),
      ...(change.teamId !== undefined && { team_id: change.teamId }),
      ...(change.context !== undefined && { context: JSON.stringify(change.context) }),
      ...(change.ratingId !== undefined && { rating_id: change.ratingId }),
    })
    .where('id', '=', id)
    .execute();
}

export async function reopenConversations(db: Db, ids: string[]): Promise<void> {
  await db
    .updateTable('conversation')
    .set({ status: 'open', snoozed_until: null })
    .where('id', 'in', ids)
    .execute();
}

/** Snoozed ones whose time has come, sorted by id. */
export async function listDueConversations(
  db: Db,
  { now, limit }: { now: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('id')
    .where('snoozed_until', '<=', now)
    .orderBy('snoozed_until')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id).sort();
}

/** Moves a side's marks forward, never back and never past the last message. */
export async function raiseMarks(
  db: Db,
  args: { id: string; side: Side; mark: ReadMark },
): Promise<{ mark: ReadMark; changed: boolean }> {
  const delivered = `${args.side}_delivered` as const;
  const read = `${args.side}_read` as const;
  const before = await db
    .selectFrom('conversation')
    .select(['seq', delivered, read])
    .where('id', '=', args.id)
    .executeTakeFirstOrThrow();
  const mark = {
    delivered: Math.max(before[delivered], Math.min(args.mark.delivered, before.seq)),
    read: Math.max(before[read], Math.min(args.mark.read, before.seq)),
  };
  const changed = mark.delivered !== before[delivered] || mark.read !== before[read];
  if (changed) {
    await db
      .updateTable('conversation')
      .set({ [delivered]: mark.delivered, [read]: mark.read })
      .where('id', '=', args.id)
      .execute();
  }
  return { mark, changed };
}

/** SQL on conversations, with their contact's name and last message. */
import type { Conversation, ReadMark, Side } from '@parley/protocol';
import { sql } from 'kysely';
import { hotByIds, hotStatement } from '../db/hot-statement.js';
import type { ConversationTable, Db } from '../db/schema.js';
import { findMessages } from './messages.js';

type ConversationRow = ConversationTable & { contact_name: string | null };

function selectConversations(db: Db) {
  return db
    .selectFrom('conversation')
    .leftJoin('contact', 'contact.id', 'conversation.contact_id')
    .selectAll('conversation')
    .select('contact.name as contact_name');
}

async function toConversations(db: Db, rows: ConversationRow[]): Promise<Conversation[]> {
  const lastIds = rows.flatMap((row) => row.last_message_id ?? []);
  const messages = lastIds.length === 0 ? [] : await findMessages(db, lastIds);
  const byId = new Map(messages.map((message) => [message.id, message]));
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    kind: row.kind,
    contactId: row.contact_id,
    contactName: row.contact_name,
    externalId: row.external_id,
    seq: row.seq,
    lastMessage: byId.get(row.last_message_id ?? '') ?? null,
    lastAt: row.last_at,
    marks: {
      contact: { delivered: row.contact_delivered, read: row.contact_read },
      company: { delivered: row.company_delivered, read: row.company_read },
    },
    createdAt: row.created_at,
  }));
}

export interface NewConversation {
  id: string;
  siteId: string;
  contactId: string;
  externalId: string | null;
  createdAt: string;
}

/** @returns whether it was inserted; false when the id or the external id is taken */
export async function insertConversation(db: Db, conversation: NewConversation): Promise<boolean> {
  const inserted = await db
    .insertInto('conversation')
    .values({
      id: conversation.id,
      site_id: conversation.siteId,
      kind: 'chat',
      contact_id: conversation.contactId,
      external_id: conversation.externalId,
      seq: 0,
      last_message_id: null,
      last_at: conversation.createdAt,
      contact_delivered: 0,
      contact_read: 0,
      company_delivered: 0,
      company_read: 0,
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
  siteId: string;
  contactId: string | null;
  /** The contact's name, for whoever speaks in it. */
  contactName: string | null;
  seq: number;
}

const selectHead = hotStatement((db, params: { id: string }) =>
  db
    .selectFrom('conversation')
    .leftJoin('contact', 'contact.id', 'conversation.contact_id')
    .select(['conversation.id', 'conversation.site_id', 'contact_id', 'seq', 'contact.name as contact_name'])
    .where('conversation.id', '=', params.id),
);

export async function findConversationHead(db: Db, id: string): Promise<ConversationHead | undefined> {
  const [row] = await selectHead(db, { id });
  return (
    row && {
      id: row.id,
      siteId: row.site_id,
      contactId: row.contact_id,
      contactName: row.contact_name,
      seq: row.seq,
    }
  );
}

const advanceSeq = hotStatement((db, params: { id: string; messageId: string; at: string }) =>
  db
    .updateTable('conversation')
    .set({ seq: sql<number>`seq + 1`, last_message_id: params.messageId, last_at: params.at })
    .where('id', '=', params.id)
    .returning('seq'),
);

/** Takes the next number and makes `messageId` the last message. The update locks the row until the commit. */
export async function takeNextSeq(
  db: Db,
  args: { id: string; messageId: string; at: string },
): Promise<number> {
  const [row] = await advanceSeq(db, args);
  if (row === undefined) throw new Error(`Conversation ${args.id} vanished within a transaction.`);
  return row.seq;
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

export interface ListConversationsArgs {
  siteId: string | null;
  contactId: string | null;
  limit: number;
}

/** In the order of their ids, those after `after`. */
export async function listConversationsById(
  db: Db,
  args: ListConversationsArgs & { after: string },
): Promise<Conversation[]> {
  const query = scoped(db, args).where('conversation.id', '>', args.after).orderBy('conversation.id');
  return toConversations(db, await query.limit(args.limit).execute());
}

/** Last spoken first, those older than `before`; null for the first page. */
export async function listConversationsByRecency(
  db: Db,
  args: ListConversationsArgs & { before: { lastAt: string; id: string } | null },
): Promise<Conversation[]> {
  let query = scoped(db, args);
  const { before } = args;
  if (before !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('conversation.last_at', 'conversation.id'), '<', tuple(before.lastAt, before.id)),
    );
  }
  query = query.orderBy('conversation.last_at', 'desc').orderBy('conversation.id', 'desc');
  return toConversations(db, await query.limit(args.limit).execute());
}

function scoped(db: Db, args: ListConversationsArgs) {
  let query = selectConversations(db);
  if (args.siteId !== null) query = query.where('conversation.site_id', '=', args.siteId);
  if (args.contactId !== null) query = query.where('conversation.contact_id', '=', args.contactId);
  return query;
}

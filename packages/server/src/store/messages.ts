/** SQL on messages, with the names of their authors as they are today. */
import type { Attachment, Message, PublicationOffer } from '@parley/protocol';
import type { Selectable } from 'kysely';
import { hotByIds, hotRows } from '../db/hot-statement.js';
import type { Db, MessageTable } from '../db/schema.js';
import { listAttachments } from './attachments.js';
import { findAuthorNames } from './author-names.js';

type MessageRow = Selectable<MessageTable> & {
  contact_name: string | null;
  agent_name: string | null;
  key_name: string | null;
};

function toMessage(row: Selectable<MessageTable>, name: string | null, attachments: Attachment[]): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.place ?? row.seq,
    author: {
      type: row.author_type,
      id: row.author_id,
      name,
    },
    text: row.text,
    attachments,
    internal: row.internal === 1,
    mentions: row.mentions === null ? [] : JSON.parse(row.mentions),
    parentId: row.parent_id,
    status: row.status,
    editedAt: row.edited_at,
    createdAt: row.created_at,
    ...(row.offer !== null && row.status !== 'deleted' && { offer: JSON.parse(row.offer) }),
  };
}

/** Only messages that have attachments are asked for them, and nobody is when there are none. */
async function complete<R extends Selectable<MessageTable>>(
  db: Db,
  rows: R[],
  nameOf: (row: R) => string | null,
): Promise<Message[]> {
  const carriers = rows.filter((row) => row.attachments > 0).map((row) => row.id);
  const attachments = carriers.length === 0 ? undefined : await listAttachments(db, carriers);
  return rows.map((row) => toMessage(row, nameOf(row), attachments?.get(row.id) ?? []));
}

const toMessages = (db: Db, rows: MessageRow[]): Promise<Message[]> =>
  complete(db, rows, (row) => row.contact_name ?? row.agent_name ?? row.key_name);

/** An id belongs to one noun only, so at most one of the three joins finds a name. */
function selectMessages(db: Db) {
  return db
    .selectFrom('message')
    .leftJoin('contact', 'contact.id', 'message.author_id')
    .leftJoin('agent', 'agent.id', 'message.author_id')
    .leftJoin('api_key', 'api_key.id', 'message.author_id')
    .selectAll('message')
    .select(['contact.name as contact_name', 'agent.name as agent_name', 'api_key.name as key_name']);
}

const insertRows = hotRows((db, rows: MessageTable[]) =>
  db.insertInto('message').values(
    rows.map((row) => ({
      id: row.id,
      conversation_id: row.conversation_id,
      seq: row.seq,
      author_type: row.author_type,
      author_id: row.author_id,
      text: row.text,
      internal: row.internal,
      place: row.place,
      mentions: row.mentions,
      parent_id: row.parent_id,
      status: row.status,
      edited_at: row.edited_at,
      attachments: row.attachments,
      created_at: row.created_at,
      offer: row.offer,
    })),
  ),
);

/** A message with the number it is kept under: its own, or for a note a negative one, which no reader of messages meets. */
export interface NumberedMessage {
  message: Message;
  number: number;
}

export async function insertMessages(db: Db, messages: NumberedMessage[]): Promise<void> {
  const rows = messages.map(({ message, number }) => ({
    id: message.id,
    conversation_id: message.conversationId,
    seq: number,
    place: message.internal ? message.seq : null,
    mentions: message.mentions.length > 0 ? JSON.stringify(message.mentions) : null,
    author_type: message.author.type,
    author_id: message.author.id,
    text: message.text,
    internal: message.internal ? 1 : 0,
    parent_id: message.parentId,
    status: message.status,
    edited_at: message.editedAt,
    attachments: message.attachments.length,
    created_at: message.createdAt,
    offer: message.offer === undefined ? null : JSON.stringify(message.offer),
  }));
  await insertRows(db, rows);
}

/** Writes down what became of a message. What it said before is overwritten. */
export async function reviseMessage(db: Db, message: Message): Promise<void> {
  await db
    .updateTable('message')
    .set({
      text: message.text,
      status: message.status,
      edited_at: message.editedAt,
      attachments: message.attachments.length,
    })
    .where('id', '=', message.id)
    .execute();
}

/** Writes down what became of what its customer is asked. */
export async function reviseOffer(db: Db, id: string, offer: PublicationOffer): Promise<void> {
  await db
    .updateTable('message')
    .set({ offer: JSON.stringify(offer) })
    .where('id', '=', id)
    .execute();
}

const selectIds = hotByIds((db, ids) => db.selectFrom('message').select('id').where('id', 'in', ids));

/** Which of the ids are taken. */
export async function listTakenIds(db: Db, ids: string[]): Promise<string[]> {
  return (await selectIds(db, ids)).map(({ id }) => id);
}

const selectByIds = hotByIds((db, ids) => selectMessages(db).where('message.id', 'in', ids));

export async function findMessages(db: Db, ids: string[]): Promise<Message[]> {
  return toMessages(db, await selectByIds(db, ids));
}

/**
 * Rows read elsewhere. Of many messages, few people have written most: each name is looked up once, and joined to none.
 * @param known names by id that need not be looked up
 */
export async function completeMessages(
  db: Db,
  rows: Selectable<MessageTable>[],
  known: ReadonlyMap<string, string | null> = new Map(),
): Promise<Message[]> {
  const strangers = known.size === 0 ? rows : rows.filter((row) => !known.has(row.author_id));
  const names = await findAuthorNames(db, strangers);
  return complete(db, rows, (row) => known.get(row.author_id) ?? names.get(row.author_id) ?? null);
}

export async function findMessage(db: Db, id: string): Promise<Message | undefined> {
  return (await findMessages(db, [id]))[0];
}

export interface ListMessagesArgs {
  conversationId: string;
  /** `after`: the nearest with a greater number. `before`: the nearest with a smaller one. Neither: the latest. */
  after?: number | undefined;
  before?: number | undefined;
  limit: number;
  /** Leaves out notes and what waits for a moderator. */
  openOnly: boolean;
}

/** Always in ascending order of `seq`. Notes, whose numbers are negative, are never among them. */
export async function listMessages(db: Db, args: ListMessagesArgs): Promise<Message[]> {
  const after = args.after ?? 0;
  let query = selectMessages(db).where('conversation_id', '=', args.conversationId).where('seq', '>', after);
  if (args.openOnly) query = query.where('internal', '=', 0).where('status', 'in', ['published', 'deleted']);
  if (args.after !== undefined) {
    return toMessages(db, await query.orderBy('seq').limit(args.limit).execute());
  }
  if (args.before !== undefined) query = query.where('seq', '<', args.before);
  const rows = await query.orderBy('seq', 'desc').limit(args.limit).execute();
  return toMessages(db, rows.reverse());
}

export interface ListNotesArgs {
  conversationId: string;
  /** The messages that they stand after, both included. */
  from: number;
  to: number;
  limit: number;
  order: 'forwards' | 'backwards';
}

/** Notes from one end of a stretch, in ascending order of place, and of time within one. */
export async function listNotes(db: Db, args: ListNotesArgs): Promise<Message[]> {
  const query = selectMessages(db)
    .where('conversation_id', '=', args.conversationId)
    .where('place', '>=', args.from)
    .where('place', '<=', args.to)
    .limit(args.limit);
  // Numbers of notes go down, so within one place the later note comes first by number.
  if (args.order === 'backwards') {
    const rows = await query.orderBy('place', 'desc').orderBy('seq').execute();
    return toMessages(db, rows.reverse());
  }
  return toMessages(db, await query.orderBy('place').orderBy('seq', 'desc').execute());
}

/** The number of a conversation's latest note; 0 when there is none. */
export async function findLastNoteNumber(db: Db, conversationId: string): Promise<number> {
  const row = await db
    .selectFrom('message')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return Math.min(0, row?.seq ?? 0);
}

/** How many notes stand after one message, counted up to `limit`. */
export async function countNotes(
  db: Db,
  { conversationId, place, limit }: { conversationId: string; place: number; limit: number },
): Promise<number> {
  const rows = await db
    .selectFrom('message')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('place', '=', place)
    .limit(limit)
    .execute();
  return rows.length;
}

/** SQL on messages, with the names of their authors as they are today. */
import type { Message } from '@parley/protocol';
import type { Selectable } from 'kysely';
import { hotByIds, hotStatement } from '../db/hot-statement.js';
import type { Db, MessageTable } from '../db/schema.js';

type MessageRow = Selectable<MessageTable> & {
  contact_name: string | null;
  agent_name: string | null;
  key_name: string | null;
};

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    author: {
      type: row.author_type,
      id: row.author_id,
      name: row.contact_name ?? row.agent_name ?? row.key_name,
    },
    text: row.text,
    internal: row.internal === 1,
    parentId: row.parent_id,
    status: row.status,
    createdAt: row.created_at,
  };
}

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

const insertOne = hotStatement((db, row: MessageTable) =>
  db.insertInto('message').values({
    id: row.id,
    conversation_id: row.conversation_id,
    seq: row.seq,
    author_type: row.author_type,
    author_id: row.author_id,
    text: row.text,
    internal: row.internal,
    parent_id: row.parent_id,
    status: row.status,
    created_at: row.created_at,
  }),
);

export async function insertMessage(db: Db, row: MessageTable): Promise<void> {
  await insertOne(db, row);
}

const selectId = hotStatement((db, params: { id: string }) =>
  db.selectFrom('message').select('id').where('id', '=', params.id),
);

/** Whether the id is taken: the question of every send, so it asks for nothing else. */
export async function hasMessage(db: Db, id: string): Promise<boolean> {
  return (await selectId(db, { id })).length > 0;
}

const selectByIds = hotByIds((db, ids) => selectMessages(db).where('message.id', 'in', ids));

export async function findMessages(db: Db, ids: string[]): Promise<Message[]> {
  return (await selectByIds(db, ids)).map(toMessage);
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
  /** Leaves out notes and what is not published. */
  openOnly: boolean;
}

/** Always in ascending order of `seq`. */
export async function listMessages(db: Db, args: ListMessagesArgs): Promise<Message[]> {
  let query = selectMessages(db).where('conversation_id', '=', args.conversationId);
  if (args.openOnly) query = query.where('internal', '=', 0).where('status', '=', 'published');
  if (args.after !== undefined) {
    const rows = await query.where('seq', '>', args.after).orderBy('seq').limit(args.limit).execute();
    return rows.map(toMessage);
  }
  if (args.before !== undefined) query = query.where('seq', '<', args.before);
  const rows = await query.orderBy('seq', 'desc').limit(args.limit).execute();
  return rows.reverse().map(toMessage);
}

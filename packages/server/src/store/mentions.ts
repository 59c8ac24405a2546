/** SQL on notes that call an agent who has not looked since. */
import type { Mention } from '@parley/protocol';
import type { Db, MentionTable } from '../db/schema.js';

export async function insertMentions(db: Db, rows: MentionTable[]): Promise<void> {
  await db.insertInto('mention').values(rows).execute();
}

/** Of one agent, in the order of the messages, those after `after`. */
export async function listMentions(
  db: Db,
  args: { agentId: string; after: string; limit: number },
): Promise<Mention[]> {
  const rows = await db
    .selectFrom('mention')
    .selectAll()
    .where('agent_id', '=', args.agentId)
    .where('message_id', '>', args.after)
    .orderBy('message_id')
    .limit(args.limit)
    .execute();
  return rows.map((row) => ({
    conversationId: row.conversation_id,
    messageId: row.message_id,
    createdAt: row.created_at,
  }));
}

/** @returns how many there were */
export async function deleteMentions(
  db: Db,
  args: { agentId: string; conversationId: string },
): Promise<number> {
  const rows = await db
    .deleteFrom('mention')
    .where('conversation_id', '=', args.conversationId)
    .where('agent_id', '=', args.agentId)
    .returning('message_id')
    .execute();
  return rows.length;
}

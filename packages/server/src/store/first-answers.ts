/** SQL on how long customers waited for a first answer. */
import type { Db } from '../db/schema.js';

/** How many conversations are looked at, those last spoken in, and how far into each. */
const CONVERSATIONS = 100;
const MESSAGES = 20;

/**
 * Milliseconds from a customer's first message to the first answer of an agent, one for each of the site's latest
 * conversations that were answered. What an API key said does not count: it may be a machine, or history brought in.
 */
export async function listFirstAnswers(db: Db, args: { siteId: string; since: string }): Promise<number[]> {
  const latest = await db
    .selectFrom('conversation')
    .select('id')
    .where('site_id', '=', args.siteId)
    .where('last_at', '>=', args.since)
    .orderBy('last_at', 'desc')
    .orderBy('id', 'desc')
    .limit(CONVERSATIONS)
    .execute();
  if (latest.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .select(['conversation_id', 'seq', 'author_type', 'created_at'])
    .where(
      'conversation_id',
      'in',
      latest.map(({ id }) => id),
    )
    .where('seq', '<=', MESSAGES)
    .where('internal', '=', 0)
    .execute();
  const byConversation = Map.groupBy(rows, (row) => row.conversation_id);
  return [...byConversation.values()].flatMap((messages) => {
    messages.sort((a, b) => a.seq - b.seq);
    const asked = messages.find((message) => message.author_type === 'contact');
    const answered = messages.find(
      (message) => asked && message.seq > asked.seq && message.author_type === 'agent',
    );
    if (asked === undefined || answered === undefined) return [];
    return [Math.max(0, Date.parse(answered.created_at) - Date.parse(asked.created_at))];
  });
}

/** SQL on the tags of conversations. What a conversation says of itself (`conversation.tags`) is kept the same by who calls. */
import type { Message } from '@parley/protocol';
import { sql } from 'kysely';
import { hotRows } from '../db/hot-statement.js';
import type { Db } from '../db/schema.js';

/** What a conversation's tags are found by. */
export interface Tagged {
  id: string;
  siteId: string;
  lastAt: string;
}

/** Gives it these tags and no others. */
export async function replaceTags(db: Db, { id, siteId, lastAt }: Tagged, tags: string[]): Promise<void> {
  await db.deleteFrom('conversation_tag').where('conversation_id', '=', id).execute();
  if (tags.length === 0) return;
  const rows = tags.map((tag) => ({ conversation_id: id, tag, site_id: siteId, last_at: lastAt }));
  await db.insertInto('conversation_tag').values(rows).execute();
}

const touchRows = hotRows((db, rows: Pick<Message, 'conversationId' | 'createdAt'>[]) =>
  db
    .updateTable('conversation_tag')
    .from(
      sql<{ column1: string; column2: string }>`(values ${sql.join(
        rows.map((row) => sql`(${row.conversationId}, ${row.createdAt})`),
      )})`.as<'last'>(sql`last`),
    )
    .set(({ ref }) => ({ last_at: ref('last.column2') }))
    .whereRef('conversation_tag.conversation_id', '=', 'last.column1'),
);

/** In these conversations, which have tags, something was said; of several messages in one the later counts. */
export async function touchTags(db: Db, messages: Message[]): Promise<void> {
  const last = new Map(messages.map((message) => [message.conversationId, message]));
  await touchRows(db, [...last.values()]);
}

/**
 * Tags in use from `from` on, in the order of the alphabet, each found by one look into the index: a million uses of one tag
 * are stepped over.
 */
export async function listTags(
  db: Db,
  { siteId, from, limit }: { siteId: string | null; from: string; limit: number },
): Promise<string[]> {
  const scope = siteId === null ? sql`` : sql`site_id = ${siteId} and`;
  const { rows } = await sql<{ tag: string }>`
    with recursive found (tag, place) as (
      select (select min(tag) from conversation_tag where ${scope} tag >= ${from}), 1
      union all
      select (select min(tag) from conversation_tag where ${scope} tag > found.tag), place + 1
      from found where found.tag is not null and place < ${sql.lit(limit)}
    )
    select tag from found where tag is not null`.execute(db);
  return rows.map(({ tag }) => tag);
}

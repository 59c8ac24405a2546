/** SQL on what can be searched: the texts, as they are in this transaction, of what the log told of. */
import type { PageContext } from '@parley/protocol';
import { lockingRows } from '../db/locking-rows.js';
import type { Db } from '../db/schema.js';

/** One text that something is found by; empty for nothing. */
export interface SearchSource {
  id: string;
  text: string;
}

/** Messages of chats. Nobody can erase them before the commit: what is gone by then must not come back in an index. */
export async function listMessageTexts(db: Db, ids: string[]): Promise<SearchSource[]> {
  const query = db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select(['message.id', 'message.text'])
    .where('message.id', 'in', ids)
    .where('conversation.kind', '=', 'chat');
  return lockingRows(db, query, 'message').execute();
}

/** Contacts by name and address. */
export async function listContactTexts(db: Db, ids: string[]): Promise<SearchSource[]> {
  const query = db.selectFrom('contact').select(['id', 'name', 'email']).where('id', 'in', ids);
  const rows = await lockingRows(db, query, 'contact').execute();
  return rows.map(({ id, name, email }) => ({ id, text: [name, email].filter(Boolean).join(' ') }));
}

/** Chats by their tags and the page where they began. */
export async function listConversationTexts(db: Db, ids: string[]): Promise<SearchSource[]> {
  const query = db
    .selectFrom('conversation')
    .select(['id', 'tags', 'context'])
    .where('id', 'in', ids)
    .where('kind', '=', 'chat');
  const rows = await lockingRows(db, query, 'conversation').execute();
  return rows.map(({ id, tags, context }) => {
    const page: PageContext | null = context === null ? null : JSON.parse(context);
    const texts = [...(tags === null ? [] : JSON.parse(tags)), page?.title, page?.url];
    return { id, text: texts.filter(Boolean).join(' ') };
  });
}

/** The conversation in which each of these contacts was last spoken with. */
export async function listLatestConversations(db: Db, contactIds: string[]): Promise<Map<string, string>> {
  const latest = new Map<string, string>();
  for (const contactId of contactIds) {
    const row = await db
      .selectFrom('conversation')
      .select('id')
      .where('contact_id', '=', contactId)
      .orderBy('last_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) latest.set(contactId, row.id);
  }
  return latest;
}

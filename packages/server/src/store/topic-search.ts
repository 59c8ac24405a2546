/** SQL on what of discussions can be searched: the texts that anyone can read, as they are in this transaction. */
import { lockingRows } from '../db/locking-rows.js';
import type { Db } from '../db/schema.js';

export interface PublicText {
  id: string;
  siteId: string;
  conversationId: string;
  text: string;
  saidAt: string;
}

/** Those of the messages that anyone can read, in the order of their writing. Nobody can erase them before the commit. */
export async function listPublicTexts(db: Db, ids: string[]): Promise<PublicText[]> {
  const query = db
    .selectFrom('message')
    .innerJoin('topic_message', 'topic_message.id', 'message.id')
    .innerJoin('topic', 'topic.id', 'topic_message.conversation_id')
    .select([
      'message.id',
      'topic.site_id as siteId',
      'topic.id as conversationId',
      'message.text',
      'topic_message.said_at as saidAt',
      'topic_message.seq',
    ])
    .where('message.id', 'in', ids)
    .where('topic_message.shown', '=', 1)
    .where('topic_message.stub', 'is', null);
  const rows = await lockingRows(db, query, 'message').execute();
  return rows.sort((a, b) => (a.saidAt === b.saidAt ? a.seq - b.seq : a.saidAt < b.saidAt ? -1 : 1));
}

/** A word of an entry that says where it belongs. Nobody is shown anything for having typed it: their words are looked for in the text. */
export function scopeWord(id: string): string {
  return id.replaceAll('_', '');
}

/** So many numbers of entries for each millisecond. */
const PER_MS = 1000;

/** Numbers for entries that sort as what they are of was written. One process at a time gives them: its consumer is leased. */
export async function placesFor(db: Db, entries: readonly { saidAt: string }[]): Promise<number[]> {
  const given = new Set<number>();
  const places: number[] = [];
  for (const { saidAt } of entries) {
    const place = await freePlace(db, Date.parse(saidAt) * PER_MS, given);
    given.add(place);
    places.push(place);
  }
  return places;
}

async function freePlace(db: Db, begin: number, given: ReadonlySet<number>): Promise<number> {
  for (let from = begin; ; from += PER_MS) {
    const last = await db
      .selectFrom('topic_search_entry')
      .select('id')
      .where('id', '>=', from)
      .where('id', '<', from + PER_MS)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    let place = last === undefined ? from : Number(last.id) + 1;
    while (given.has(place)) place += 1;
    if (place < from + PER_MS) return place;
  }
}

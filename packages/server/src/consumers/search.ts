/**
 * Hears what was said, who somebody is and how conversations are called, and writes it into the index of the search, a moment
 * later: sending waits for none of it. What is erased is taken out by the erasure itself.
 */
import type { FullText } from '../db/full-text.js';
import type { Db } from '../db/schema.js';
import type { FreshRow } from '../log/append.js';
import { wordsOf } from '../search/words.js';
import {
  listContactTexts,
  listConversationTexts,
  listMessageTexts,
  type SearchSource,
} from '../store/search-sources.js';
import type { Effect } from './owned-consumer.js';

type List = (db: Db, ids: string[]) => Promise<SearchSource[]>;

const SOURCES: Partial<Record<FreshRow['type'], List>> = {
  'message.created': listMessageTexts,
  'message.updated': listMessageTexts,
  'message.deleted': listMessageTexts,
  'contact.created': listContactTexts,
  'contact.updated': listContactTexts,
  'contact.merged': listContactTexts,
  'conversation.created': listConversationTexts,
  'conversation.updated': listConversationTexts,
};

/** Fields of a conversation that it is found by. */
const SEARCHED = ['tags', 'context'];

/** What there is to write down: by source, each id with the number of its first event here. */
type Work = Map<List, Map<string, number>>;

/** @returns for an `OwnedConsumer`: what to write for a batch */
export function createIndexer(fullText: FullText): (rows: FreshRow[]) => Promise<Effect> {
  return async (rows) => {
    const [work, gone] = [workOf(rows), mergedIn(rows)];
    if (work.size === 0 && gone.length === 0) return null;
    return async (tx) => {
      if (gone.length > 0) await fullText.drop(tx.db, gone);
      for (const [list, ids] of work) {
        const sources = await list(tx.db, [...ids.keys()].sort());
        const entries = sources.flatMap(({ id, text }) => {
          const words = wordsOf(text).join(' ');
          return words === '' ? [] : { id: ids.get(id) ?? 0, ref: id, words };
        });
        const kept = new Set(entries.map(({ ref }) => ref));
        const rest = [...ids.keys()].filter((id) => !kept.has(id));
        if (rest.length > 0) await fullText.drop(tx.db, rest);
        if (entries.length > 0) await fullText.put(tx.db, entries);
      }
    };
  };
}

function workOf(rows: FreshRow[]): Work {
  const work: Work = new Map();
  for (const row of rows) {
    const list = SOURCES[row.type];
    if (list === undefined || !isSearched(row)) continue;
    const ids = work.get(list) ?? new Map<string, number>();
    if (!ids.has(row.subject_id)) ids.set(row.subject_id, Number(row.cursor));
    work.set(list, ids);
  }
  return work;
}

function isSearched({ type, data }: FreshRow): boolean {
  if (type !== 'conversation.updated' || data === null) return true;
  const { changed = SEARCHED }: { changed?: string[] } = JSON.parse(data);
  return changed.some((field) => SEARCHED.includes(field));
}

/** Contacts that are no more, for they turned out to be another one. */
function mergedIn(rows: FreshRow[]): string[] {
  return rows.flatMap((row) => (row.type === 'contact.merged' ? JSON.parse(row.data ?? '{}').fromId : []));
}

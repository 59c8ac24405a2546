/**
 * Hears what was said in discussions and what became of it, and writes what anyone can read into the public's own index, a moment
 * later. Nothing else may ever stand there: what is no longer public is taken out, and what is found is read afresh anyway.
 */
import type { FullText } from '../db/full-text.js';
import type { FreshRow } from '../log/append.js';
import { wordsOf } from '../search/words.js';
import { listPublicTexts, placesFor, scopeWord } from '../store/topic-search.js';
import type { Effect } from './owned-consumer.js';

/** After each of them a message may read otherwise, or no longer. */
const TOLD: ReadonlySet<string> = new Set<FreshRow['type']>([
  'message.created',
  'message.updated',
  'message.deleted',
  'message.approved',
  'message.rejected',
]);

/** @returns for an `OwnedConsumer`: what to write for a batch */
export function createTopicIndexer(text: FullText): (rows: FreshRow[]) => Promise<Effect> {
  return async (rows) => {
    const told = rows.filter(({ type, data }) => TOLD.has(type) && isPublic(data));
    if (told.length === 0) return null;
    const ids = [...new Set(told.map((row) => row.subject_id))].sort();
    return async ({ db }) => {
      const sources = await listPublicTexts(db, ids);
      const kept = sources.flatMap((source) => {
        const words = wordsOf(source.text);
        if (words.length === 0) return [];
        const scope = [source.siteId, source.conversationId].map(scopeWord);
        return [{ ref: source.id, saidAt: source.saidAt, words: [...words, ...scope].join(' ') }];
      });
      const known = new Set(kept.map(({ ref }) => ref));
      const gone = ids.filter((id) => !known.has(id));
      if (gone.length > 0) await text.drop(db, gone);
      if (kept.length === 0) return;
      const places = await placesFor(db, kept);
      await text.put(
        db,
        kept.map(({ ref, words }, index) => ({ id: places[index] ?? 0, ref, words })),
      );
    };
  };
}

function isPublic(data: string | null): boolean {
  const { kind }: { kind?: string } = JSON.parse(data ?? '{}');
  return kind === 'discussion';
}

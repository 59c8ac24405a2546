/**
 * Finding what was said in discussions, for everybody. The public's own index says where to look; each message is read by the query of
 * all public reads, so that nothing is found that is held, refused, taken back, or goes on in private, from that moment on.
 */
import { plainWords, type TopicSearchHit, type TopicSearchPage } from '@parley/protocol';
import type { Context } from '../context.js';
import type { FullText } from '../db/full-text.js';
import type { TopicTable } from '../db/topic-tables.js';
import { type Query, queryOf, rangesOf, snippetOf } from '../search/words.js';
import { findShown, type TopicMessageRow, toTopicMessage } from '../store/topic-messages.js';
import { scopeWord } from '../store/topic-search.js';
import { findTopic, findTopics } from '../store/topics.js';
import { readPage } from './search-pages.js';
import { requireTopicSite, type TopicWanted, viewOfTopic } from './topics.js';

/** What a search needs beside its context. */
export interface TopicSearchMeans {
  /** Finds messages that anyone can read by their words. */
  publicText: FullText;
}

export interface TopicSearchArgs extends Pick<TopicWanted, 'site' | 'from'> {
  q: string;
  topic?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function searchTopics(
  ctx: Context,
  { publicText }: TopicSearchMeans,
  args: TopicSearchArgs,
): Promise<TopicSearchPage> {
  const site = requireTopicSite(ctx, 'topic.read', args);
  const { topic: key, cursor, limit } = args;
  const within = key === undefined ? null : await findTopic(ctx.db, { siteId: site.id, key });
  const query = queryOf(args.q);
  if (query.parts.length === 0 || within === undefined) return { data: [], next: null };
  const scope = [site.id, ...(within === null ? [] : [within.id])].map(scopeWord);
  const wanted = { words: [...query.words, ...scope], prefix: query.prefix };
  return readPage<TopicSearchHit>({
    cursor,
    limit,
    find: (before, most) => publicText.find(ctx.db, { ...wanted, before, limit: most }),
    hitsOf: async (entries) => {
      const rows = await findShown(
        ctx.db,
        entries.map(({ ref }) => ref),
      );
      const topics = await topicsOf(ctx, [...rows.values()]);
      return entries.flatMap((entry) => {
        const row = rows.get(entry.ref);
        const topic = row && topics.get(row.conversation_id);
        const hit = row && topic?.site_id === site.id ? hitOf(ctx, query, { row, topic }) : null;
        return hit === null ? [] : [{ entry, hit }];
      });
    },
  });
}

async function topicsOf(ctx: Context, rows: TopicMessageRow[]): Promise<Map<string, TopicTable>> {
  const ids = [...new Set(rows.map((row) => row.conversation_id))];
  const topics = ids.length === 0 ? [] : await findTopics(ctx.db, ids);
  return new Map(topics.map((topic) => [topic.id, topic]));
}

interface Found {
  row: TopicMessageRow;
  topic: TopicTable;
}

function hitOf(ctx: Context, query: Query, { row, topic }: Found): TopicSearchHit | null {
  if (row.stub !== null) return null;
  // As it reads. Where a link leads is found as well, and then shown as it was typed.
  for (const text of [plainWords(row.text), row.text]) {
    const ranges = rangesOf(text, query);
    if (ranges === null) continue;
    const { key, title, url } = topic;
    const message = toTopicMessage(row, viewOfTopic(ctx, topic));
    return { topic: { key, title, url }, message, ...snippetOf(text, ranges) };
  }
  return null;
}

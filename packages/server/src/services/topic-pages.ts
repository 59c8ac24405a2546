/** A discussion for readers without our script: as HTML and as feeds. Made of what anyone may read, by the same queries. */
import { LIMITS } from '@parley/protocol';
import type { Context } from '../context.js';
import { type FeedParts, renderAtom, renderRss } from '../discussion-pages/feeds.js';
import { renderFragment } from '../discussion-pages/fragment.js';
import { listLatest, toTopicMessage } from '../store/topic-messages.js';
import { findTopic } from '../store/topics.js';
import { type BranchQuery, getTopicMessages } from './topic-messages.js';
import { getTopic, requireTopicSite, type TopicWanted, viewOfTopic } from './topics.js';

/** @param at where this very page is */
export async function getTopicHtml(
  ctx: Context,
  wanted: TopicWanted & { at: URL },
  query: Omit<BranchQuery, 'parentId'>,
): Promise<string> {
  const site = requireTopicSite(ctx, 'topic.read', wanted);
  const topic = await getTopic(ctx, wanted);
  const page = await getTopicMessages(ctx, wanted, query);
  const next = new URL(wanted.at);
  if (page.next !== null) next.searchParams.set('after', page.next);
  return renderFragment({
    topic,
    branches: page.data,
    siteName: site.name,
    locale: site.locale,
    next: page.next === null ? null : next.href,
  });
}

const RENDER = { rss: renderRss, atom: renderAtom } as const;

export async function getTopicFeed(
  ctx: Context,
  wanted: TopicWanted & { at: URL },
  kind: keyof typeof RENDER,
): Promise<string> {
  const site = requireTopicSite(ctx, 'topic.read', wanted);
  const row = await findTopic(ctx.db, { siteId: site.id, key: wanted.topic });
  const latest = row === undefined ? [] : await listLatest(ctx.db, row.id, LIMITS.topicPage);
  const parts: FeedParts = {
    topic: await getTopic(ctx, wanted),
    messages: row === undefined ? [] : latest.map((one) => toTopicMessage(one, viewOfTopic(ctx, row))),
    siteName: site.name,
    locale: site.locale,
    self: wanted.at.href,
  };
  return RENDER[kind](parts);
}

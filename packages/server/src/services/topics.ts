/** Topics: what a page is about, found by the site's own key. They are made by the first message, or by the company. */
import {
  newId,
  type Topic,
  type TopicCounts,
  type TopicCountsInput,
  type TopicListPage,
  type TopicMessage,
  type UpdateTopicInput,
} from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { TopicTable } from '../db/topic-tables.js';
import { AppError } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { findShown, type TopicView, toTopicMessage } from '../store/topic-messages.js';
import {
  countTopics,
  findTopic,
  insertTopic,
  listTopics,
  lockTopic,
  pinnedIdsOf,
  toTopicState,
  updateTopicRow,
} from '../store/topics.js';
import { assertSiteOrigin, type Credentials } from './authentication.js';
import { requireCursorId } from './paging.js';
import { type Action, authorize } from './policy.js';
import { requireSite } from './sites.js';

/** Which topic, and from which page it is asked for. */
export interface TopicWanted {
  /** The site's key. */
  site: string;
  /** The topic's key. */
  topic: string;
  from: Pick<Credentials, 'origin' | 'ownOrigin'>;
}

/**
 * The site whose topics are asked for. Servers and readers of feeds name no page; a page must be one of the site's.
 * @throws AppError `not_found`, `origin_forbidden`, or what the policy says
 */
export function requireTopicSite(
  ctx: Context,
  action: Action,
  wanted: Omit<TopicWanted, 'topic'>,
): SiteSettings {
  const site = requireSite(ctx, wanted.site);
  if (wanted.from.origin !== null) assertSiteOrigin(site, wanted.from);
  authorize(ctx.actor, action, { what: 'site', siteId: site.id, contactId: null });
  return site;
}

export function viewOfTopic(ctx: Pick<Context, 'settings'>, topic: TopicTable): TopicView {
  return { topic, teams: ctx.settings.current.teams };
}

/** A topic nobody has said anything in yet is as good as one that is there: only empty. */
export async function getTopic(ctx: Context, wanted: TopicWanted): Promise<Topic> {
  const site = requireTopicSite(ctx, 'topic.read', wanted);
  const topic = await findTopic(ctx.db, { siteId: site.id, key: wanted.topic });
  return topic === undefined
    ? toTopic(ctx, { site, topic: emptyTopic(ctx, site, wanted.topic), marked: [] })
    : presentTopic(ctx, site, topic);
}

/** The site's topics, for the company: the latest first. */
export async function getTopics(
  ctx: Context,
  query: { site: string; cursor?: string | undefined; limit: number },
): Promise<TopicListPage> {
  const site = requireSite(ctx, query.site);
  authorize(ctx.actor, 'topic.list', { what: 'site', siteId: site.id, contactId: null });
  const before = query.cursor === undefined ? null : requireCursorId('conversation', query.cursor);
  const found = await listTopics(ctx.db, { siteId: site.id, before, limit: query.limit + 1 });
  const rows = found.slice(0, query.limit);
  return {
    data: rows.map((row) => ({ ...toTopicState(row), messages: row.messages, createdAt: row.created_at })),
    next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** With the messages that the company put first. */
export async function presentTopic(
  ctx: Pick<Context, 'db' | 'settings' | 'canMail'>,
  site: SiteSettings,
  topic: TopicTable,
): Promise<Topic> {
  const ids = [...pinnedIdsOf(topic), ...(topic.answer_id === null ? [] : [topic.answer_id])];
  const found = await findShown(ctx.db, [...new Set(ids)]);
  const view = viewOfTopic(ctx, topic);
  const marked = [...found.values()].map((row) => toTopicMessage(row, view));
  return toTopic(ctx, { site, topic, marked });
}

interface TopicParts {
  site: SiteSettings;
  topic: TopicTable;
  marked: TopicMessage[];
}

function toTopic({ canMail }: Pick<Context, 'canMail'>, { site, topic, marked }: TopicParts): Topic {
  const { moderation, votes, reactions, identifiedOnly, privateTeam } = site.discussion;
  const isThere = topic.revision > 0;
  const order = pinnedIdsOf(topic);
  return {
    site: site.key,
    key: topic.key,
    conversationId: isThere ? topic.id : null,
    title: topic.title,
    url: topic.url,
    format: topic.format,
    messages: topic.messages,
    locked: topic.locked === 1,
    answer: marked.find(({ answer }) => answer) ?? null,
    pinned: marked.filter(({ pinned }) => pinned).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    rules: {
      follow: canMail,
      moderation: topic.moderation ?? moderation,
      votes,
      reactions,
      identifiedOnly,
      privateTeamId: privateTeam,
    },
    revision: topic.revision,
    createdAt: isThere ? topic.created_at : null,
  };
}

function emptyTopic(ctx: Context, site: SiteSettings, key: string): TopicTable {
  const now = ctx.now();
  return {
    id: newId('conversation', now.getTime()),
    site_id: site.id,
    key,
    title: null,
    url: null,
    format: 'discussion',
    moderation: null,
    locked: 0,
    messages: 0,
    answer_id: null,
    pinned: '[]',
    revision: 0,
    created_at: now.toISOString(),
  };
}

/** What a page says of itself. */
export interface TopicPage {
  url?: string | undefined;
  title?: string | undefined;
}

/** The topic, locked until the commit; made when it is not there, with what the page says of itself. */
export async function lockOrMakeTopic(
  ctx: Context,
  tx: Tx,
  { site, key, page }: { site: SiteSettings; key: string; page: TopicPage },
): Promise<TopicTable> {
  const address = { siteId: site.id, key };
  const known = await lockTopic(tx.db, address);
  if (known !== undefined) return known;
  const fresh = { ...emptyTopic(ctx, site, key), title: page.title ?? null, url: page.url ?? null };
  if (await insertTopic(tx.db, fresh)) {
    tx.append({
      type: 'conversation.created',
      at: fresh.created_at,
      actor: toActor(ctx.actor),
      siteId: site.id,
      conversationId: fresh.id,
      contactId: null,
      subjectId: fresh.id,
      data: PUBLIC,
    });
    return fresh;
  }
  // Another process was first.
  const theirs = await lockTopic(tx.db, address);
  if (theirs === undefined) throw new Error('A topic that was there is not.');
  return theirs;
}

/** Says of an event that it belongs to a discussion: those who watch chats are not told. */
export const PUBLIC = { kind: 'discussion' } as const;

/** An address on another origin would lead readers of feeds and mails away from the company. */
export function requireOwnPage(site: SiteSettings, url: string | null | undefined): void {
  if (url === null || url === undefined) return;
  if (URL.canParse(url) && site.origins.includes(new URL(url).origin)) return;
  throw new AppError('invalid_input', 'url: expected a page on one of the site’s origins.', {
    details: [{ path: 'url', message: 'Not on one of the site’s origins.' }],
  });
}

/** Locks, names or describes a topic, for the company. @throws AppError `invalid_input` for a page that is not the site's */
export async function updateTopic(
  ctx: Context,
  wanted: TopicWanted,
  input: UpdateTopicInput,
): Promise<Topic> {
  const site = requireTopicSite(ctx, 'topic.update', wanted);
  requireOwnPage(site, input.url);
  const topic = await ctx.commit(
    async (tx) => {
      const before = await lockOrMakeTopic(ctx, tx, { site, key: wanted.topic, page: {} });
      const changed: TopicTable = {
        ...before,
        ...(input.title !== undefined && { title: input.title }),
        ...(input.url !== undefined && { url: input.url }),
        ...(input.format !== undefined && { format: input.format }),
        ...(input.moderation !== undefined && { moderation: input.moderation }),
        ...(input.locked !== undefined && { locked: input.locked ? 1 : 0 }),
      };
      const isSame = before.revision > 0 && JSON.stringify(changed) === JSON.stringify(before);
      return isSame ? before : changeTopic(ctx, tx, changed);
    },
    lockOf(site, wanted.topic),
  );
  return presentTopic(ctx, site, topic);
}

/** Writes a topic that is locked, and tells the log. */
export async function changeTopic(ctx: Context, tx: Tx, topic: TopicTable): Promise<TopicTable> {
  const next = await updateTopicRow(tx.db, topic);
  tx.append({
    type: 'topic.updated',
    at: ctx.now().toISOString(),
    actor: toActor(ctx.actor),
    siteId: topic.site_id,
    conversationId: topic.id,
    contactId: null,
    subjectId: topic.id,
    data: PUBLIC,
  });
  return next;
}

/** What commands about a topic lock first. */
export const lockOf = (site: SiteSettings, key: string): string => `topic:${site.id}:${key}`;

/** How many messages anyone can read, for many pages at once. */
export async function getTopicCounts(
  ctx: Context,
  input: TopicCountsInput & Pick<TopicWanted, 'from'>,
): Promise<TopicCounts> {
  const site = requireTopicSite(ctx, 'topic.read', input);
  const counts = await countTopics(ctx.db, { siteId: site.id, keys: [...new Set(input.topics)] });
  return { data: input.topics.map((topic) => ({ topic, messages: counts.get(topic) ?? 0 })) };
}

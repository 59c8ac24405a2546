/** Reading a discussion, as anyone may: pages of branches, what is below a message, where a permanent link leads. */
import {
  LIMITS,
  type MessageContext,
  type TopicBranch,
  type TopicBranchPage,
  type TopicSort,
} from '@parley/protocol';
import type { Context } from '../context.js';
import type { TopicTable } from '../db/topic-tables.js';
import { AppError, notFound } from '../errors.js';
import {
  findSaidAt,
  findShown,
  type ListBranchesArgs,
  listAtPaths,
  listBelow,
  listBranches,
  pathsAbove,
  type TopicMessageRow,
  toTopicMessage,
} from '../store/topic-messages.js';
import { findTopic, type TopicAddress } from '../store/topics.js';
import { presentTopic, requireTopicSite, type TopicWanted, viewOfTopic } from './topics.js';

export interface BranchQuery {
  sort: TopicSort;
  after?: string | undefined;
  parentId?: string | undefined;
}

/** One more than a page tells whether another follows. */
const ONE_MORE = LIMITS.topicPage + 1;

/** Where a page ended: number and score of the last message, or its path within a branch. */
const AFTER = /^(\d{1,10})(?:\.(-?\d{1,10}))?$/;
const AFTER_PATH = /^p([0-9a-z]{6,300})$/;

function notACursor(): AppError {
  return new AppError('invalid_input', 'after: give back `next` as it was.', {
    details: [{ path: 'after', message: 'Not a cursor of this list.' }],
  });
}

function encodeAfter(sort: TopicSort, row: TopicMessageRow): string {
  return sort === 'top' ? `${row.seq}.${row.score}` : String(row.seq);
}

/** The place in the list at which a page ended; a number says when it was written. */
async function decodeAfter(
  ctx: Context,
  topic: TopicTable,
  { sort, after }: BranchQuery,
): Promise<ListBranchesArgs['after']> {
  if (after === undefined) return null;
  const [, number, score] = AFTER.exec(after) ?? [];
  if (number === undefined) throw notACursor();
  const seq = Number(number);
  const saidAt = sort === 'top' ? '' : await findSaidAt(ctx.db, { conversationId: topic.id, seq });
  if (saidAt === undefined) throw notACursor();
  return { seq, score: Number(score ?? 0), saidAt };
}

/** A page of what anyone can read. */
export async function getTopicMessages(
  ctx: Context,
  wanted: TopicWanted,
  query: BranchQuery,
): Promise<TopicBranchPage> {
  const site = requireTopicSite(ctx, 'topic.read', wanted);
  const topic = await findTopic(ctx.db, { siteId: site.id, key: wanted.topic });
  if (topic === undefined) return { data: [], next: null, revision: 0 };
  return query.parentId === undefined
    ? branches(ctx, topic, query)
    : below(ctx, topic, { ...query, parentId: query.parentId });
}

async function branches(ctx: Context, topic: TopicTable, query: BranchQuery): Promise<TopicBranchPage> {
  const after = await decodeAfter(ctx, topic, query);
  const args = { conversationId: topic.id, sort: query.sort, after, limit: ONE_MORE };
  const found = await listBranches(ctx.db, args);
  const page = found.slice(0, LIMITS.topicPage);
  const view = viewOfTopic(ctx, topic);
  const data = await Promise.all(
    page.map(async (row): Promise<TopicBranch> => {
      const first = row.replies === 0 ? [] : await firstBelow(ctx, topic, row);
      return { ...toTopicMessage(row, view), first: first.map((one) => toTopicMessage(one, view)) };
    }),
  );
  const last = page.at(-1);
  const next = found.length > page.length && last ? encodeAfter(query.sort, last) : null;
  return { data, next, revision: topic.revision };
}

function firstBelow(ctx: Context, topic: TopicTable, row: TopicMessageRow): Promise<TopicMessageRow[]> {
  const { path } = row;
  return listBelow(ctx.db, { conversationId: topic.id, path, after: path, limit: LIMITS.topicPreview });
}

async function below(
  ctx: Context,
  topic: TopicTable,
  query: BranchQuery & { parentId: string },
): Promise<TopicBranchPage> {
  const parent = await requireShown(ctx, topic, query.parentId);
  const after = query.after === undefined ? parent.path : AFTER_PATH.exec(query.after)?.[1];
  if (after === undefined) throw notACursor();
  const args = { conversationId: topic.id, path: parent.path, after, limit: ONE_MORE };
  const found = await listBelow(ctx.db, args);
  const page = found.slice(0, LIMITS.topicPage);
  const view = viewOfTopic(ctx, topic);
  const last = page.at(-1);
  return {
    data: page.map((row) => ({ ...toTopicMessage(row, view), first: [] })),
    next: found.length > page.length && last ? `p${last.path}` : null,
    revision: topic.revision,
  };
}

/** @throws AppError `not_found` unless everybody can see it */
async function requireShown(ctx: Context, topic: TopicTable, id: string): Promise<TopicMessageRow> {
  const row = (await findShown(ctx.db, [id])).get(id);
  if (row === undefined || row.conversation_id !== topic.id) throw notFound('message');
  return row;
}

/** Where a permanent link leads. */
export async function getMessageContext(
  ctx: Context,
  wanted: TopicWanted,
  id: string,
): Promise<MessageContext> {
  const site = requireTopicSite(ctx, 'topic.read', wanted);
  const topic = await findTopic(ctx.db, { siteId: site.id, key: wanted.topic });
  if (topic === undefined) throw notFound('message');
  const row = await requireShown(ctx, topic, id);
  const paths = pathsAbove(row.path);
  const above = paths.length === 0 ? [] : await listAtPaths(ctx.db, { conversationId: topic.id, paths });
  const view = viewOfTopic(ctx, topic);
  return {
    topic: await presentTopic(ctx, site, topic),
    message: toTopicMessage(row, view),
    ancestors: above.map((one) => toTopicMessage(one, view)),
    after: row.depth === 0 ? String(row.seq) : `p${row.path}`,
  };
}

/** How far a topic has got; 0 while nobody has said anything. */
export async function findTopicRevision(ctx: Context, address: TopicAddress): Promise<number> {
  return (await findTopic(ctx.db, address))?.revision ?? 0;
}

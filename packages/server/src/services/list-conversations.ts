/** Lists of conversations: the views of the inbox, what is one contact's own, everything for programs; and how many there are. */
import type {
  ConversationCounts,
  ConversationListQuery,
  ConversationPage,
  TagList,
  TagListQuery,
} from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { countConversations } from '../store/conversation-counts.js';
import {
  type ConversationFilter,
  listConversationsById,
  listConversationsByRecency,
} from '../store/conversation-lists.js';
import { listTags } from '../store/conversation-tags.js';
import { viewOf } from './conversations.js';
import { decodeRecency, encodeRecency, requireCursorId, siteOf } from './paging.js';
import { authorize } from './policy.js';

const OF_COMPANY = ['status', 'assigneeId', 'teamId', 'tag', 'priority', 'siteId', 'contactId'] as const;

/** As the schema has it: with its defaults. */
export type ConversationQuery = ConversationListQuery & {
  limit: number;
  order: 'recent' | 'oldest';
};

/** @throws AppError `invalid_input` for a filter of the company's, asked for by a contact */
export async function getConversations(ctx: Context, query: ConversationQuery): Promise<ConversationPage> {
  authorize(ctx.actor, 'conversation.list');
  const filter = filterOf(ctx, query);
  const { cursor, limit } = query;
  if (query.order === 'oldest') {
    const after = cursor === undefined ? '' : requireCursorId('conversation', cursor);
    const found = await listConversationsById(ctx.db, { ...filter, after, limit: limit + 1 });
    const data = found.slice(0, limit).map((conversation) => viewOf(ctx.actor, conversation));
    return { data, next: found.length > limit ? (data.at(-1)?.id ?? null) : null };
  }
  const before = cursor === undefined ? null : decodeRecency(cursor);
  const { data, next } = await listConversationsByRecency(ctx.db, { ...filter, before, limit });
  return {
    data: data.map((conversation) => viewOf(ctx.actor, conversation)),
    next: next === null ? null : encodeRecency(next),
  };
}

function filterOf(ctx: Context, query: ConversationQuery): ConversationFilter {
  const { actor } = ctx;
  if (actor.type === 'contact') {
    const foreign = OF_COMPANY.find((field) => query[field] !== undefined);
    if (foreign !== undefined) throw invalid(foreign, 'Only the company may ask for it.');
  }
  const { status = null, teamId = null, tag = null, priority = null } = query;
  const contactId = actor.type === 'contact' ? actor.id : (query.contactId ?? null);
  const [siteId, assigneeId] = [scopeOf(ctx, query.siteId), assigneeOf(ctx, query)];
  return { siteId, contactId, status, assigneeId, teamId, tag, priority };
}

function assigneeOf({ actor }: Context, { assigneeId }: ConversationQuery): string | null {
  if (assigneeId !== 'me') return assigneeId ?? null;
  if (actor.type !== 'agent') throw invalid('assigneeId', '`me` is for agents. Name one by id.');
  return actor.id;
}

/** The site that is asked for, which must be one of the actor's; null for all of them. */
export function scopeOf({ actor }: Context, wanted: string | undefined): string | null {
  const own = siteOf(actor);
  if (own !== null && wanted !== undefined && wanted !== own) throw notFound('site');
  return own ?? wanted ?? null;
}

function invalid(path: string, message: string): AppError {
  return new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }] });
}

/** How many stand in each view, as the agent who asks has them. */
export async function getCounts(ctx: Context): Promise<ConversationCounts> {
  authorize(ctx.actor, 'conversation.count');
  const teamIds = ctx.settings.current.teams.map(({ id }) => id);
  const agentId = ctx.actor.type === 'agent' ? ctx.actor.id : '';
  return countConversations(ctx.db, { agentId, teamIds });
}

/** Tags that are in use, to choose from. */
export async function getTags(ctx: Context, { siteId, prefix = '' }: TagListQuery): Promise<TagList> {
  authorize(ctx.actor, 'tag.list');
  const scope = { siteId: scopeOf(ctx, siteId), from: prefix, limit: LIMITS.tagList };
  const tags = await listTags(ctx.db, scope);
  return { data: tags.filter((tag) => tag.startsWith(prefix)) };
}

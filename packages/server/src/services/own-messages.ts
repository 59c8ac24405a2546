/**
 * What only its author may know of a message in a discussion: what became of it, why, what they can do about it, where it goes on.
 * That somebody is muted, and what exactly a rule has found, is for the company alone.
 */
import type {
  ModerationDecisionMade,
  ModerationReason,
  OwnInTopic,
  OwnTopicMessage,
  RefusalReason,
} from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Db } from '../db/schema.js';
import type { ModerationTable, TopicTable } from '../db/topic-tables.js';
import { findModerations } from '../store/moderation.js';
import { listOpinions } from '../store/opinions.js';
import { findPrivateLinks } from '../store/private-links.js';
import {
  listOwnPrivate,
  listOwnUnseen,
  type TopicMessageRow,
  toTopicMessage,
} from '../store/topic-messages.js';
import { findTopic } from '../store/topics.js';
import { requireTopicSite, type TopicWanted, viewOfTopic } from './topics.js';

export type OwnRow = TopicMessageRow & { status: OwnTopicMessage['status'] };

/** Rules by what their objection is called to the author's face. */
const TOLD: Record<string, RefusalReason> = {
  banned_words: 'words',
  common_words: 'words',
  domains: 'links',
  links: 'links',
  repetition: 'repeated',
  flood: 'repeated',
  learned: 'spam',
  robot: 'robot',
};

/** Messages as their author may see them. */
export async function presentOwn(
  ctx: Pick<Context, 'settings'>,
  db: Db,
  { topic, rows }: { topic: TopicTable; rows: readonly OwnRow[] },
): Promise<OwnTopicMessage[]> {
  const view = viewOfTopic(ctx, topic);
  // What is published or waits, as nearly all are, has nothing more to tell.
  const ids = rows.filter(({ status }) => status === 'rejected').map(({ id }) => id);
  const moderations = await findModerations(db, ids);
  const links = await findPrivateLinks(db, ids);
  return rows.map((row): OwnTopicMessage => {
    const privateConversationId = links.get(row.id) ?? null;
    const moderation = privateConversationId === null ? moderations.get(row.id) : undefined;
    return {
      ...toTopicMessage(row, view),
      status: row.status,
      refusal: moderation === undefined ? null : refusalOf(moderation),
      appeal: moderation === undefined ? null : moderation.appeal === null ? 'open' : 'made',
      privateConversationId,
    };
  });
}

export async function presentOwnOne(
  ctx: Pick<Context, 'settings'>,
  db: Db,
  { topic, row }: { topic: TopicTable; row: OwnRow },
): Promise<OwnTopicMessage> {
  const [own] = await presentOwn(ctx, db, { topic, rows: [row] });
  if (own === undefined) throw new Error('One row makes one message.');
  return own;
}

function refusalOf({ decision, reasons }: ModerationTable): RefusalReason {
  const made: ModerationDecisionMade | null = decision === null ? null : JSON.parse(decision);
  if (made !== null && made.decision !== 'approve') return 'moderator';
  const found: ModerationReason[] = JSON.parse(reasons);
  const rule = found.find(({ action }) => action === 'reject')?.rule ?? '';
  return TOLD[rule] ?? 'other';
}

/** What only the asking contact may know: what became of their messages, how they voted. */
export async function getOwnInTopic(ctx: Context, wanted: TopicWanted, ids: string[]): Promise<OwnInTopic> {
  const site = requireTopicSite(ctx, 'topic_message.judge', wanted);
  const topic = await findTopic(ctx.db, { siteId: site.id, key: wanted.topic });
  if (topic === undefined || ctx.actor.type !== 'contact') return { messages: [], opinions: [] };
  const authorId = ctx.actor.id;
  const args = { conversationId: topic.id, authorId, limit: LIMITS.topicPage };
  const rows = [...(await listOwnUnseen(ctx.db, args)), ...(await listOwnPrivate(ctx.db, args))];
  return {
    messages: await presentOwn(ctx, ctx.db, { topic, rows }),
    opinions: await listOpinions(ctx.db, {
      voterId: authorId,
      messageIds: ids,
      reactions: site.discussion.reactions,
    }),
  };
}

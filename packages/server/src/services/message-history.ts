/** What a message of a discussion said before: all of it for the company, and for everybody what everybody could read. */
import { findPrivateData, LIMITS, type MessageRevisions } from '@parley/protocol';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { listRevisions } from '../store/message-revisions.js';
import { findTopicMessage, type TopicMessageRow } from '../store/topic-messages.js';
import { findTopic } from '../store/topics.js';
import { requireTopicSite, type TopicWanted } from './topics.js';

type Wanted = TopicWanted & { id: string };

/** For the company. @throws AppError `not_found` */
export async function getMessageRevisions(ctx: Context, wanted: Wanted): Promise<MessageRevisions> {
  const site = requireTopicSite(ctx, 'topic_message.revisions', wanted);
  await requireInTopic(ctx, site, wanted);
  const before = await listRevisions(ctx.db, wanted.id, LIMITS.revisions);
  return { data: before.map(({ text, until }) => ({ text, until })) };
}

/**
 * For everybody. Who changed their words because there was a telephone number in them wanted it gone.
 * @throws AppError `not_found` unless everybody can read the message itself
 */
export async function getMessageHistory(ctx: Context, wanted: Wanted): Promise<MessageRevisions> {
  const site = requireTopicSite(ctx, 'topic.read', wanted);
  const row = await requireInTopic(ctx, site, wanted);
  if (row.shown === 0 || row.stub !== null) throw notFound('message');
  const before = await listRevisions(ctx.db, wanted.id, LIMITS.revisions);
  const told = before.filter(({ text, shown }) => shown && findPrivateData(text).length === 0);
  return { data: told.map(({ text, until }) => ({ text, until })) };
}

async function requireInTopic(ctx: Context, site: SiteSettings, wanted: Wanted): Promise<TopicMessageRow> {
  const topic = await findTopic(ctx.db, { siteId: site.id, key: wanted.topic });
  const row = topic && (await findTopicMessage(ctx.db, wanted.id));
  if (row === undefined || row.conversation_id !== topic?.id) throw notFound('message');
  return row;
}

/** Changing a message of a discussion: its author its words, the company its marks. Earlier words are kept for the company. */
import { LIMITS, type Message, type OwnTopicMessage, type UpdateTopicMessageInput } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { TopicTable } from '../db/topic-tables.js';
import { AppError, notFound } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { addRevision, dropRevisions } from '../store/message-revisions.js';
import { findMessage, reviseMessage } from '../store/messages.js';
import { updateModeration } from '../store/moderation.js';
import { addToStanding } from '../store/standings.js';
import { findTopicMessage, type TopicMessageRow, updateTopicMessage } from '../store/topic-messages.js';
import { findTopic, lockTopic, pinnedIdsOf, updateTopicRow } from '../store/topics.js';
import type { WebhookPoster } from '../webhooks/webhook-poster.js';
import { inTopic } from './conversation-event.js';
import { hasTeam, unknownTeam } from './conversations.js';
import { type Judgement, judgeDraft } from './judge-draft.js';
import { presentOwnOne } from './own-messages.js';
import { authorize } from './policy.js';
import { withdraw } from './publication.js';
import { changeTopic, lockOf, requireTopicSite, type TopicWanted } from './topics.js';

/** A message of a topic that is locked. */
export interface Locked {
  topic: TopicTable;
  row: TopicMessageRow;
  message: Message;
}

/** @throws AppError `not_found` when there is no such message in the topic */
export async function lockMessage(
  tx: Tx,
  { site, key, id }: { site: SiteSettings; key: string; id: string },
): Promise<Locked> {
  const topic = await lockTopic(tx.db, { siteId: site.id, key });
  const row = topic && (await findTopicMessage(tx.db, id));
  const message = row && (await findMessage(tx.db, id));
  if (topic === undefined || row?.conversation_id !== topic.id || message === undefined) {
    throw notFound('message');
  }
  return { topic, row, message };
}

/**
 * @throws AppError `forbidden` for whoever may not change this, `too_late` after `LIMITS.editSeconds`, `conflict` when it is gone
 */
export async function updateTopicMessageAs(
  ctx: Context,
  wanted: TopicWanted & { id: string; poster: Pick<WebhookPoster, 'post'> },
  input: UpdateTopicMessageInput,
): Promise<OwnTopicMessage> {
  const site = requireTopicSite(ctx, 'topic_message.update', wanted);
  const { text, ...marks } = input;
  const hasMarks = Object.keys(marks).length > 0;
  if (hasMarks)
    authorize(ctx.actor, 'topic_message.mark', { what: 'message', siteId: site.id, contactId: null });
  if (input.teamId && !hasTeam(ctx, input.teamId)) throw unknownTeam();
  const judgement = text === undefined ? null : await judgeAgain(ctx, { site, wanted, text });
  return ctx.commit(
    async (tx) => {
      const locked = await lockMessage(tx, { site, key: wanted.topic, id: wanted.id });
      if (text !== undefined) locked.message = await changeText(ctx, tx, { locked, text, judgement });
      if (hasMarks) locked.topic = await changeMarks(ctx, tx, { locked, marks });
      return answer(ctx, tx, locked);
    },
    lockOf(site, wanted.topic),
  );
}

interface Rewording {
  site: SiteSettings;
  wanted: TopicWanted & { id: string; poster: Pick<WebhookPoster, 'post'> };
  text: string;
}

/** What was let through must not become something else afterwards. Null for the company. */
async function judgeAgain(ctx: Context, { site, wanted, text }: Rewording): Promise<Judgement | null> {
  if (ctx.actor.type !== 'contact') return null;
  const topic = await findTopic(ctx.db, { siteId: site.id, key: wanted.topic });
  return judgeDraft(ctx, ctx.actor.id, {
    site,
    key: wanted.topic,
    moderation: topic?.moderation ?? null,
    id: wanted.id,
    text,
    parentId: null,
    trap: '',
    writtenMs: null,
    poster: wanted.poster,
  });
}

async function answer(ctx: Context, tx: Tx, { topic, message }: Locked): Promise<OwnTopicMessage> {
  const row = await findTopicMessage(tx.db, message.id);
  if (row === undefined) throw notFound('message');
  return presentOwnOne(ctx, tx.db, { topic, row: { ...row, status: message.status } });
}

function requireAuthor(ctx: Context, { author, status }: Message): void {
  const { actor } = ctx;
  const isAuthor = 'id' in actor && author.type === actor.type && author.id === actor.id;
  // What not everybody can see is not there for others.
  if (!isAuthor && actor.type === 'contact' && status !== 'published') throw notFound('message');
  if (!isAuthor) throw new AppError('forbidden', 'Only who wrote a message may change its words.');
}

async function changeText(
  ctx: Context,
  tx: Tx,
  { locked, text, judgement }: { locked: Locked; text: string; judgement: Judgement | null },
): Promise<Message> {
  const { message, topic, row } = locked;
  requireAuthor(ctx, message);
  if (message.status === 'deleted' || message.status === 'rejected' || row.stub !== null) {
    throw new AppError('conflict', 'The message is gone; there is nothing left to change.');
  }
  if (message.text === text) return message;
  const now = ctx.now();
  if (now.getTime() - Date.parse(message.createdAt) >= LIMITS.editSeconds * 1000) {
    throw new AppError(
      'too_late',
      `A message can be changed for ${LIMITS.editSeconds / 60} minutes. Write another.`,
    );
  }
  await addRevision(tx.db, {
    messageId: message.id,
    text: message.text,
    until: now.toISOString(),
    shown: row.shown === 1,
  });
  const isHeld = judgement !== null && judgement.status !== 'published';
  const status = isHeld ? 'pending' : message.status;
  const changed: Message = { ...message, text, status, editedAt: now.toISOString() };
  await reviseMessage(tx.db, changed);
  if (isHeld) {
    const { reasons, queue } = judgement;
    await updateModeration(tx.db, message.id, {
      queue,
      at: now.toISOString(),
      reasons: JSON.stringify(reasons),
      undo: null,
    });
    if (message.status === 'published') await addToStanding(tx.db, message.author.id, { published: -1 });
    locked.topic = await withdraw(tx.db, topic, { row, stub: 'deleted' });
  } else if (row.shown === 1) locked.topic = await updateTopicRow(tx.db, topic);
  append(ctx, tx, { type: 'message.updated', topic, message: changed });
  return changed;
}

async function changeMarks(
  ctx: Context,
  tx: Tx,
  { locked, marks }: { locked: Locked; marks: Omit<UpdateTopicMessageInput, 'text'> },
): Promise<TopicTable> {
  const { topic, row, message } = locked;
  if (row.shown === 0 || row.stub !== null) {
    throw new AppError('conflict', 'Only what everybody can read can be marked.');
  }
  if ((marks.official !== undefined || marks.teamId !== undefined) && message.author.type === 'contact') {
    throw new AppError('conflict', 'Only what the company says can be official.');
  }
  const official = marks.official ?? row.official === 1;
  const teamId = marks.teamId === undefined ? row.team_id : marks.teamId;
  if (Number(official) !== row.official || teamId !== row.team_id) {
    await updateTopicMessage(tx.db, row.id, { official: official ? 1 : 0, team_id: teamId });
    append(ctx, tx, { type: 'message.updated', topic, message });
  }
  return changeTopic(ctx, tx, { ...topic, ...placesOf(topic, row.id, marks) });
}

/** The topic's answer and pins once the message has these marks. */
function placesOf(topic: TopicTable, id: string, marks: Pick<UpdateTopicMessageInput, 'answer' | 'pinned'>) {
  const others = pinnedIdsOf(topic).filter((pinned) => pinned !== id);
  if (marks.pinned === true && others.length >= LIMITS.pinned) {
    throw new AppError('conflict', `At most ${LIMITS.pinned} messages of a topic can be put first.`);
  }
  const wasAnswer = topic.answer_id === id;
  return {
    ...(marks.pinned !== undefined && { pinned: JSON.stringify(marks.pinned ? [...others, id] : others) }),
    ...(marks.answer === true && { answer_id: id }),
    ...(marks.answer === false && wasAnswer && { answer_id: null }),
  };
}

/** Takes one's own message back, whenever. What was answered leaves a stub; its words are kept nowhere. */
export async function deleteTopicMessage(
  ctx: Context,
  wanted: TopicWanted & { id: string },
): Promise<OwnTopicMessage> {
  const site = requireTopicSite(ctx, 'topic_message.update', wanted);
  return ctx.commit(
    async (tx) => {
      const locked = await lockMessage(tx, { site, key: wanted.topic, id: wanted.id });
      const { message, row } = locked;
      requireAuthor(ctx, message);
      if (message.status === 'deleted') return answer(ctx, tx, locked);
      const empty: Message = { ...message, status: 'deleted', text: '' };
      await reviseMessage(tx.db, empty);
      await dropRevisions(tx.db, [message.id]);
      if (message.author.type === 'contact' && message.status === 'published')
        await addToStanding(tx.db, message.author.id, { published: -1 });
      await updateModeration(tx.db, message.id, { queue: 'decided', undo: null });
      const topic = await withdraw(tx.db, locked.topic, { row, stub: 'deleted' });
      append(ctx, tx, { type: 'message.deleted', topic, message: empty });
      return answer(ctx, tx, { topic, row, message: empty });
    },
    lockOf(site, wanted.topic),
  );
}

interface Change {
  type: 'message.updated' | 'message.deleted';
  topic: TopicTable;
  message: Message;
}

function append(ctx: Context, tx: Tx, { type, topic, message }: Change): void {
  tx.append({
    ...inTopic(ctx, topic),
    type,
    subjectId: message.id,
  });
}

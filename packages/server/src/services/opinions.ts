/** What people think of a public message: a vote, reactions, a report. One of each kind a person, whoever tries twice. */
import type { CreateReportInput, MessageOpinion, ReportResult } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { lockContact } from '../store/contacts.js';
import { findModerations, updateModeration } from '../store/moderation.js';
import {
  insertReport,
  listOpinions,
  type OpinionOf,
  putReaction,
  putVote,
  removeReaction,
  removeVote,
} from '../store/opinions.js';
import { type TopicMessageRow, updateTopicMessage } from '../store/topic-messages.js';
import { updateTopicRow } from '../store/topics.js';
import { inTopic } from './conversation-event.js';
import { type Locked, lockMessage } from './revise-topic-messages.js';
import { lockOf, PUBLIC, requireTopicSite, type TopicWanted } from './topics.js';

export type MessageWanted = TopicWanted & { id: string };

type Counts = Pick<TopicMessageRow, 'up' | 'down' | 'reactions'>;

/** The counts after the change; null when nothing changed. */
type Change = (tx: Tx, of: OpinionOf, row: TopicMessageRow) => Promise<Counts | null>;

/** Votes, or changes one's vote. @throws AppError `forbidden` where votes are not taken, or for one's own message */
export function vote(ctx: Context, wanted: MessageWanted, value: 1 | -1): Promise<MessageOpinion> {
  const site = requireTopicSite(ctx, 'topic_message.judge', wanted);
  const { votes } = site.discussion;
  if (votes === 'none' || (votes === 'up' && value === -1)) {
    throw new AppError('forbidden', 'Such votes are not taken on this site.');
  }
  return judge(ctx, { site, wanted }, async (tx, of, row) => {
    const before = await putVote(tx.db, of, value);
    return before === value ? null : withVote(row, before, value);
  });
}

export function takeVoteBack(ctx: Context, wanted: MessageWanted): Promise<MessageOpinion> {
  const site = requireTopicSite(ctx, 'topic_message.judge', wanted);
  return judge(ctx, { site, wanted }, async (tx, of, row) => {
    const before = await removeVote(tx.db, of);
    return before === 0 ? null : withVote(row, before, 0);
  });
}

function withVote({ up, down, reactions }: Counts, before: number, after: number): Counts {
  const step = (value: number, sign: number) => (value === sign ? 1 : 0);
  return {
    up: up + step(after, 1) - step(before, 1),
    down: down + step(after, -1) - step(before, -1),
    reactions,
  };
}

/** @throws AppError `invalid_input` for a reaction that the site does not offer */
export function react(ctx: Context, wanted: MessageWanted, reaction: string): Promise<MessageOpinion> {
  const site = requireTopicSite(ctx, 'topic_message.judge', wanted);
  if (!site.discussion.reactions.includes(reaction)) {
    throw new AppError('invalid_input', 'reaction: the site does not offer it.', {
      details: [{ path: 'reaction', message: 'The site does not offer it.' }],
    });
  }
  return judge(ctx, { site, wanted }, async (tx, of, row) =>
    (await putReaction(tx.db, of, reaction)) ? withReaction(row, reaction, 1) : null,
  );
}

export function takeReactionBack(
  ctx: Context,
  wanted: MessageWanted,
  reaction: string,
): Promise<MessageOpinion> {
  const site = requireTopicSite(ctx, 'topic_message.judge', wanted);
  return judge(ctx, { site, wanted }, async (tx, of, row) =>
    (await removeReaction(tx.db, of, reaction)) ? withReaction(row, reaction, -1) : null,
  );
}

function withReaction({ up, down, reactions }: Counts, reaction: string, by: number): Counts {
  const counts: Record<string, number> = JSON.parse(reactions);
  const count = (counts[reaction] ?? 0) + by;
  const { [reaction]: _before, ...others } = counts;
  return { up, down, reactions: JSON.stringify(count > 0 ? { ...others, [reaction]: count } : others) };
}

async function judge(
  ctx: Context,
  { site, wanted }: { site: SiteSettings; wanted: MessageWanted },
  change: Change,
): Promise<MessageOpinion> {
  const voterId = contactIdOf(ctx);
  return ctx.commit(
    async (tx) => {
      const { topic, row } = await lockForOthers(ctx, tx, { site, wanted });
      const of = { messageId: row.id, voterId };
      const counts = await change(tx, of, row);
      if (counts !== null) {
        await updateTopicMessage(tx.db, row.id, { ...counts, score: counts.up - counts.down });
        await updateTopicRow(tx.db, topic);
        append(ctx, tx, { type: 'message.voted', topic, row });
      }
      const { up, down, reactions } = counts ?? row;
      const listed = { voterId, messageIds: [row.id], reactions: site.discussion.reactions };
      const [opinion] = await listOpinions(tx.db, listed);
      return {
        messageId: row.id,
        vote: opinion?.vote ?? 0,
        chosen: opinion?.chosen ?? [],
        votes: { up, down },
        reactions: JSON.parse(reactions),
      };
    },
    lockOf(site, wanted.topic),
  );
}

function contactIdOf({ actor }: Context): string {
  if (actor.type !== 'contact') throw new AppError('forbidden', 'This is open to contacts.');
  return actor.id;
}

/** A message that everybody can read, and somebody else wrote. The contact cannot be erased meanwhile. */
async function lockForOthers(
  ctx: Context,
  tx: Tx,
  { site, wanted }: { site: SiteSettings; wanted: MessageWanted },
): Promise<Locked> {
  const contactId = contactIdOf(ctx);
  if ((await lockContact(tx.db, contactId)) === undefined) throw notFound('contact');
  const locked = await lockMessage(tx, { site, key: wanted.topic, id: wanted.id });
  if (locked.row.shown === 0 || locked.row.stub !== null) throw notFound('message');
  if (locked.row.author_id === contactId) throw new AppError('forbidden', 'It is your own message.');
  return locked;
}

/** Says that a message should not be there. The same person again changes nothing. */
export async function reportMessage(
  ctx: Context,
  wanted: MessageWanted,
  input: CreateReportInput,
): Promise<ReportResult> {
  const site = requireTopicSite(ctx, 'topic_message.judge', wanted);
  await ctx.commit(
    async (tx) => {
      const { topic, row } = await lockForOthers(ctx, tx, { site, wanted });
      const isNew = await insertReport(tx.db, {
        message_id: row.id,
        reporter_id: contactIdOf(ctx),
        reason: input.reason,
        text: input.text ?? null,
        created_at: ctx.now().toISOString(),
      });
      if (isNew) {
        await queueReported(ctx, tx, row.id);
        append(ctx, tx, { type: 'message.reported', topic, row, reason: input.reason });
      }
    },
    lockOf(site, wanted.topic),
  );
  return { messageId: wanted.id, reported: true };
}

/** What waits for a moderator already stays where it is. */
async function queueReported(ctx: Context, tx: Tx, id: string): Promise<void> {
  const known = (await findModerations(tx.db, [id])).get(id);
  if (known === undefined || (known.queue !== 'recent' && known.queue !== 'decided')) return;
  await updateModeration(tx.db, id, { queue: 'reported', at: ctx.now().toISOString() });
}

interface Told extends Pick<Locked, 'topic' | 'row'> {
  type: 'message.voted' | 'message.reported';
  reason?: CreateReportInput['reason'];
}

function append(ctx: Context, tx: Tx, { type, topic, row, reason }: Told): void {
  tx.append({
    ...inTopic(ctx, topic),
    type,
    subjectId: row.id,
    data: { ...PUBLIC, ...(reason && { reason }) },
  });
}

/**
 * What moderators decide. Each decision is one event in the log, teaches the site's filter at once, counts for its author, and can be
 * taken back.
 */
import type {
  AppealInput,
  AppealResult,
  ContactStanding,
  Message,
  ModerationDecisionInput,
  ModerationDecisionResult,
  ModerationQueue,
  SanctionInput,
} from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { ModerationTable, TopicTable } from '../db/topic-tables.js';
import { AppError, notFound } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { lockContact } from '../store/contacts.js';
import { addRevision, hideRevisions } from '../store/message-revisions.js';
import { findMessage, reviseMessage } from '../store/messages.js';
import { findModerations, type StoredDecision, updateModeration } from '../store/moderation.js';
import { findPrivateLink } from '../store/private-links.js';
import { findSpamWeights, writeSpamWeights } from '../store/spam-weights.js';
import { addToStanding, writeSanction } from '../store/standings.js';
import { findTopicMessage, type TopicMessageRow } from '../store/topic-messages.js';
import { findTopics, lockTopic } from '../store/topics.js';
import { inTopic } from './conversation-event.js';
import { bucketsOf, learnSpam } from './moderation/spam-filter.js';
import {
  itemsOf,
  requireModerated,
  requireModeratedSite,
  standingOf,
  versionOf,
} from './moderation-queue.js';
import { publish, withdraw } from './publication.js';
import { lockMessage } from './revise-topic-messages.js';
import { lockOf, PUBLIC, requireTopicSite, type TopicWanted } from './topics.js';

type Status = Message['status'];

/** How it stood before a decision. */
interface Before {
  status: Status;
  queue: ModerationQueue;
  decision: StoredDecision | null;
  /** When it had come into its queue: there it goes back to its place. */
  at?: string;
}

interface Subject {
  topic: TopicTable;
  row: TopicMessageRow;
  message: Message;
  moderation: ModerationTable;
}

/** @throws AppError `invalid_input` when words are given for more than one message */
export async function decide(
  ctx: Context,
  input: ModerationDecisionInput,
): Promise<ModerationDecisionResult> {
  const site = requireModeratedSite(ctx, 'moderation.decide', input.site);
  if (input.text !== undefined && (input.decision !== 'approve' || input.messageIds.length !== 1)) {
    throw new AppError('invalid_input', 'text: goes with the approval of one message.', {
      details: [{ path: 'text', message: 'Only with the approval of one message.' }],
    });
  }
  const ids = [...new Set(input.messageIds)].sort();
  const done: string[] = [];
  const others: string[] = [];
  await ctx.commit(async (tx) => {
    // A commit may be run again.
    done.length = 0;
    others.length = 0;
    for (const id of ids) {
      const subject = await lockSubject(tx, site, id);
      if (subject === undefined) continue;
      if (isAnother(subject, input.seen?.[id])) {
        others.push(id);
        continue;
      }
      if (await carryOut(ctx, tx, { subject, site, input })) done.push(id);
    }
  }, `moderation:${site.id}`);
  const left = ids.filter((id) => !done.includes(id));
  return { decided: await itemsOf(ctx.db, done), left, changed: await itemsOf(ctx.db, others) };
}

/** Nobody decides unaware about what somebody else has decided or reworded meanwhile. */
function isAnother({ moderation, message }: Subject, seen: string | undefined): boolean {
  return seen !== undefined && seen !== versionOf(moderation, message);
}

async function lockSubject(tx: Tx, site: SiteSettings, id: string): Promise<Subject | undefined> {
  const found = await findTopicMessage(tx.db, id);
  const [known] = found === undefined ? [] : await findTopics(tx.db, [found.conversation_id]);
  if (known === undefined || known.site_id !== site.id) return undefined;
  const topic = await lockTopic(tx.db, { siteId: site.id, key: known.key });
  const [row, message] = [await findTopicMessage(tx.db, id), await findMessage(tx.db, id)];
  const moderation = (await findModerations(tx.db, [id])).get(id);
  if (!topic || !row || !message || !moderation || message.status === 'deleted') return undefined;
  // What went on in private does not come back by a decision.
  if ((await findPrivateLink(tx.db, id)) !== undefined) return undefined;
  return { topic, row, message, moderation };
}

interface Case {
  subject: Subject;
  site: SiteSettings;
  input: ModerationDecisionInput;
}

/** @returns whether anything was decided */
async function carryOut(ctx: Context, tx: Tx, { subject, site, input }: Case): Promise<boolean> {
  if (input.decision === 'undo') return undo(ctx, tx, { subject, site });
  const { message, moderation } = subject;
  const at = ctx.now().toISOString();
  const status: Status = input.decision === 'approve' ? 'published' : 'rejected';
  const before: Before = {
    status: message.status,
    queue: moderation.queue,
    decision: moderation.decision === null ? null : JSON.parse(moderation.decision),
    at: moderation.at,
  };
  if (input.text !== undefined && input.text !== message.text) {
    await addRevision(tx.db, { messageId: message.id, text: message.text, until: at, shown: false });
    await hideRevisions(tx.db, message.id);
    subject.message = { ...message, text: input.text, editedAt: at };
  }
  await learn(tx, site, { text: message.text, spam: verdictOf(input.decision) });
  await setStatus(ctx, tx, { ...subject, status });
  await count(tx, message.author.id, { from: before, to: { status, isPersons: true } });
  const made: StoredDecision = { decision: input.decision, by: toActor(ctx.actor), at };
  await updateModeration(tx.db, message.id, {
    queue: 'decided',
    at,
    decision: JSON.stringify(made),
    undo: JSON.stringify(before),
  });
  return true;
}

/** What a decision teaches: that a message is off the point says nothing about spam. */
function verdictOf(decision: 'approve' | 'reject' | 'spam'): boolean | null {
  if (decision === 'reject') return null;
  return decision === 'spam';
}

async function undo(ctx: Context, tx: Tx, { subject, site }: Omit<Case, 'input'>): Promise<boolean> {
  const { message, moderation } = subject;
  if (moderation.undo === null || moderation.decision === null) return false;
  const before: Before = JSON.parse(moderation.undo);
  const { decision }: StoredDecision = JSON.parse(moderation.decision);
  // Whoever takes "spam" back says that it is none.
  await learn(tx, site, { text: message.text, spam: decision === 'spam' ? false : null });
  await setStatus(ctx, tx, { ...subject, status: before.status });
  const now = { status: message.status, queue: moderation.queue, decision: JSON.parse(moderation.decision) };
  const wasPersons = before.decision !== null;
  await count(tx, message.author.id, { from: now, to: { status: before.status, isPersons: wasPersons } });
  await updateModeration(tx.db, message.id, {
    queue: before.queue,
    at: before.at ?? ctx.now().toISOString(),
    decision: before.decision === null ? null : JSON.stringify(before.decision),
    undo: null,
  });
  return true;
}

async function learn(
  tx: Tx,
  site: SiteSettings,
  { text, spam }: { text: string; spam: boolean | null },
): Promise<void> {
  if (spam === null) return;
  const known = await findSpamWeights(tx.db, { siteId: site.id, buckets: bucketsOf(text) });
  await writeSpamWeights(tx.db, site.id, learnSpam(text, spam, known));
}

async function setStatus(
  ctx: Context,
  tx: Tx,
  { topic, row, message, status }: Subject & { status: Status },
): Promise<void> {
  const changed = { ...message, status };
  await reviseMessage(tx.db, changed);
  // What was published already and got other words is told anew as well.
  if (status === 'published') await publish(tx.db, topic, row);
  else await withdraw(tx.db, topic, { row, stub: 'deleted' });
  tx.append({
    ...inTopic(ctx, topic),
    type: status === 'published' ? 'message.approved' : 'message.rejected',
    // Its author hears what became of it.
    contactId: message.author.type === 'contact' ? message.author.id : null,
    subjectId: message.id,
    // What waited is news to readers, wherever it stands among the others.
    data: { ...PUBLIC, ...(status === 'published' && message.status !== 'published' && { fresh: true }) },
  });
}

/** Only what a person refused counts against its author. */
async function count(
  tx: Tx,
  authorId: string,
  { from, to }: { from: Before; to: { status: Status; isPersons: boolean } },
): Promise<void> {
  const published = Number(to.status === 'published') - Number(from.status === 'published');
  const wasRefused = from.status === 'rejected' && from.decision !== null;
  const isRefused = to.status === 'rejected' && to.isPersons;
  await addToStanding(tx.db, authorId, { published, rejected: Number(isRefused) - Number(wasRefused) });
}

/** Bans or mutes a person, for good or for a time. */
export async function sanction(
  ctx: Context,
  contactId: string,
  input: SanctionInput,
): Promise<ContactStanding> {
  await requireModerated(ctx, 'moderation.decide', contactId);
  if (input.until !== null && input.until <= ctx.now().toISOString()) {
    throw new AppError('invalid_input', 'until: lies in the past.', {
      details: [{ path: 'until', message: 'Lies in the past.' }],
    });
  }
  await change(ctx, contactId, { sanction: input.kind, until_at: input.until });
  return standingOf(ctx, contactId);
}

export async function liftSanction(ctx: Context, contactId: string): Promise<ContactStanding> {
  await requireModerated(ctx, 'moderation.decide', contactId);
  await change(ctx, contactId, { sanction: null, until_at: null });
  return standingOf(ctx, contactId);
}

async function change(
  ctx: Context,
  contactId: string,
  to: { sanction: SanctionInput['kind'] | null; until_at: string | null },
): Promise<void> {
  await ctx.commit(async (tx) => {
    const contact = await lockContact(tx.db, contactId);
    if (contact === undefined) throw notFound('contact');
    await writeSanction(tx.db, contactId, to);
    tx.append({
      type: to.sanction === null ? 'contact.unbanned' : 'contact.banned',
      at: ctx.now().toISOString(),
      actor: toActor(ctx.actor),
      siteId: contact.siteId,
      conversationId: null,
      // A muted person is not told: that is what it is for.
      contactId: to.sanction === 'mute' ? null : contactId,
      subjectId: contactId,
      data: { ...PUBLIC, ...(to.sanction !== null && { until: to.until_at }) },
    });
  });
}

/** The author of a refused message asks once to look again. @throws AppError `conflict` when there is nothing to appeal against */
export async function appeal(
  ctx: Context,
  wanted: TopicWanted & { id: string },
  input: AppealInput,
): Promise<AppealResult> {
  const site = requireTopicSite(ctx, 'topic_message.judge', wanted);
  await ctx.commit(
    async (tx) => {
      const { topic, message } = await lockMessage(tx, { site, key: wanted.topic, id: wanted.id });
      if (ctx.actor.type !== 'contact' || message.author.id !== ctx.actor.id) throw notFound('message');
      const moderation = (await findModerations(tx.db, [message.id])).get(message.id);
      const isPrivate = (await findPrivateLink(tx.db, message.id)) !== undefined;
      const isRefused = message.status === 'rejected' && moderation !== undefined && !isPrivate;
      if (!isRefused || moderation.appeal !== null) {
        throw new AppError('conflict', 'Only a refused message can be looked at again, and only once.');
      }
      await updateModeration(tx.db, message.id, {
        appeal: input.text,
        queue: 'appealed',
        at: ctx.now().toISOString(),
      });
      tx.append({
        ...inTopic(ctx, topic),
        type: 'message.appealed',
        subjectId: message.id,
      });
    },
    lockOf(site, wanted.topic),
  );
  return { messageId: wanted.id, appealed: true };
}

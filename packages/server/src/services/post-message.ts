/** Saying something in a discussion. The topic is made by the first who does. */
import {
  type Author,
  type CreateTopicMessageInput,
  type Message,
  newId,
  type OwnTopicMessage,
} from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { ModerationTable, TopicTable } from '../db/topic-tables.js';
import { AppError, notFound } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { findContact, lockContact } from '../store/contacts.js';
import { advanceConversations, findConversationHead } from '../store/conversations.js';
import { findMessage, insertMessages } from '../store/messages.js';
import { insertModeration } from '../store/moderation.js';
import { addToStanding } from '../store/standings.js';
import {
  findShown,
  findTopicMessage,
  insertTopicMessage,
  type TopicMessageRow,
  topicMessageOf,
} from '../store/topic-messages.js';
import { findTopic } from '../store/topics.js';
import type { WebhookPoster } from '../webhooks/webhook-poster.js';
import type { Created } from './contacts.js';
import { inTopic } from './conversation-event.js';
import { hasTeam, unknownTeam } from './conversations.js';
import { type Judgement, judgeDraft } from './judge-draft.js';
import { presentOwnOne } from './own-messages.js';
import { publish } from './publication.js';
import { lockOf, lockOrMakeTopic, requireOwnPage, requireTopicSite, type TopicWanted } from './topics.js';

/** A message on its way into a discussion. */
interface Posting {
  site: SiteSettings;
  key: string;
  id: string;
  input: CreateTopicMessageInput;
  /** Null for the company, which nobody moderates. */
  judgement: Judgement | null;
}

/**
 * Stores a message. The same id again is answered with what is stored.
 * @throws AppError `conflict` when the id was used for something else, or the discussion is locked
 */
export async function postMessage(
  ctx: Context,
  wanted: TopicWanted & { poster: Pick<WebhookPoster, 'post'> },
  input: CreateTopicMessageInput,
): Promise<Created<OwnTopicMessage>> {
  const site = requireTopicSite(ctx, 'topic_message.create', wanted);
  const isCompany = ctx.actor.type !== 'contact';
  if (input.teamId !== undefined && !isCompany) {
    throw new AppError('invalid_input', 'teamId is for the company.', {
      details: [{ path: 'teamId', message: 'Only the company may set it.' }],
    });
  }
  if (input.teamId !== undefined && !hasTeam(ctx, input.teamId)) throw unknownTeam();
  requireOwnPage(site, input.page?.url);
  await requireVouchedFor(ctx, site);
  const id = input.id ?? newId('message', ctx.now().getTime());
  const judgement = await judge(ctx, { site, wanted, id, input });
  const posting = { site, key: wanted.topic, id, input, judgement };
  return ctx.commit((tx) => store(ctx, tx, posting), lockOf(site, wanted.topic));
}

interface ToJudge {
  site: SiteSettings;
  wanted: TopicWanted & { poster: Pick<WebhookPoster, 'post'> };
  id: string;
  input: CreateTopicMessageInput;
}

/** Before the transaction: a judge may be asked who lives elsewhere. What is stored already was judged then. */
async function judge(ctx: Context, { site, wanted, id, input }: ToJudge): Promise<Judgement | null> {
  if (ctx.actor.type !== 'contact') return null;
  const known = await findTopic(ctx.db, { siteId: site.id, key: wanted.topic });
  if ((await findMessage(ctx.db, id)) !== undefined) return null;
  return judgeDraft(ctx, ctx.actor.id, {
    site,
    key: wanted.topic,
    moderation: known?.moderation ?? null,
    id,
    text: input.text,
    parentId: input.parentId ?? null,
    trap: input.trap ?? '',
    writtenMs: input.writtenMs ?? null,
    poster: wanted.poster,
  });
}

/** @throws AppError `identity_required` */
export async function requireVouchedFor(ctx: Context, site: SiteSettings): Promise<void> {
  const { actor } = ctx;
  if (actor.type !== 'contact' || !site.discussion.identifiedOnly) return;
  if ((await findContact(ctx.db, actor.id))?.verified) return;
  throw new AppError('identity_required', 'On this site only people write whom the company vouches for.');
}

async function store(ctx: Context, tx: Tx, posting: Posting): Promise<Created<OwnTopicMessage>> {
  const { site, key, id, input, judgement } = posting;
  const author = await authorOf(ctx, tx);
  const topic = await lockOrMakeTopic(ctx, tx, { site, key, page: input.page ?? {} });
  const known = await findMessage(tx.db, id);
  if (known !== undefined)
    return { value: await answerAgain(ctx, tx, { topic, known, author, input }), created: false };
  if (topic.locked === 1 && author.type === 'contact') {
    throw new AppError('conflict', 'This discussion is locked: nobody can add to it.');
  }
  const parent = await parentOf(tx, topic, input.parentId);
  const message = await insertInTopic(ctx, tx, { posting, topic, parent, author });
  const row = await findTopicMessage(tx.db, id);
  if (row === undefined) throw new Error('A message that was stored is not there.');
  const isPublished = message.status === 'published';
  const now = isPublished ? await publish(tx.db, topic, row) : topic;
  if (judgement !== null) {
    if (isPublished) await addToStanding(tx.db, author.id, { published: 1 });
    await insertModeration(tx.db, moderationOf(posting, judgement, message));
  }
  tx.append({
    ...inTopic(ctx, topic),
    type: 'message.created',
    at: message.createdAt,
    subjectId: id,
    resource: message,
  });
  return {
    value: await presentOwnOne(ctx, tx.db, { topic: now, row: { ...row, status: message.status } }),
    created: true,
  };
}

function moderationOf({ site, input }: Posting, judgement: Judgement, message: Message): ModerationTable {
  return {
    id: message.id,
    site_id: site.id,
    author_id: message.author.id,
    queue: judgement.queue,
    at: message.createdAt,
    reasons: JSON.stringify(judgement.reasons),
    trap: (input.trap ?? '') === '' ? 0 : 1,
    written_ms: input.writtenMs ?? null,
    locale: site.locale,
    appeal: null,
    decision: null,
    undo: null,
    created_at: message.createdAt,
  };
}

/** The lock keeps a contact from being erased meanwhile. */
async function authorOf(ctx: Context, tx: Tx): Promise<Author> {
  const { actor } = ctx;
  if (actor.type === 'contact') {
    const contact = await lockContact(tx.db, actor.id);
    if (contact === undefined) throw notFound('contact');
    return { type: 'contact', id: contact.id, name: contact.name };
  }
  return { ...toActor(actor), name: actor.type === 'agent' ? actor.name : null };
}

async function parentOf(tx: Tx, topic: TopicTable, id: string | undefined): Promise<TopicMessageRow | null> {
  if (id === undefined) return null;
  const parent = (await findShown(tx.db, [id])).get(id);
  if (parent !== undefined && parent.conversation_id === topic.id && parent.stub === null) return parent;
  throw new AppError('invalid_input', 'parentId: there is no such message here, or it is gone.', {
    details: [{ path: 'parentId', message: 'There is no such message here, or it is gone.' }],
  });
}

interface Again {
  topic: TopicTable;
  known: Message;
  author: Author;
  input: CreateTopicMessageInput;
}

async function answerAgain(
  ctx: Context,
  tx: Tx,
  { topic, known, author, input }: Again,
): Promise<OwnTopicMessage> {
  const isSame =
    known.conversationId === topic.id &&
    known.author.type === author.type &&
    (author.type === 'key' || known.author.id === author.id) &&
    (known.text === input.text || known.editedAt !== null || known.status === 'deleted') &&
    known.parentId === (input.parentId ?? null);
  const row = isSame ? await findTopicMessage(tx.db, known.id) : undefined;
  if (row !== undefined) return presentOwnOne(ctx, tx.db, { topic, row: { ...row, status: known.status } });
  throw new AppError('conflict', 'That message id was already used for something else. Make a new one.');
}

export interface Insertion {
  posting: Pick<Posting, 'id' | 'input' | 'judgement'>;
  topic: TopicTable;
  parent: TopicMessageRow | null;
  author: Author;
}

/** Stores it in a topic that is locked. Nobody can read it before `publish`. */
export async function insertInTopic(
  ctx: Context,
  tx: Tx,
  { posting, topic, parent, author }: Insertion,
): Promise<Message> {
  const { id, input, judgement } = posting;
  const head = await findConversationHead(tx.db, topic.id);
  if (head === undefined) throw new Error('A topic has no conversation.');
  const seq = head.seq + 1;
  const message: Message = {
    id,
    conversationId: topic.id,
    seq,
    author,
    text: input.text,
    attachments: [],
    internal: false,
    mentions: [],
    parentId: parent?.id ?? null,
    status: judgement?.status ?? 'published',
    editedAt: null,
    createdAt: ctx.now().toISOString(),
  };
  await insertMessages(tx.db, [{ message, number: seq }]);
  await insertTopicMessage(tx.db, topicMessageOf(message, parent, input.teamId));
  await advanceConversations(tx.db, [message]);
  return message;
}

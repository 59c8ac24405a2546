/**
 * From private to public: an agent proposes an answer in words that name nobody, the customer says in the chat whether they may be
 * published, and may take that back. Only a yes of the customer's makes anything public, and only the words they were shown.
 */
import {
  type Author,
  type ConsentInput,
  findPrivateData,
  LIMITS,
  type Message,
  newId,
  type PublicationOffer,
  type PublishInput,
} from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { TopicTable } from '../db/topic-tables.js';
import { AppError, notFound } from '../errors.js';
import { mailTexts } from '../mail/texts.js';
import { findAgents } from '../store/agents.js';
import { touchTags } from '../store/conversation-tags.js';
import {
  advanceConversations,
  type ConversationHead,
  lockConversationHeads,
} from '../store/conversations.js';
import { dropRevisions } from '../store/message-revisions.js';
import { findMessage, findMessages, insertMessages, reviseMessage, reviseOffer } from '../store/messages.js';
import { findOrigin } from '../store/private-links.js';
import {
  findPublication,
  insertPublication,
  listPublicationsIn,
  listPublicationsOf,
  type Publication,
  setPublicMessage,
} from '../store/publications.js';
import { findTopicMessage } from '../store/topic-messages.js';
import { findTopic, findTopics, lockTopic } from '../store/topics.js';
import type { Created } from './contacts.js';
import { inConversation, inTopic } from './conversation-event.js';
import { authorizeConversation, hasTeam } from './conversations.js';
import { insertInTopic } from './post-message.js';
import { publish, withdraw } from './publication.js';
import { PUBLIC } from './topics.js';

const DAY_MS = 86_400_000;

export interface AnswerAddress {
  conversationId: string;
  messageId: string;
}

/**
 * Asks the customer, by a message in the chat. The same id again is answered with what is stored.
 * @throws AppError `invalid_input` without a topic, or for what looks like personal data; `conflict` for what is no answer of the
 * company, is published already or being asked about
 */
export function proposePublication(
  ctx: Context,
  { conversationId, messageId, ...input }: AnswerAddress & PublishInput,
): Promise<Created<Message>> {
  const now = ctx.now();
  const id = input.id ?? newId('message', now.getTime());
  return ctx.commit(async (tx) => {
    const head = await lockHead(ctx, tx, { action: 'publication.propose', conversationId });
    const known = await findMessage(tx.db, id);
    if (known !== undefined)
      return { value: await assertSame(tx, known, { messageId, input }), created: false };
    const topic = await topicFor(tx, head, input.topic);
    requireRedacted(input);
    await requireAnswer(ctx, tx, { conversationId, messageId });
    const offer: PublicationOffer = {
      text: input.text,
      topic: { key: topic.key, title: topic.title, url: topic.url },
      state: 'asked',
      until: new Date(now.getTime() + LIMITS.offerDays * DAY_MS).toISOString(),
      messageId: null,
    };
    const question = compose(ctx, head, { id, offer, at: now.toISOString() });
    await insertMessages(tx.db, [{ message: question, number: question.seq }]);
    await advanceConversations(tx.db, [question]);
    if (head.tags !== null) await touchTags(tx.db, [question]);
    await insertPublication(tx.db, {
      id,
      conversation_id: conversationId,
      answer_id: messageId,
      topic_id: topic.id,
      agent_id: question.author.id,
      public_id: null,
      created_at: question.createdAt,
    });
    append(ctx, tx, { type: 'message.created', head, message: question });
    return { value: question, created: true };
  }, conversationId);
}

interface Wanted {
  action: 'publication.propose' | 'publication.decide';
  conversationId: string;
}

async function lockHead(ctx: Context, tx: Tx, { action, conversationId }: Wanted): Promise<ConversationHead> {
  const [locked] = await lockConversationHeads(tx.db, [conversationId]);
  return authorizeConversation(ctx, action, locked);
}

async function assertSame(
  tx: Tx,
  known: Message,
  { messageId, input }: { messageId: string; input: PublishInput },
): Promise<Message> {
  const publication = await findPublication(tx.db, known.id);
  if (publication?.answer_id === messageId && known.offer?.text === input.text) return known;
  throw new AppError('conflict', 'That message id was already used for something else. Make a new one.');
}

async function topicFor(tx: Tx, head: ConversationHead, key: string | undefined): Promise<TopicTable> {
  if (key !== undefined) {
    const topic = await findTopic(tx.db, { siteId: head.siteId, key });
    if (topic !== undefined) return topic;
    throw invalid('topic', 'There is no such topic on the site of the chat.');
  }
  const origin = await findOrigin(tx.db, head.id);
  const message = origin && (await findMessage(tx.db, origin.id));
  const [topic] = message === undefined ? [] : await findTopics(tx.db, [message.conversationId]);
  if (topic === undefined)
    throw invalid('topic', 'The chat came from no discussion: say in which to publish.');
  return topic;
}

function invalid(path: string, message: string): AppError {
  return new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }] });
}

function requireRedacted({ text, allowPrivateData }: PublishInput): void {
  const left = findPrivateData(text);
  if (left.length === 0 || allowPrivateData) return;
  throw new AppError(
    'invalid_input',
    'text: it seems to hold personal data. Take it out, or say that it is none.',
    {
      details: left.map(({ kind, start, end }) => ({ path: 'text', message: `${kind}: ${start} to ${end}` })),
    },
  );
}

async function requireAnswer(
  ctx: Context,
  tx: Tx,
  { conversationId, messageId }: AnswerAddress,
): Promise<void> {
  const answer = await findMessage(tx.db, messageId);
  if (answer?.conversationId !== conversationId) throw notFound('message');
  const isAnswer =
    answer.author.type !== 'contact' && !answer.internal && answer.status === 'published' && !answer.offer;
  if (!isAnswer)
    throw new AppError('conflict', 'Only what the company has told the customer can be published.');
  const asked = await findMessages(
    tx.db,
    (await listPublicationsOf(tx.db, messageId)).map(({ id }) => id),
  );
  const isOpen = asked.some(
    ({ offer }) =>
      offer?.state === 'published' ||
      (offer?.state === 'asked' && Date.parse(offer.until) > ctx.now().getTime()),
  );
  if (isOpen)
    throw new AppError('conflict', 'This answer is published already, or the customer is being asked.');
}

function compose(
  ctx: Context,
  head: ConversationHead,
  { id, offer, at }: { id: string; offer: PublicationOffer; at: string },
): Message {
  const site = ctx.settings.siteById(head.siteId);
  const texts = mailTexts(site?.locale ?? 'en');
  return {
    id,
    conversationId: head.id,
    seq: head.seq + 1,
    author: { ...toActor(ctx.actor), name: 'name' in ctx.actor ? ctx.actor.name : null },
    text: `${texts.publishAsk(site?.name ?? '')}\n\n“${offer.text}”`,
    attachments: [],
    internal: false,
    mentions: [],
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: at,
    offer,
  };
}

/**
 * The customer's word. Saying the same again is no change.
 * @throws AppError `not_found`, `too_late` once the time is over, `conflict` for a yes after a no
 */
export function decidePublication(
  ctx: Context,
  { conversationId, messageId, consent }: AnswerAddress & ConsentInput,
): Promise<Message> {
  return ctx.commit(async (tx) => {
    const head = await lockHead(ctx, tx, { action: 'publication.decide', conversationId });
    const question = await findMessage(tx.db, messageId);
    const publication = await findPublication(tx.db, messageId);
    const offer = question?.offer;
    if (question?.conversationId !== conversationId || publication === undefined || offer === undefined) {
      throw notFound('message');
    }
    const next = consent
      ? await agree(ctx, tx, { head, publication, offer })
      : await disagree(ctx, tx, { publication, offer });
    if (next === offer) return question;
    await reviseOffer(tx.db, question.id, next);
    const message = { ...question, offer: next };
    append(ctx, tx, { type: 'message.updated', head, message });
    return message;
  }, conversationId);
}

interface Decision {
  publication: Publication;
  offer: PublicationOffer;
}

async function agree(
  ctx: Context,
  tx: Tx,
  { head, publication, offer }: Decision & { head: ConversationHead },
): Promise<PublicationOffer> {
  if (offer.state === 'published') return offer;
  if (offer.state !== 'asked') throw new AppError('conflict', 'You have said no. The company may ask again.');
  if (Date.parse(offer.until) <= ctx.now().getTime()) {
    throw new AppError('too_late', 'It is too late to agree. The company may ask again.');
  }
  const messageId = await makePublic(ctx, tx, { head, publication, offer });
  await setPublicMessage(tx.db, publication.id, messageId);
  return { ...offer, state: 'published', messageId };
}

async function disagree(ctx: Context, tx: Tx, { publication, offer }: Decision): Promise<PublicationOffer> {
  switch (offer.state) {
    case 'asked':
      return { ...offer, state: 'refused' };
    case 'published':
      await takeBack(ctx, tx, publication);
      return { ...offer, state: 'withdrawn', messageId: null };
    case 'refused':
    case 'withdrawn':
      return offer;
  }
}

/** Below what was asked in public, where a place is left of it. */
async function makePublic(
  ctx: Context,
  tx: Tx,
  { head, publication, offer }: Decision & { head: ConversationHead },
): Promise<string> {
  const topic = await lockTopicOf(tx, publication);
  const [agent] = await findAgents(tx.db, [publication.agent_id]);
  const author: Author = { type: 'agent', id: publication.agent_id, name: agent?.name ?? null };
  const origin = await findOrigin(tx.db, head.id);
  const above = origin && (await findTopicMessage(tx.db, origin.id));
  const parent = above?.conversation_id === topic.id && above.shown === 1 ? above : null;
  const id = newId('message', ctx.now().getTime());
  const teamId = head.teamId !== null && hasTeam(ctx, head.teamId) ? head.teamId : undefined;
  const posting = { id, input: { text: offer.text, teamId }, judgement: null };
  const message = await insertInTopic(ctx, tx, { posting, topic, parent, author });
  const row = await findTopicMessage(tx.db, id);
  if (row === undefined) throw new Error('A message that was stored is not there.');
  await publish(tx.db, topic, row);
  tx.append({
    type: 'message.created',
    at: message.createdAt,
    // Who agreed stands in the chat: in public the agent speaks.
    actor: { type: 'agent', id: publication.agent_id },
    siteId: head.siteId,
    conversationId: topic.id,
    contactId: null,
    subjectId: id,
    data: PUBLIC,
    resource: message,
  });
  return id;
}

async function lockTopicOf(tx: Tx, { topic_id }: Publication): Promise<TopicTable> {
  const [known] = await findTopics(tx.db, [topic_id]);
  const topic = known && (await lockTopic(tx.db, { siteId: known.site_id, key: known.key }));
  if (topic === undefined) throw notFound('topic');
  return topic;
}

/** The public copy goes, with what it said before. */
async function takeBack(ctx: Context, tx: Tx, publication: Publication): Promise<void> {
  const id = publication.public_id;
  if (id === null) return;
  await setPublicMessage(tx.db, publication.id, null);
  const topic = await lockTopicOf(tx, publication);
  const row = await findTopicMessage(tx.db, id);
  const message = await findMessage(tx.db, id);
  if (row === undefined || message === undefined || message.status === 'deleted') return;
  await reviseMessage(tx.db, { ...message, status: 'deleted', text: '' });
  await dropRevisions(tx.db, [id]);
  await withdraw(tx.db, topic, { row, stub: 'deleted' });
  tx.append({
    ...inTopic(ctx, topic),
    type: 'message.deleted',
    actor: { type: 'agent', id: publication.agent_id },
    subjectId: id,
  });
}

/**
 * With a conversation that is erased goes all that was published from it.
 * @returns the ids of what was published
 */
export async function takePublishedBack(ctx: Context, tx: Tx, conversationId: string): Promise<string[]> {
  const publications = await listPublicationsIn(tx.db, conversationId);
  for (const publication of publications) await takeBack(ctx, tx, publication);
  return publications.flatMap(({ public_id: id }) => id ?? []);
}

interface Change {
  type: 'message.created' | 'message.updated';
  head: ConversationHead;
  message: Message;
}

function append(ctx: Context, tx: Tx, { type, head, message }: Change): void {
  tx.append({
    ...inConversation(ctx, head),
    type,
    subjectId: message.id,
    data: { offer: message.offer?.state, changed: [message.offer?.state] },
    resource: message,
  });
}

/**
 * From public to private: a message of a discussion becomes the beginning of its author's chat. The public keeps a stub without a word,
 * and nothing that is said from then on has a way back by itself.
 */
import {
  type ConversationOrigin,
  type GoPrivateInput,
  type Message,
  newId,
  type PrivateLink,
} from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { lockContact } from '../store/contacts.js';
import { advanceConversations, insertConversation } from '../store/conversations.js';
import { findMessage, insertMessages, reviseMessage } from '../store/messages.js';
import { updateModeration } from '../store/moderation.js';
import { findOrigin, findPrivateLink, insertPrivateLink } from '../store/private-links.js';
import { addToStanding } from '../store/standings.js';
import { findTopics } from '../store/topics.js';
import type { Created } from './contacts.js';
import { hasTeam, requireConversation, unknownTeam } from './conversations.js';
import { authorize } from './policy.js';
import { withdraw } from './publication.js';
import { type Locked, lockMessage } from './revise-topic-messages.js';
import { lockOf, PUBLIC, requireTopicSite, type TopicWanted } from './topics.js';

/** @throws AppError `conflict` for what the company said, or what is gone */
export async function goPrivate(
  ctx: Context,
  wanted: TopicWanted & { id: string },
  input: GoPrivateInput,
): Promise<Created<PrivateLink>> {
  const site = requireTopicSite(ctx, 'topic_message.go_private', wanted);
  if (input.teamId !== undefined && !hasTeam(ctx, input.teamId)) throw unknownTeam();
  return ctx.commit(
    async (tx) => {
      const locked = await lockMessage(tx, { site, key: wanted.topic, id: wanted.id });
      const { author } = locked.message;
      const isOwn = ctx.actor.type !== 'contact' || author.id === ctx.actor.id;
      if (!isOwn) throw notFound('message');
      const known = await findPrivateLink(tx.db, wanted.id);
      if (known !== undefined) {
        return { value: { messageId: known.id, conversationId: known.conversation_id }, created: false };
      }
      if (author.type !== 'contact' || locked.message.status === 'deleted') {
        throw new AppError(
          'conflict',
          'Only what a customer said, and is still there, can go on in private.',
        );
      }
      return { value: await move(ctx, tx, { locked, site, input }), created: true };
    },
    lockOf(site, wanted.topic),
  );
}

interface Move {
  locked: Locked;
  site: SiteSettings;
  input: GoPrivateInput;
}

async function move(ctx: Context, tx: Tx, { locked, site, input }: Move): Promise<PrivateLink> {
  const { topic, row, message } = locked;
  const now = ctx.now();
  const at = now.toISOString();
  const contactId = message.author.id;
  if ((await lockContact(tx.db, contactId)) === undefined) throw notFound('contact');
  const conversationId = input.conversationId ?? newId('conversation', now.getTime());
  const isNew = await insertConversation(tx.db, {
    id: conversationId,
    siteId: site.id,
    contactId,
    externalId: null,
    teamId: input.teamId ?? site.discussion.privateTeam,
    context: { url: topic.url, title: topic.title, product: null, order: null },
    createdAt: at,
  });
  if (!isNew) throw new AppError('conflict', 'That id already belongs to another conversation.');
  const said = { at, actor: toActor(ctx.actor), siteId: site.id, contactId, conversationId };
  tx.append({ ...said, type: 'conversation.created', subjectId: conversationId });
  const first: Message = {
    ...message,
    id: newId('message', now.getTime()),
    conversationId,
    seq: 1,
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: at,
  };
  await insertMessages(tx.db, [{ message: first, number: first.seq }]);
  await advanceConversations(tx.db, [first]);
  tx.append({ ...said, type: 'message.created', subjectId: first.id, resource: first });
  await insertPrivateLink(tx.db, { id: message.id, conversation_id: conversationId, created_at: at });
  if (message.status === 'published') await addToStanding(tx.db, contactId, { published: -1 });
  await reviseMessage(tx.db, { ...message, status: 'rejected' });
  await updateModeration(tx.db, message.id, { queue: 'decided', at, undo: null });
  await withdraw(tx.db, topic, { row, stub: 'private' });
  tx.append({
    ...said,
    type: 'message.updated',
    conversationId: topic.id,
    contactId: null,
    subjectId: message.id,
    data: PUBLIC,
  });
  return { messageId: message.id, conversationId };
}

/** Where a message went on in private: for its author, and for those who may read the chat. @throws AppError `not_found` */
export async function getPrivateLink(
  ctx: Context,
  wanted: TopicWanted & { id: string },
): Promise<PrivateLink> {
  requireTopicSite(ctx, 'topic_message.go_private', wanted);
  const link = await findPrivateLink(ctx.db, wanted.id);
  if (link === undefined) throw notFound('message');
  // Others are told the same as of a message that is not there.
  await requireConversation(ctx, 'conversation.read', { db: ctx.db, id: link.conversation_id });
  return { messageId: link.id, conversationId: link.conversation_id };
}

/** The public message that a chat came from. @throws AppError `not_found` for chats that came from none */
export async function getConversationOrigin(ctx: Context, id: string): Promise<ConversationOrigin> {
  const head = await requireConversation(ctx, 'conversation.read', { db: ctx.db, id });
  authorize(ctx.actor, 'conversation.read_origin', {
    what: 'conversation',
    siteId: head.siteId,
    contactId: head.contactId,
  });
  const link = await findOrigin(ctx.db, id);
  const message = link && (await findMessage(ctx.db, link.id));
  const [topic] = message === undefined ? [] : await findTopics(ctx.db, [message.conversationId]);
  const site = topic && ctx.settings.siteById(topic.site_id);
  if (message === undefined || topic === undefined || site === undefined) throw notFound('message');
  return {
    conversationId: id,
    messageId: message.id,
    topic: { site: site.key, key: topic.key, title: topic.title, url: topic.url },
    text: message.text,
  };
}

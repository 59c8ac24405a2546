/** Messages: sending one, exactly once however often it is sent, and reading them. */
import {
  type Author,
  type CreateMessageInput,
  type Message,
  type MessagePage,
  newId,
} from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError } from '../errors.js';
import type { ConversationHead } from '../store/conversations.js';
import { takeNextSeq } from '../store/conversations.js';
import { findMessage, hasMessage, insertMessage, listMessages } from '../store/messages.js';
import type { Created } from './contacts.js';
import { requireConversation } from './conversations.js';
import { authorize } from './policy.js';

export interface SendMessageArgs extends CreateMessageInput {
  conversationId: string;
}

/**
 * Stores a message and tells the log, in one transaction. The same id again is answered with what is stored.
 * @throws AppError `conflict` when the id was used for another text, author or conversation
 */
export async function sendMessage(ctx: Context, args: SendMessageArgs): Promise<Created<Message>> {
  const now = ctx.now();
  const id = args.id ?? newId('message', now.getTime());
  return ctx.commit(async (tx) => {
    const head = await requireConversation(ctx, 'message.create', { db: tx.db, id: args.conversationId });
    const author = authorOf(ctx, args, head);
    if (await hasMessage(tx.db, id)) {
      return { value: assertSame(await findMessage(tx.db, id), { ...args, author }), created: false };
    }
    const value = await insert(tx, head, { id, author, text: args.text, at: now.toISOString() });
    tx.append({
      type: 'message.created',
      at: value.createdAt,
      actor: toActor(ctx.actor),
      siteId: head.siteId,
      conversationId: head.id,
      contactId: head.contactId,
      subjectId: id,
    });
    return { value, created: true };
  }, args.conversationId);
}

function authorOf(ctx: Context, args: SendMessageArgs, head: ConversationHead): Author {
  const { actor } = ctx;
  if (args.side !== undefined && actor.type !== 'key') {
    throw new AppError('invalid_input', 'side: only an API key may say on whose behalf it sends.', {
      details: [{ path: 'side', message: 'Only an API key may set it.' }],
    });
  }
  if (args.side === 'contact' && head.contactId !== null) {
    authorize(actor, 'message.create_for_contact', { what: 'conversation', ...head });
    return { type: 'contact', id: head.contactId, name: head.contactName };
  }
  const name = 'name' in actor ? actor.name : actor.type === 'contact' ? head.contactName : null;
  return { ...toActor(actor), name };
}

function assertSame(
  known: Message | undefined,
  sent: { conversationId: string; text: string; author: Author },
): Message {
  // The company may change its key between two tries; whichever key it used, it is the company that speaks.
  const sameAuthor =
    known?.author.type === sent.author.type &&
    (known.author.type === 'key' || known.author.id === sent.author.id);
  if (known?.conversationId === sent.conversationId && sameAuthor && known.text === sent.text) return known;
  throw new AppError('conflict', 'That message id was already used for something else. Make a new one.');
}

interface NewMessage {
  id: string;
  author: Author;
  text: string;
  at: string;
}

async function insert(tx: Tx, head: ConversationHead, fresh: NewMessage): Promise<Message> {
  const seq = await takeNextSeq(tx.db, { id: head.id, messageId: fresh.id, at: fresh.at });
  await insertMessage(tx.db, {
    id: fresh.id,
    conversation_id: head.id,
    seq,
    author_type: fresh.author.type,
    author_id: fresh.author.id,
    text: fresh.text,
    internal: 0,
    parent_id: null,
    status: 'published',
    created_at: fresh.at,
  });
  return {
    id: fresh.id,
    conversationId: head.id,
    seq,
    author: fresh.author,
    text: fresh.text,
    internal: false,
    parentId: null,
    status: 'published',
    createdAt: fresh.at,
  };
}

export interface MessageQuery {
  conversationId: string;
  after?: number | undefined;
  before?: number | undefined;
  limit: number;
}

export async function getMessages(ctx: Context, query: MessageQuery): Promise<MessagePage> {
  await requireConversation(ctx, 'conversation.read', { db: ctx.db, id: query.conversationId });
  const found = await listMessages(ctx.db, {
    ...query,
    limit: query.limit + 1,
    openOnly: ctx.actor.type === 'contact',
  });
  const more = found.length > query.limit;
  if (!more) return { data: found, more };
  // One was asked for too many, at the far end: that is the last when reading on, the first when reading back.
  return { data: query.after === undefined ? found.slice(1) : found.slice(0, query.limit), more };
}

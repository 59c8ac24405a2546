/** Messages: sending one, and reading them. */
import { type CreateMessageInput, type Message, type MessagePage, newId } from '@parley/protocol';
import type { Context } from '../context.js';
import { listMessages } from '../store/messages.js';
import type { Created } from './contacts.js';
import { requireConversation } from './conversations.js';
import { storeMessages } from './store-messages.js';

export interface SendMessageArgs extends CreateMessageInput {
  conversationId: string;
}

/**
 * Stores a message and tells the log, in one transaction. The same id again is answered with what is stored.
 * @throws AppError `conflict` when the id was used for another text, author or conversation
 */
export function sendMessage(ctx: Context, args: SendMessageArgs): Promise<Created<Message>> {
  const now = ctx.now();
  const id = args.id ?? newId('message', now.getTime());
  const sending = { ctx, args, id, at: now.toISOString() };
  return ctx.commitTogether(storeMessages, sending, args.conversationId);
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

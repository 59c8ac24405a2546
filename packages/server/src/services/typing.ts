/** Who is typing: told to those who may see the conversation right now, and kept nowhere. */
import type { TypingInput, TypingNews } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import { AppError } from '../errors.js';
import { ROOM_COMPANY, roomOfContact } from '../log/audience.js';
import { requireConversation } from './conversations.js';

/** What to say, and to which rooms. */
export interface TypingOrder {
  rooms: string[];
  news: TypingNews;
}

/** Whoever may write in a conversation may be seen typing there. The company hears of its own people as well. */
export async function announceTyping(ctx: Context, input: TypingInput): Promise<TypingOrder> {
  const { conversationId, typing, internal = false } = input;
  const head = await requireConversation(ctx, 'message.create', { db: ctx.db, id: conversationId });
  const { actor } = ctx;
  const name = 'name' in actor ? actor.name : actor.type === 'contact' ? head.contactName : null;
  if (internal && actor.type === 'contact') {
    throw new AppError('invalid_input', 'internal: Only the company writes notes.', {
      details: [{ path: 'internal', message: 'Only the company writes notes.' }],
    });
  }
  const rooms = [ROOM_COMPANY];
  if (!internal && actor.type !== 'contact' && head.contactId !== null)
    rooms.push(roomOfContact(head.contactId));
  const author = { ...toActor(actor), name };
  const at = ctx.now().toISOString();
  return { rooms, news: { conversationId, author, typing, at, ...(internal && { internal }) } };
}

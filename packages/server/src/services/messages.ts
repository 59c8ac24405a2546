/** Messages: sending one, and reading them. */
import { type CreateMessageInput, LIMITS, type Message, type MessagePage, newId } from '@parley/protocol';
import type { Context } from '../context.js';
import { listMessages, listNotes } from '../store/messages.js';
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
  const openOnly = ctx.actor.type === 'contact';
  const found = await listMessages(ctx.db, { ...query, limit: query.limit + 1, openOnly });
  const more = found.length > query.limit;
  // One was asked for too many, at the far end: that is the last when reading on, the first when reading back.
  const page = !more ? found : query.after === undefined ? found.slice(1) : found.slice(0, query.limit);
  return openOnly ? { data: page, more } : withNotes(ctx, query, { data: page, more });
}

/** More notes than stand after one message, so that each page gets on. */
const NOTES = LIMITS.notesInARow + LIMITS.pageMax;

/**
 * The page with the notes that stand among its messages; those before the first message belong to the first page. Where
 * there are too many, the page is the shorter.
 */
async function withNotes(ctx: Context, query: MessageQuery, page: MessagePage): Promise<MessagePage> {
  const { conversationId, after, before } = query;
  const forwards = after !== undefined;
  const [first, last] = [page.data.at(0)?.seq, page.data.at(-1)?.seq];
  const from = forwards ? (after === 0 ? 0 : after + 1) : page.more ? (first ?? 0) : 0;
  const to = forwards ? (last ?? after) : before === undefined ? MOST : before - 1;
  const order = forwards ? 'forwards' : 'backwards';
  const notes = await listNotes(ctx.db, { conversationId, from, to, limit: NOTES, order });
  if (notes.length < NOTES) return { data: weave(page.data, notes), more: page.more };
  // The place at the far end may have more notes than were read: it is left for the next page.
  const cut = (forwards ? notes.at(-1) : notes.at(0))?.seq ?? 0;
  const isIn = ({ seq }: Message) => (forwards ? seq < cut : seq > cut);
  return { data: weave(page.data.filter(isIn), notes.filter(isIn)), more: true };
}

const MOST = 2_147_483_647;

/** Both are in order; a note follows the message whose number it has. */
function weave(messages: Message[], notes: Message[]): Message[] {
  return [...messages, ...notes].sort((a, b) => a.seq - b.seq || Number(a.internal) - Number(b.internal));
}

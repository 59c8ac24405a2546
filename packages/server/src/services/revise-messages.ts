/**
 * Changing one's own message and taking it back, for a while after it was sent. What it said before is kept nowhere:
 * not in the table, and the log never had it.
 */
import { LIMITS, type Message, type UpdateMessageInput } from '@parley/protocol';
import type { Context, ContextActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import { isOpen } from '../log/audience.js';
import { dropAttachments } from '../store/attachments.js';
import { type ConversationHead, lockConversationHeads } from '../store/conversations.js';
import { findMessage, reviseMessage } from '../store/messages.js';
import { inConversation } from './conversation-event.js';
import { authorizeConversation } from './conversations.js';

export interface MessageAddress {
  conversationId: string;
  id: string;
}

/**
 * Sets what a message says. The text that it has already is no change, however late, so that an answer that was lost
 * can be asked for again.
 * @throws AppError `too_late` after `LIMITS.editSeconds`, `conflict` when it was taken back, `invalid_input` when
 * nothing would be left of it
 */
export function updateMessage(ctx: Context, args: MessageAddress & UpdateMessageInput): Promise<Message> {
  return ctx.commit(async (tx) => {
    const { head, message } = await requireOwn(ctx, tx, { ...args, action: 'message.update' });
    if (message.status === 'deleted') {
      throw new AppError('conflict', 'The message was deleted; there is nothing left to change.');
    }
    if (message.text === args.text) return message;
    requireSense(args.text, message);
    requireInTime(ctx, message);
    const changed = { ...message, text: args.text, editedAt: laterThan(message.editedAt, ctx.now()) };
    await reviseMessage(tx.db, changed);
    append(tx, ctx, { type: 'message.updated', head, message: changed });
    return changed;
  }, args.conversationId);
}

/**
 * Takes a message back: it stays in its place, without words and files. Doing so again is no change.
 * @throws AppError `too_late` after `LIMITS.editSeconds`
 */
export function deleteMessage(ctx: Context, args: MessageAddress): Promise<Message> {
  return ctx.commit(async (tx) => {
    const { head, message } = await requireOwn(ctx, tx, { ...args, action: 'message.delete' });
    if (message.status === 'deleted') return message;
    requireInTime(ctx, message);
    const empty: Message = { ...message, status: 'deleted', text: '', attachments: [] };
    await reviseMessage(tx.db, empty);
    if (message.attachments.length > 0) await dropAttachments(tx.db, args.id, ctx.now().toISOString());
    append(tx, ctx, { type: 'message.deleted', head, message: empty });
    return empty;
  }, args.conversationId);
}

interface Wanted extends MessageAddress {
  action: 'message.update' | 'message.delete';
}

/** The lock lets nobody else change the message, nor delete it, before the commit. */
async function requireOwn(ctx: Context, tx: Tx, { action, conversationId, id }: Wanted) {
  const [locked] = await lockConversationHeads(tx.db, [conversationId]);
  const head = authorizeConversation(ctx, action, locked);
  const message = await findMessage(tx.db, id);
  const visible = message !== undefined && (ctx.actor.type !== 'contact' || isOpen(message));
  if (!visible || message.conversationId !== conversationId) throw notFound('message');
  if (!isAuthor(ctx.actor, message)) {
    throw new AppError('forbidden', 'Only who wrote a message may change or delete it.');
  }
  return { head, message };
}

/** A chat has one contact, whatever ids it had before it was known; the company's people answer each for themselves. */
function isAuthor(actor: ContextActor, { author }: Message): boolean {
  if (actor.type === 'contact') return author.type === 'contact';
  return 'id' in actor && author.type === actor.type && author.id === actor.id;
}

/** Words may go when files stay. */
function requireSense(text: string, { attachments }: Message): void {
  if (text.trim() !== '' || attachments.length > 0) return;
  throw new AppError('invalid_input', 'text: say something, or delete the message.', {
    details: [{ path: 'text', message: 'Say something: the text is blank.' }],
  });
}

function requireInTime(ctx: Context, { createdAt }: Message): void {
  if (ctx.now().getTime() - Date.parse(createdAt) < LIMITS.editSeconds * 1000) return;
  const minutes = LIMITS.editSeconds / 60;
  throw new AppError(
    'too_late',
    `A message can be changed or deleted for ${minutes} minutes. Write another.`,
  );
}

/** Readers take the version with the later time, so of two changes in one millisecond the second must be later too. */
function laterThan(before: string | null, now: Date): string {
  const least = before === null ? 0 : Date.parse(before) + 1;
  return new Date(Math.max(least, now.getTime())).toISOString();
}

interface Change {
  type: 'message.updated' | 'message.deleted';
  head: ConversationHead;
  message: Message;
}

function append(tx: Tx, ctx: Context, { type, head, message }: Change): void {
  tx.append({
    ...inConversation(ctx, head),
    ...(message.internal && { contactId: null }),
    type,
    subjectId: message.id,
    resource: message,
  });
}

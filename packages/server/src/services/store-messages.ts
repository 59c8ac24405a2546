/**
 * Storing messages, all that were sent in one turn of the event loop together: a handful of statements for any number
 * of them. Each is judged for itself; one that is refused changes nothing.
 */
import type { Attachment, Author, ConversationField, CreateMessageInput, Message } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, toAppError } from '../errors.js';
import { touchTags } from '../store/conversation-tags.js';
import {
  advanceConversations,
  type ConversationHead,
  lockConversationHeads,
  reopenConversations,
} from '../store/conversations.js';
import { findMessages, insertMessages, listTakenIds, type NumberedMessage } from '../store/messages.js';
import type { Created } from './contacts.js';
import { authorizeConversation } from './conversations.js';
import { linkTaken, lockWanted, takeAttachments } from './link-attachments.js';
import { openNotepad, rememberMentions, requireNote, takeNoteNumber, turnPage } from './notes.js';
import { authorize } from './policy.js';
import { appendUpdated, OPENED_BY_CUSTOMER } from './update-conversation.js';

/** A message on its way into the store. */
export interface Sending {
  ctx: Context;
  args: CreateMessageInput & { conversationId: string };
  /** The message's id, made by the sender or for it. */
  id: string;
  at: string;
}

type Answer = Created<Message> | AppError;

const NONE: string[] = [];

export async function storeMessages(tx: Tx, sendings: Sending[]): Promise<Answer[]> {
  const heads = await lockHeads(tx, sendings);
  const known = await findKnown(tx, sendings);
  const free = await lockWanted(tx, sendings);
  const notepad = await openNotepad(tx, sendings, heads);
  const fresh: NumberedMessage[] = [];
  const reopened: string[] = [];
  const tagged: Message[] = [];
  const answers = sendings.map((sending): Answer => {
    try {
      const head = authorizeConversation(
        sending.ctx,
        'message.create',
        heads.get(sending.args.conversationId),
      );
      const author = authorOf(sending, head);
      requireNote(sending, notepad);
      const stored = known.get(sending.id);
      if (stored !== undefined) return { value: assertSame(stored, sending, author), created: false };
      const ids = sending.args.attachments ?? NONE;
      const attachments =
        ids.length === 0 ? [] : takeAttachments(sending.ctx, free, { ids, siteId: head.siteId });
      const message = compose(sending, head, { author, attachments });
      if (message.internal) fresh.push({ message, number: takeNoteNumber(notepad, head.id) });
      else {
        head.seq = message.seq;
        turnPage(notepad, head.id);
        fresh.push({ message, number: message.seq });
      }
      known.set(message.id, message);
      if (head.tags !== null && !message.internal) tagged.push(message);
      append(tx, sending, { head, message });
      if (author.type === 'contact' && OPENED_BY_CUSTOMER.has(head.status)) {
        appendUpdated(tx, sending.ctx, { head, ...openingOf(head) });
        head.status = 'open';
        reopened.push(head.id);
      }
      return { value: message, created: true };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'internal') throw thrown;
      return error;
    }
  });
  await insertMessages(tx.db, fresh);
  const messages = fresh.map(({ message }) => message);
  await linkTaken(tx, messages);
  await advanceConversations(
    tx.db,
    messages.filter(({ internal }) => !internal),
  );
  await rememberMentions(tx, messages);
  if (tagged.length > 0) await touchTags(tx.db, tagged);
  if (reopened.length > 0) await reopenConversations(tx.db, reopened);
  return answers;
}

/** That a customer wakes what was put off, they are not told: to them it was open. */
function openingOf({ status }: ConversationHead) {
  const isHidden = status === 'snoozed';
  const changed: ConversationField[] = isHidden ? ['status', 'snoozedUntil'] : ['status'];
  return { changed, isHidden };
}

/** The lock keeps another process from taking the same numbers until the commit. */
async function lockHeads(tx: Tx, sendings: Sending[]): Promise<Map<string, ConversationHead>> {
  const ids = new Set(sendings.map(({ args }) => args.conversationId));
  const heads = await lockConversationHeads(tx.db, [...ids].sort());
  return new Map(heads.map((head) => [head.id, head]));
}

/** What is already stored under the ids; nearly always nothing, so it asks for no more than the ids at first. */
async function findKnown(tx: Tx, sendings: Sending[]): Promise<Map<string, Message>> {
  const taken = await listTakenIds(
    tx.db,
    sendings.map(({ id }) => id),
  );
  const stored = taken.length === 0 ? [] : await findMessages(tx.db, taken);
  return new Map(stored.map((message) => [message.id, message]));
}

function authorOf({ ctx, args }: Sending, head: ConversationHead): Author {
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

function assertSame(known: Message, { args }: Sending, author: Author): Message {
  // The company may change its key between two tries; whichever key it used, it is the company that speaks.
  const sameAuthor =
    known.author.type === author.type && (known.author.type === 'key' || known.author.id === author.id);
  // What it said at first is kept nowhere, so that of a changed one only place and author can be compared.
  const sameText = known.text === args.text || known.editedAt !== null || known.status === 'deleted';
  const files = known.attachments.map((attachment) => attachment.id);
  const sameFiles = known.status === 'deleted' || files.join() === (args.attachments ?? NONE).join();
  const sameKind = known.internal === (args.internal ?? false);
  const same =
    known.conversationId === args.conversationId && sameAuthor && sameText && sameFiles && sameKind;
  if (same) return known;
  throw new AppError('conflict', 'That message id was already used for something else. Make a new one.');
}

interface Content {
  author: Author;
  attachments: Attachment[];
}

function compose({ args, id, at }: Sending, head: ConversationHead, content: Content): Message {
  const internal = args.internal ?? false;
  return {
    id,
    conversationId: head.id,
    seq: internal ? head.seq : head.seq + 1,
    author: content.author,
    text: args.text,
    attachments: content.attachments,
    internal,
    mentions: args.mentions ?? [],
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: at,
  };
}

function append(tx: Tx, { ctx }: Sending, { head, message }: { head: ConversationHead; message: Message }) {
  tx.append({
    type: 'message.created',
    at: message.createdAt,
    actor: toActor(ctx.actor),
    siteId: head.siteId,
    conversationId: head.id,
    // A note is nobody's private matter but the company's.
    contactId: message.internal ? null : head.contactId,
    subjectId: message.id,
    resource: message,
  });
}

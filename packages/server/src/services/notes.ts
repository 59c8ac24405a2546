/**
 * Notes: what the company says to itself in a conversation. A note takes no number of the conversation and moves none
 * of its marks, so that nothing a contact can count tells that there are any.
 */
import { LIMITS, type Message } from '@parley/protocol';
import type { Tx } from '../db/commit-queue.js';
import { AppError } from '../errors.js';
import { findAgents } from '../store/agents.js';
import type { ConversationHead } from '../store/conversations.js';
import { insertMentions } from '../store/mentions.js';
import { countNotes, findLastNoteNumber } from '../store/messages.js';
import { asActor } from './agents.js';
import { can } from './policy.js';
import type { Sending } from './store-messages.js';

/** What must be known before notes can be written. */
export interface Notepad {
  /** By conversation: the number of the last note, and how many stand after the last message. */
  pages: Map<string, { last: number; inARow: number }>;
  /** Agents who can be called. */
  callable: ReadonlySet<string>;
}

const NOTHING: Notepad = { pages: new Map(), callable: new Set() };

/** Asks nothing when there is no note among them, as nearly always. */
export async function openNotepad(
  tx: Tx,
  sendings: Sending[],
  heads: ReadonlyMap<string, ConversationHead>,
): Promise<Notepad> {
  const notes = sendings.filter(({ args }) => args.internal);
  if (notes.length === 0) return NOTHING;
  const pages: Notepad['pages'] = new Map();
  for (const id of new Set(notes.map(({ args }) => args.conversationId))) {
    const place = heads.get(id)?.seq ?? 0;
    const inARow = await countNotes(tx.db, { conversationId: id, place, limit: LIMITS.notesInARow });
    pages.set(id, { last: await findLastNoteNumber(tx.db, id), inARow });
  }
  const called = new Set(notes.flatMap(({ args }) => args.mentions ?? []));
  const agents = called.size === 0 ? [] : await findAgents(tx.db, [...called]);
  const readers = agents.filter(({ id, name, role }) =>
    can(asActor(id, { name, role, siteIds: null }), 'conversation.list'),
  );
  return { pages, callable: new Set(readers.map(({ id }) => id)) };
}

/** @throws AppError `invalid_input` for a contact's note, and for calls that are not good */
export function requireNote({ ctx, args }: Sending, { callable }: Notepad): void {
  if (args.internal !== true) {
    if (args.mentions !== undefined) throw refusal('mentions', 'Only a note calls agents.');
    return;
  }
  if (ctx.actor.type === 'contact' || args.side === 'contact') {
    throw refusal('internal', 'Only the company writes notes.');
  }
  const unknown = args.mentions?.find((id) => !callable.has(id));
  if (unknown !== undefined) throw refusal('mentions', `${unknown} is no agent who reads conversations.`);
}

/** @returns the number under which the note is kept */
export function takeNoteNumber({ pages }: Notepad, conversationId: string): number {
  const page = pages.get(conversationId);
  if (page === undefined) throw new Error('There is no page for this note.');
  if (page.inARow >= LIMITS.notesInARow) {
    const most = `At most ${LIMITS.notesInARow} notes stand between two messages.`;
    throw refusal('internal', most);
  }
  page.inARow += 1;
  page.last -= 1;
  return page.last;
}

/** After a message, notes are counted anew. */
export function turnPage({ pages }: Notepad, conversationId: string): void {
  const page = pages.get(conversationId);
  if (page !== undefined) page.inARow = 0;
}

/** Remembers whom the notes call, until they look; nobody calls themselves. */
export async function rememberMentions(tx: Tx, messages: Message[]): Promise<void> {
  const rows = messages.flatMap(({ id, conversationId, createdAt, mentions, author }) =>
    mentions
      .filter((agentId) => agentId !== author.id)
      .map((agent_id) => ({
        id: `${id}.${agent_id}`,
        agent_id,
        message_id: id,
        conversation_id: conversationId,
        created_at: createdAt,
      })),
  );
  if (rows.length > 0) await insertMentions(tx.db, rows);
}

function refusal(path: string, message: string): AppError {
  return new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }] });
}

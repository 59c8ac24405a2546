/** How a conversation looks from one side: pure functions from what is known to what is shown. */
import {
  type Attachment,
  type Author,
  type Conversation,
  LIMITS,
  type Message,
  type PublicationOffer,
  type Side,
} from '@parley/protocol';
import type { OutboxEntry } from './outbox.js';

/** `received` for the other side's messages; the others tell how far one's own has got. */
export type Delivery = 'received' | 'sending' | 'failed' | 'sent' | 'delivered' | 'read';

/** One message as it is shown. */
export interface MessageView {
  id: string;
  /** Null until the server has it. */
  seq: number | null;
  author: Author;
  text: string;
  attachments: readonly Attachment[];
  deleted: boolean;
  /** A note that only the company sees. */
  internal: boolean;
  /** When its author changed it; null when never. */
  editedAt: string | null;
  createdAt: string;
  /** Whether it comes from the side that is looking. */
  own: boolean;
  /** Whether whoever is looking wrote it and may still change it or take it back; see `canEdit`. */
  editable: boolean;
  delivery: Delivery;
  /** What it asks the customer to have published. */
  offer?: PublicationOffer | undefined;
  /** Whether it was not sent because whoever wrote it may not write here. */
  barred?: boolean;
}

export type Marks = Conversation['marks'];

export const NO_MARKS: Marks = { contact: { delivered: 0, read: 0 }, company: { delivered: 0, read: 0 } };

export function otherSide(side: Side): Side {
  return side === 'contact' ? 'company' : 'contact';
}

/** The side an author speaks for. The company also speaks through keys and the system. */
export function sideOf(author: Author): Side {
  return author.type === 'contact' ? 'contact' : 'company';
}

/** Marks never go back, in whatever order news of them arrives. */
export function laterMarks(a: Marks, b: Marks): Marks {
  const later = (side: Side) => ({
    delivered: Math.max(a[side].delivered, b[side].delivered),
    read: Math.max(a[side].read, b[side].read),
  });
  return { contact: later('contact'), company: later('company') };
}

/** Which of two versions of a message counts: what was taken back stays so, else what was changed last. */
export function laterVersion(known: Message | undefined, incoming: Message): Message {
  if (!known || incoming.status === 'deleted') return incoming;
  if (known.status === 'deleted') return known;
  return (known.editedAt ?? '') > (incoming.editedAt ?? '') ? known : incoming;
}

/** Whether it may be changed at this moment: ask again when a menu opens, for the time runs out without an event. */
export function canEdit({ editable, createdAt }: MessageView, now = Date.now()): boolean {
  return editable && now - Date.parse(createdAt) < LIMITS.editSeconds * 1000;
}

export interface ViewInput {
  stored: readonly Message[];
  /** This conversation's part of the outbox. */
  waiting: readonly OutboxEntry[];
  marks: Marks;
  side: Side;
  /** Who is looking. */
  author: Author;
}

/** By number; a note follows the message whose number it has, and notes after the same message follow their time. */
export function byPlace(a: Message, b: Message): number {
  return (
    a.seq - b.seq ||
    Number(a.internal) - Number(b.internal) ||
    (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0)
  );
}

/** All messages: stored ones by their number, then those on their way. */
export function viewMessages({ stored, waiting, marks, side, author }: ViewInput): MessageView[] {
  const theirs = marks[otherSide(side)];
  const known = new Set(stored.map((message) => message.id));
  const views = stored.map((message): MessageView => {
    const own = sideOf(message.author) === side;
    // Nobody on the other side ever gets a note.
    const delivery = message.internal ? 'sent' : own ? deliveryOf(message.seq, theirs) : 'received';
    // A contact is alone on its side, also when it was merged with another; the company is many.
    const mine = own && (side === 'contact' || message.author.id === author.id);
    const view = { ...pick(message), own, editable: mine && message.status === 'published', delivery };
    return { ...view, editable: canEdit(view) };
  });
  for (const entry of waiting) {
    if (known.has(entry.id)) continue;
    const { id, text, attachments, at, internal, failure } = entry;
    views.push({
      id,
      seq: null,
      author,
      text,
      attachments,
      deleted: false,
      internal,
      editedAt: null,
      createdAt: at,
      own: true,
      editable: false,
      delivery: failure ? 'failed' : 'sending',
      barred: failure === 'forbidden',
    });
  }
  return views;
}

function pick({ status, ...message }: Message) {
  const { id, seq, author, text, attachments, internal, editedAt, createdAt, offer } = message;
  const said = { id, seq, author, text, attachments, internal, editedAt, createdAt, offer };
  return { ...said, deleted: status === 'deleted' };
}

function deliveryOf(seq: number, theirs: Marks[Side]): Delivery {
  if (seq <= theirs.read) return 'read';
  return seq <= theirs.delivered ? 'delivered' : 'sent';
}

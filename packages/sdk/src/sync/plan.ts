/**
 * Turns a batch of events into what a sink has to do. Events show the present, so the latest of each record is enough.
 * Must never ask for anything twice, and must pass over types that this version does not know.
 */
import type { Event } from '@parley/protocol';
import type { Parley } from '../client.js';
import { NotFoundError } from '../errors.js';
import {
  type ContactRecord,
  type ConversationRecord,
  conversationRecord,
  type MessageRecord,
  messageRecord,
  type RecordKind,
} from './records.js';
import type { ContactMerge, Erasure } from './sink.js';

/** What one batch of events comes to, in the order in which it is to be done. */
export interface SyncPlan {
  contacts: ContactRecord[];
  conversations: ConversationRecord[];
  messages: MessageRecord[];
  merges: ContactMerge[];
  erasures: Erasure[];
}

/** Where the records come from that the events only name. */
export type RecordSource = Pick<Parley, 'contacts' | 'conversations'>;

const KINDS: readonly RecordKind[] = ['contact', 'conversation', 'message'];

/** `contact.erased` with a `contactId`, and so on: what is left of a thing that is no more. */
function erasureOf(event: { type: string }): Erasure | undefined {
  const kind = KINDS.find((noun) => event.type === `${noun}.erased`);
  if (kind === undefined) return undefined;
  const id: unknown = Reflect.get(event, `${kind}Id`);
  return typeof id === 'string' ? { kind, id } : undefined;
}

/** What is there, or null for what has been erased since. */
async function ifThere<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** Plans one batch after the other; remembers which contacts it has met lately, to ask for few of them. */
export class Planner {
  readonly #source: RecordSource;
  readonly #met = new Set<string>();

  constructor(source: RecordSource) {
    this.#source = source;
  }

  async plan(events: readonly Event[], signal?: AbortSignal): Promise<SyncPlan> {
    const contacts = new Map<string, ContactRecord>();
    const conversations = new Map<string, ConversationRecord>();
    const messages = new Map<string, MessageRecord>();
    const merges: ContactMerge[] = [];
    const erasures: Erasure[] = [];
    const rated = new Set<string>();

    for (const event of events) {
      switch (event.type) {
        case 'contact.created':
        case 'contact.updated':
          contacts.set(event.contact.id, event.contact);
          break;
        case 'contact.merged':
          contacts.set(event.contact.id, event.contact);
          merges.push({ fromId: event.fromId, intoId: event.contact.id });
          break;
        case 'conversation.created':
        case 'conversation.updated':
          conversations.set(event.conversation.id, conversationRecord(event.conversation));
          break;
        case 'message.created':
        case 'message.updated':
        case 'message.deleted':
          messages.set(event.message.id, messageRecord(event.message));
          break;
        case 'rating.created':
          rated.add(event.conversationId);
          break;
        default: {
          const erasure = erasureOf(event);
          if (erasure !== undefined) erasures.push(erasure);
        }
      }
    }
    for (const id of rated) {
      if (conversations.has(id)) continue;
      const found = await ifThere(this.#source.conversations.get(id, { signal }));
      if (found !== null) conversations.set(id, conversationRecord(found));
    }
    await this.#addContacts({ contacts, conversations }, signal);
    for (const { fromId } of merges) contacts.delete(fromId);
    for (const id of contacts.keys()) this.#remember(id);
    return {
      contacts: [...contacts.values()],
      conversations: [...conversations.values()],
      messages: [...messages.values()],
      merges,
      erasures,
    };
  }

  /** After a merge, a conversation shows a contact whose own event comes later in the log: it is fetched here. */
  async #addContacts(
    plan: { contacts: Map<string, ContactRecord>; conversations: Map<string, ConversationRecord> },
    signal?: AbortSignal,
  ): Promise<void> {
    for (const { contactId } of plan.conversations.values()) {
      if (contactId === null || plan.contacts.has(contactId) || this.#met.has(contactId)) continue;
      const found = await ifThere(this.#source.contacts.get(contactId, { signal }));
      if (found !== null) plan.contacts.set(contactId, found);
    }
  }

  #remember(id: string): void {
    this.#met.delete(id);
    this.#met.add(id);
    if (this.#met.size <= MOST_REMEMBERED) return;
    const [oldest] = this.#met;
    if (oldest !== undefined) this.#met.delete(oldest);
  }
}

const MOST_REMEMBERED = 10_000;

/** What the CRM's page is shown: bounded slices of the data, newest activity first. Must never hand out everything at once. */
import type { Message } from '@parley/sdk';
import type { CrmConversation, CrmData, Deal } from './crm-data.js';

/** The most rows that one answer carries. */
export const PAGE = 50;

/** One row of the list. */
export interface ConversationRow {
  id: string;
  contact: { id: string | null; name: string | null; email: string | null; externalId: string | null };
  lastAt: string;
  createdAt: string;
  messages: number;
  /** The last words and whose they are; null while nothing was said. */
  last: { text: string; side: 'contact' | 'company'; name: string | null } | null;
  /** True when the contact spoke last: somebody should answer. */
  waiting: boolean;
  /** `told`: Parley knows of it. */
  deal: Deal & { told: boolean };
}

export interface ConversationList {
  data: ConversationRow[];
  /** Give it back as `before` for the rows after these; null at the end. */
  next: string | null;
  total: number;
}

export interface Timeline {
  conversation: ConversationRow;
  /** Ascending by `seq`. */
  messages: Message[];
  /** True when there are older ones; ask with `before` set to the first `seq`. */
  more: boolean;
  /** Up to which `seq` the customer has read. */
  readByContact: number;
}

/** Sorts by last activity; the id decides between equals, so that pages never overlap. */
function sortKey(conversation: CrmConversation): string {
  return `${conversation.lastAt} ${conversation.id}`;
}

function sideOf(message: Message): 'contact' | 'company' {
  return message.author.type === 'contact' ? 'contact' : 'company';
}

function toRow(data: CrmData, conversation: CrmConversation): ConversationRow {
  const contact = conversation.contactId === null ? undefined : data.contacts[conversation.contactId];
  const messages = data.messages[conversation.id] ?? [];
  const last = messages.at(-1);
  return {
    id: conversation.id,
    contact: {
      id: conversation.contactId,
      name: contact?.name ?? null,
      email: contact?.email ?? null,
      externalId: contact?.externalId ?? null,
    },
    lastAt: conversation.lastAt,
    createdAt: conversation.createdAt,
    messages: messages.length,
    last: last ? { text: last.text.slice(0, 200), side: sideOf(last), name: last.author.name } : null,
    waiting: last !== undefined && sideOf(last) === 'contact',
    deal: {
      ...(data.deals?.[conversation.id] ?? { stage: 'none', value: 0 }),
      told: data.untold?.[conversation.id] !== true,
    },
  };
}

/** The conversations after `before`, at most `PAGE`. */
export function listConversations(data: CrmData, before: string | null): ConversationList {
  const all = Object.values(data.conversations).sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
  const from = before === null ? 0 : all.findIndex((conversation) => sortKey(conversation) < before);
  const page = from < 0 ? [] : all.slice(from, from + PAGE);
  const last = page.at(-1);
  const more = from >= 0 && from + PAGE < all.length;
  return {
    data: page.map((conversation) => toRow(data, conversation)),
    next: more && last ? sortKey(last) : null,
    total: all.length,
  };
}

/** The latest messages of a conversation, or the ones before `before`; at most `PAGE`. Undefined when it is unknown. */
export function readTimeline(data: CrmData, id: string, before: number | null): Timeline | undefined {
  const conversation = data.conversations[id];
  if (!conversation) return undefined;
  const messages = data.messages[id] ?? [];
  const older = before === null ? messages : messages.filter((message) => message.seq < before);
  return {
    conversation: toRow(data, conversation),
    messages: older.slice(-PAGE),
    more: older.length > PAGE,
    readByContact: conversation.marks.contact.read,
  };
}

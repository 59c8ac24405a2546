/** What the console's tests share: conversations and agents as the server would describe them. */
import type { Agent, Conversation, Message, Site } from '@parley/protocol';
import { newId } from '@parley/protocol';

const START = Date.parse('2026-11-23T10:00:00.000Z');

export const AGENT: Agent = {
  id: newId('agent'),
  name: 'Lena Brandt',
  email: 'lena@acme.example',
  role: 'agent',
  createdAt: '2026-01-01T00:00:00.000Z',
};

export const SITE: Site = {
  id: newId('site'),
  key: 'acme',
  name: 'Acme',
  locale: 'en',
  texts: { title: 'Acme support', greeting: 'Hello' },
  agents: [],
  teams: [],
  theme: {
    ...{ accent: null, mode: 'auto', position: 'end' },
    offset: { inline: 20, block: 20 },
  },
  chat: {
    preChat: { fields: [], required: false },
    identifiedOnly: false,
    attachments: null,
    rating: true,
    proactive: [],
  },
};

/** A message; it is the contact's unless told otherwise. */
export function makeMessage(changes: Partial<Message> = {}): Message {
  return {
    id: newId('message'),
    conversationId: newId('conversation'),
    seq: 1,
    author: { type: 'contact', id: newId('contact'), name: null },
    text: 'Hello',
    attachments: [],
    internal: false,
    mentions: [],
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: new Date(START).toISOString(),
    ...changes,
  };
}

/** A conversation in which the contact said one thing that nobody has read. */
export function makeConversation(changes: Partial<Conversation> = {}): Conversation {
  const id = changes.id ?? newId('conversation');
  const seq = changes.seq ?? 1;
  const lastAt = changes.lastAt ?? new Date(START).toISOString();
  return {
    id,
    siteId: SITE.id,
    kind: 'chat',
    contactId: newId('contact'),
    contactName: 'Maria Weber',
    externalId: null,
    seq,
    lastMessage: makeMessage({ conversationId: id, seq, createdAt: lastAt }),
    lastAt,
    marks: { contact: { delivered: 0, read: 0 }, company: { delivered: 0, read: 0 } },
    status: 'open',
    snoozedUntil: null,
    assigneeId: null,
    priority: 'normal',
    tags: [],
    teamId: null,
    sla: null,
    context: null,
    proactiveId: null,
    rating: null,
    createdAt: lastAt,
    ...changes,
  };
}

/** So many conversations, last spoken first, each a minute older than the one before. */
export function makeConversations(count: number): Conversation[] {
  return Array.from({ length: count }, (_, index) =>
    makeConversation({
      contactName: `Person ${index}`,
      lastAt: new Date(START - index * 60_000).toISOString(),
    }),
  );
}

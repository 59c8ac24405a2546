/**
 * Turns thin rows of the log into events with their resource, a few batched queries for any number of rows. A row whose
 * resource is gone (erased) yields nothing; that it was erased is told from the row alone.
 */
import type { Event } from '@parley/protocol';
import type { Db } from '../db/schema.js';
import { findAgents } from '../store/agents.js';
import { findContacts } from '../store/contacts.js';
import { findConversations } from '../store/conversations.js';
import { findMessages } from '../store/messages.js';
import { findOutcomes } from '../store/outcomes.js';
import { findRatings } from '../store/ratings.js';
import { findTimeEntries } from '../store/time.js';
import { findCounts } from '../store/topic-messages.js';
import { findTopics, toTopicState } from '../store/topics.js';
import type { FreshRow } from './append.js';
import { encodeCursor } from './cursor.js';

type Loaded<T> = ReadonlyMap<string, T>;

interface Resources {
  agents: Loaded<Awaited<ReturnType<typeof findAgents>>[number]>;
  contacts: Loaded<Awaited<ReturnType<typeof findContacts>>[number]>;
  conversations: Loaded<Awaited<ReturnType<typeof findConversations>>[number]>;
  messages: Loaded<Awaited<ReturnType<typeof findMessages>>[number]>;
  outcomes: Loaded<Awaited<ReturnType<typeof findOutcomes>>[number]>;
  ratings: Loaded<Awaited<ReturnType<typeof findRatings>>[number]>;
  times: Loaded<Awaited<ReturnType<typeof findTimeEntries>>[number]>;
  counts: Loaded<Awaited<ReturnType<typeof findCounts>>[number]>;
  topics: Loaded<Awaited<ReturnType<typeof findTopics>>[number]>;
}

export interface HydratedEvent {
  row: FreshRow;
  event: Event;
}

/** Which rows are about the same kind of thing. */
const NOUNS: Partial<Record<Event['type'], keyof Resources>> = {
  'agent.created': 'agents',
  'agent.updated': 'agents',
  'contact.created': 'contacts',
  'contact.updated': 'contacts',
  'contact.merged': 'contacts',
  'conversation.created': 'conversations',
  'conversation.updated': 'conversations',
  'message.created': 'messages',
  'message.updated': 'messages',
  'message.deleted': 'messages',
  'message.approved': 'messages',
  'message.rejected': 'messages',
  'message.voted': 'counts',
  'topic.updated': 'topics',
  'outcome.created': 'outcomes',
  'outcome.updated': 'outcomes',
  'rating.created': 'ratings',
  'time.recorded': 'times',
  'sla.breached': 'conversations',
};

export async function hydrate(db: Db, rows: FreshRow[]): Promise<HydratedEvent[]> {
  const ids: Record<keyof Resources, Set<string>> = {
    agents: new Set(),
    contacts: new Set(),
    conversations: new Set(),
    messages: new Set(),
    outcomes: new Set(),
    ratings: new Set(),
    times: new Set(),
    counts: new Set(),
    topics: new Set(),
  };
  for (const row of rows) {
    const noun = row.resource === undefined ? NOUNS[row.type] : undefined;
    if (noun !== undefined) ids[noun].add(row.subject_id);
  }
  const resources: Resources = {
    agents: await load(ids.agents, (wanted) => findAgents(db, wanted)),
    contacts: await load(ids.contacts, (wanted) => findContacts(db, wanted)),
    conversations: await load(ids.conversations, (wanted) => findConversations(db, wanted)),
    messages: await load(ids.messages, (wanted) => findMessages(db, wanted)),
    outcomes: await load(ids.outcomes, (wanted) => findOutcomes(db, wanted)),
    ratings: await load(ids.ratings, (wanted) => findRatings(db, wanted)),
    times: await load(ids.times, (wanted) => findTimeEntries(db, wanted)),
    counts: await load(ids.counts, (wanted) => findCounts(db, wanted)),
    topics: await load(ids.topics, (wanted) => findTopics(db, wanted)),
  };
  const hydrated: HydratedEvent[] = [];
  for (const row of rows) {
    const event = toEvent(row, resources);
    if (event !== undefined) hydrated.push({ row, event });
  }
  return hydrated;
}

async function load<T extends { id: string }>(
  ids: ReadonlySet<string>,
  find: (ids: string[]) => Promise<T[]>,
): Promise<Loaded<T>> {
  const loaded = new Map<string, T>();
  if (ids.size === 0) return loaded;
  for (const item of await find([...ids])) loaded.set(item.id, item);
  return loaded;
}

function toEvent(row: FreshRow, resources: Resources): Event | undefined {
  const base = {
    id: row.id,
    cursor: encodeCursor(Number(row.cursor)),
    at: row.at,
    actor: { type: row.actor_type, id: row.actor_id },
    siteId: row.site_id,
  };
  switch (row.type) {
    case 'agent.created': {
      const agent = resources.agents.get(row.subject_id);
      return agent && { ...base, type: row.type, agent };
    }
    case 'agent.updated': {
      const agent = resources.agents.get(row.subject_id);
      return agent && { ...base, type: row.type, agent, changed: changedOf(row) };
    }
    case 'settings.updated':
    case 'invitation.created':
    case 'invitation.revoked':
    case 'key.created':
    case 'key.revoked':
    case 'identity_key.created':
    case 'identity_key.deleted':
    case 'webhook.created':
    case 'webhook.updated':
    case 'webhook.deleted':
    case 'insights_link.created':
    case 'insights_link.revoked':
      return { ...base, type: row.type, subjectId: row.subject_id, changed: changedOf(row) };
    case 'contact.created':
    case 'contact.updated': {
      const contact = resources.contacts.get(row.subject_id);
      return contact && { ...base, type: row.type, contact };
    }
    case 'contact.merged': {
      const contact = resources.contacts.get(row.subject_id);
      const { fromId } = JSON.parse(row.data ?? '{}');
      return contact && { ...base, type: row.type, fromId, contact };
    }
    case 'conversation.created': {
      const conversation = resources.conversations.get(row.subject_id);
      return conversation && { ...base, type: row.type, conversation };
    }
    case 'conversation.updated': {
      const conversation = resources.conversations.get(row.subject_id);
      const { changed = [], cause } = JSON.parse(row.data ?? '{}');
      return conversation && { ...base, type: row.type, changed, conversation, ...(cause && { cause }) };
    }
    case 'conversation.read': {
      const data = JSON.parse(row.data ?? '{}');
      return { ...base, type: row.type, conversationId: row.subject_id, side: data.side, mark: data.mark };
    }
    case 'message.voted': {
      const counts = resources.counts.get(row.subject_id);
      if (counts === undefined) return undefined;
      const { id: messageId, conversation_id: conversationId, up, down } = counts;
      const reactions = JSON.parse(counts.reactions);
      return { ...base, type: row.type, conversationId, messageId, votes: { up, down }, reactions };
    }
    case 'message.reported': {
      const { conversation_id: conversationId, subject_id: messageId } = row;
      const { reason } = JSON.parse(row.data ?? '{}');
      return conversationId === null
        ? undefined
        : { ...base, type: row.type, conversationId, messageId, reason };
    }
    case 'message.appealed': {
      const { conversation_id: conversationId, subject_id: messageId } = row;
      return conversationId === null ? undefined : { ...base, type: row.type, conversationId, messageId };
    }
    case 'topic.updated': {
      const topic = resources.topics.get(row.subject_id);
      return topic && { ...base, type: row.type, conversationId: topic.id, topic: toTopicState(topic) };
    }
    case 'contact.banned': {
      const { until } = JSON.parse(row.data ?? '{}');
      return { ...base, type: row.type, contactId: row.subject_id, until };
    }
    case 'contact.unbanned':
      return { ...base, type: row.type, contactId: row.subject_id };
    case 'contact.erased':
      return { ...base, type: row.type, contactId: row.subject_id };
    case 'conversation.erased':
      return { ...base, type: row.type, conversationId: row.subject_id };
    case 'outcome.created':
    case 'outcome.updated': {
      const outcome = resources.outcomes.get(row.subject_id);
      return outcome && { ...base, type: row.type, conversationId: outcome.conversationId, outcome };
    }
    case 'rating.created': {
      const rating = resources.ratings.get(row.subject_id);
      const { conversation_id: conversationId } = row;
      return rating && conversationId ? { ...base, type: row.type, conversationId, rating } : undefined;
    }
    case 'sla.breached': {
      const conversation = resources.conversations.get(row.subject_id);
      const { kind, dueAt, teamId } = JSON.parse(row.data ?? '{}');
      return conversation && { ...base, type: row.type, conversation, kind, dueAt, teamId };
    }
    case 'time.recorded': {
      const time = resources.times.get(row.subject_id);
      if (time === undefined) return undefined;
      // The row itself names nobody, so that nobody has to be taken out of the log.
      const actor = time.agentId === null ? base.actor : { type: 'agent' as const, id: time.agentId };
      return { ...base, type: row.type, actor, time };
    }
    case 'canned_reply.updated': {
      const { change } = JSON.parse(row.data ?? '{}');
      return { ...base, type: row.type, cannedReplyId: row.subject_id, change };
    }
    case 'webhook.paused': {
      const { reason } = JSON.parse(row.data ?? '{}');
      return { ...base, type: row.type, webhookId: row.subject_id, reason };
    }
    case 'message.created':
    case 'message.updated':
    case 'message.approved':
    case 'message.rejected':
    case 'message.deleted': {
      const message = row.resource ?? resources.messages.get(row.subject_id);
      return message && { ...base, type: row.type, conversationId: message.conversationId, message };
    }
  }
}

/** Which fields the event was about. */
export function changedOf({ data }: Pick<FreshRow, 'data'>): string[] {
  const { changed } = JSON.parse(data ?? '{}') as { changed?: string[] };
  return changed ?? [];
}

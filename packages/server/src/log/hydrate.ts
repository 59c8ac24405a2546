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
import { findRatings } from '../store/ratings.js';
import type { FreshRow } from './append.js';
import { encodeCursor } from './cursor.js';

type Loaded<T> = ReadonlyMap<string, T>;

interface Resources {
  agents: Loaded<Awaited<ReturnType<typeof findAgents>>[number]>;
  contacts: Loaded<Awaited<ReturnType<typeof findContacts>>[number]>;
  conversations: Loaded<Awaited<ReturnType<typeof findConversations>>[number]>;
  messages: Loaded<Awaited<ReturnType<typeof findMessages>>[number]>;
  ratings: Loaded<Awaited<ReturnType<typeof findRatings>>[number]>;
}

export interface HydratedEvent {
  row: FreshRow;
  event: Event;
}

export async function hydrate(db: Db, rows: FreshRow[]): Promise<HydratedEvent[]> {
  const idsOf = (...types: Event['type'][]) =>
    rows.filter((row) => types.includes(row.type) && row.resource === undefined).map((row) => row.subject_id);
  const resources: Resources = {
    agents: await load(idsOf('agent.created'), (ids) => findAgents(db, ids)),
    contacts: await load(idsOf('contact.created', 'contact.updated', 'contact.merged'), (ids) =>
      findContacts(db, ids),
    ),
    conversations: await load(idsOf('conversation.created', 'conversation.updated'), (ids) =>
      findConversations(db, ids),
    ),
    messages: await load(idsOf('message.created', 'message.updated', 'message.deleted'), (ids) =>
      findMessages(db, ids),
    ),
    ratings: await load(idsOf('rating.created'), (ids) => findRatings(db, ids)),
  };
  return rows.flatMap((row) => {
    const event = toEvent(row, resources);
    return event === undefined ? [] : [{ row, event }];
  });
}

async function load<T extends { id: string }>(
  ids: string[],
  find: (ids: string[]) => Promise<T[]>,
): Promise<Loaded<T>> {
  const found = ids.length === 0 ? [] : await find([...new Set(ids)]);
  return new Map(found.map((item) => [item.id, item]));
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
    case 'conversation.created':
    case 'conversation.updated': {
      const conversation = resources.conversations.get(row.subject_id);
      return conversation && { ...base, type: row.type, conversation };
    }
    case 'conversation.read': {
      const data = JSON.parse(row.data ?? '{}');
      return { ...base, type: row.type, conversationId: row.subject_id, side: data.side, mark: data.mark };
    }
    case 'contact.erased':
      return { ...base, type: row.type, contactId: row.subject_id };
    case 'conversation.erased':
      return { ...base, type: row.type, conversationId: row.subject_id };
    case 'rating.created': {
      const rating = resources.ratings.get(row.subject_id);
      const { conversation_id: conversationId } = row;
      return rating && conversationId ? { ...base, type: row.type, conversationId, rating } : undefined;
    }
    case 'webhook.paused': {
      const { reason } = JSON.parse(row.data ?? '{}');
      return { ...base, type: row.type, webhookId: row.subject_id, reason };
    }
    case 'message.created':
    case 'message.updated':
    case 'message.deleted': {
      const message = row.resource ?? resources.messages.get(row.subject_id);
      return message && { ...base, type: row.type, conversationId: message.conversationId, message };
    }
  }
}

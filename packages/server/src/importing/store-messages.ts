/** Stores messages of another system in a topic, with all that belongs to a message of a discussion. */
import type { Message, MessageStatus } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { ModerationTable, TopicTable } from '../db/topic-tables.js';
import { inTopic } from '../services/conversation-event.js';
import { publish } from '../services/publication.js';
import { changeTopic, lockOf, lockOrMakeTopic } from '../services/topics.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { insertContact } from '../store/contacts.js';
import { advanceConversations, findConversationHead } from '../store/conversations.js';
import { insertMessages, listTakenIds } from '../store/messages.js';
import { insertModeration } from '../store/moderation.js';
import { addToStanding } from '../store/standings.js';
import {
  findTopicMessage,
  insertTopicMessage,
  topicMessageOf,
  updateTopicMessage,
} from '../store/topic-messages.js';
import type { TargetTopic } from './import-discussions.js';
import type { SourceMessage } from './source.js';

export interface Imported {
  id: string;
  /** Ours; null for one that begins a branch. */
  parentId: string | null;
  author: { id: string; name: string | null };
  text: string;
  /** Whether it was too long. */
  cut: boolean;
  at: string;
  status: SourceMessage['status'];
  /** Whether something below it can be read by anyone: then its place stays when its words are not for everybody. */
  answered: boolean;
}

export interface Batch {
  site: SiteSettings;
  topic: TargetTopic;
  /** Each after what it answers. */
  batch: Imported[];
}

const STATUS: Record<SourceMessage['status'], MessageStatus> = {
  published: 'published',
  pending: 'pending',
  spam: 'rejected',
  deleted: 'deleted',
};

/** All of them, or none. What is stored already is left as it is. */
export function storeMessages(ctx: Context, { site, topic: target, batch }: Batch): Promise<void> {
  const { key, url, title, locked } = target;
  return ctx.commit(
    async (tx) => {
      const page = { url, ...(title !== null && { title }) };
      let topic = await lockOrMakeTopic(ctx, tx, { site, key, page });
      if (locked && topic.revision === 0) topic = await changeTopic(ctx, tx, { ...topic, locked: 1 });
      const taken = new Set(
        await listTakenIds(
          tx.db,
          batch.map(({ id }) => id),
        ),
      );
      for (const one of batch) {
        if (!taken.has(one.id)) topic = await storeOne(ctx, tx, { site, topic, one });
      }
    },
    lockOf(site, key),
  );
}

interface One {
  site: SiteSettings;
  topic: TopicTable;
  one: Imported;
}

async function storeOne(ctx: Context, tx: Tx, { site, topic, one }: One): Promise<TopicTable> {
  const now = ctx.now().toISOString();
  await addContact(ctx, tx, { site, one, now });
  const head = await findConversationHead(tx.db, topic.id);
  const parent = one.parentId === null ? undefined : await findTopicMessage(tx.db, one.parentId);
  const seq = (head?.seq ?? 0) + 1;
  const message: Message = {
    id: one.id,
    conversationId: topic.id,
    seq,
    author: { type: 'contact', ...one.author },
    text: one.text,
    attachments: [],
    internal: false,
    mentions: [],
    parentId: parent?.id ?? null,
    status: STATUS[one.status],
    editedAt: null,
    createdAt: one.at,
  };
  const row = topicMessageOf(message, parent);
  await insertMessages(tx.db, [{ message, number: seq }]);
  await insertTopicMessage(tx.db, row);
  await advanceConversations(tx.db, [message]);
  await insertModeration(tx.db, moderationOf(site, one, now));
  await addToStanding(tx.db, one.author.id, {
    published: one.status === 'published' ? 1 : 0,
    rejected: one.status === 'spam' ? 1 : 0,
  });
  tx.append({
    ...inTopic(ctx, topic),
    ...{ type: 'message.created', at: now, subjectId: one.id, resource: message },
  });
  if (one.status === 'published') return publish(tx.db, topic, row);
  if (one.answered) await updateTopicMessage(tx.db, one.id, { shown: 1, stub: 'deleted' });
  return topic;
}

async function addContact(
  ctx: Context,
  tx: Tx,
  { site, one, now }: { site: SiteSettings; one: Imported; now: string },
): Promise<void> {
  const { id, name } = one.author;
  const added = await insertContact(tx.db, {
    ...{ id, site_id: site.id, name, email: null, external_id: null, secret_hash: null },
    ...{ verified: 0, attributes: null, blocked: 0, device: null, created_at: now },
  });
  if (added === undefined) return;
  tx.append({
    type: 'contact.created',
    ...{
      at: now,
      actor: toActor(ctx.actor),
      siteId: site.id,
      conversationId: null,
      contactId: id,
      subjectId: id,
    },
  });
}

/** What others have decided stays decided; what waits for somebody waits here. */
function moderationOf(site: SiteSettings, one: Imported, now: string): ModerationTable {
  const queue = { published: 'recent', pending: 'pending', spam: 'decided', deleted: 'decided' } as const;
  const spam = { decision: 'spam', by: { type: 'system', id: 'system' }, at: now };
  return {
    id: one.id,
    site_id: site.id,
    author_id: one.author.id,
    queue: queue[one.status],
    at: one.at,
    reasons: '[]',
    trap: 0,
    written_ms: null,
    locale: site.locale,
    appeal: null,
    decision: one.status === 'spam' ? JSON.stringify(spam) : null,
    undo: null,
    created_at: one.at,
  };
}

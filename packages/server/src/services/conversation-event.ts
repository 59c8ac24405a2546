/** What all events of a conversation have in common: when it was, who did it, where, and to whose part of the log it belongs. */
import { type Context, toActor } from '../context.js';
import type { TopicTable } from '../db/topic-tables.js';
import type { ConversationHead } from '../store/conversations.js';
import { PUBLIC } from './topics.js';

/** Of a private one: its contact hears it, unless `contactId` is set to null after it. */
export function inConversation(ctx: Context, { id, siteId, contactId }: ConversationHead) {
  return { at: ctx.now().toISOString(), actor: toActor(ctx.actor), siteId, conversationId: id, contactId };
}

/** Of a discussion: everybody hears it as far as `audience` lets them, and it is in no contact's own part. */
export function inTopic(ctx: Context, { id, site_id: siteId }: TopicTable) {
  return {
    ...{ at: ctx.now().toISOString(), actor: toActor(ctx.actor), siteId, conversationId: id },
    contactId: null,
    data: PUBLIC,
  };
}

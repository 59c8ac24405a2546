/** Events and the feed. */
import { z } from '@hono/zod-openapi';
import { type Event, type EventPage, LIMITS } from '@parley/protocol';
import { cursor, id, queryInteger, time } from './common.js';
import { agent, contact, conversation, message, rating, readMark, side } from './models.js';

const base = {
  id: id('event'),
  cursor: z.string(),
  at: time,
  actor: z.strictObject({ type: z.enum(['contact', 'agent', 'key', 'system']), id: z.string() }),
  siteId: id('site').nullable(),
};

export const event = z
  .discriminatedUnion('type', [
    z.strictObject({ ...base, type: z.literal('agent.created'), agent }),
    z.strictObject({ ...base, type: z.literal('contact.created'), contact }),
    z.strictObject({ ...base, type: z.literal('contact.updated'), contact }),
    z.strictObject({ ...base, type: z.literal('contact.merged'), fromId: id('contact'), contact }),
    z.strictObject({ ...base, type: z.literal('contact.erased'), contactId: id('contact') }),
    z.strictObject({ ...base, type: z.literal('conversation.created'), conversation }),
    z.strictObject({ ...base, type: z.literal('conversation.updated'), conversation }),
    z.strictObject({
      ...base,
      type: z.literal('conversation.read'),
      conversationId: id('conversation'),
      side,
      mark: readMark,
    }),
    z.strictObject({
      ...base,
      type: z.literal('conversation.erased'),
      conversationId: id('conversation'),
    }),
    z.strictObject({
      ...base,
      type: z.literal('message.created'),
      conversationId: id('conversation'),
      message,
    }),
    z.strictObject({
      ...base,
      type: z.literal('message.updated'),
      conversationId: id('conversation'),
      message,
    }),
    z.strictObject({
      ...base,
      type: z.literal('message.deleted'),
      conversationId: id('conversation'),
      message,
    }),
    z.strictObject({
      ...base,
      type: z.literal('rating.created'),
      conversationId: id('conversation'),
      rating,
    }),
    z.strictObject({
      ...base,
      type: z.literal('webhook.paused'),
      webhookId: id('webhook'),
      reason: z.enum(['failing', 'gone']),
    }),
  ])
  .openapi('Event') satisfies z.ZodType<Event>;

export const eventPage = z
  .strictObject({ data: z.array(event), cursor: z.string(), more: z.boolean() })
  .openapi('EventPage') satisfies z.ZodType<EventPage>;

export const eventListQuery = z.strictObject({
  after: cursor.optional(),
  limit: queryInteger({ min: 1, max: LIMITS.eventsMax }).default(LIMITS.eventsDefault),
});

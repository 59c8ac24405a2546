/** Events and the feed. */
import { z } from '@hono/zod-openapi';
import {
  ADMINISTRATION_TYPES,
  EVENT_TYPES,
  type Event,
  type EventListQuery,
  type EventPage,
  LIMITS,
} from '@parley/protocol';
import { cursor, id, queryInteger, siteKey, slug, time } from './common.js';
import { agent, contact, conversation, message, rating, readMark, side } from './models.js';
import { outcome } from './outcomes.js';
import { timeEntry } from './time.js';
import { reportReason, topicState } from './topics.js';

const base = {
  id: id('event'),
  cursor: z.string(),
  at: time,
  actor: z.strictObject({ type: z.enum(['contact', 'agent', 'key', 'system']), id: z.string() }),
  siteId: id('site').nullable(),
};

const changed = z.array(
  z.enum(['status', 'snoozedUntil', 'assigneeId', 'priority', 'tags', 'teamId', 'sla', 'context']),
);
const changedFields = z.array(z.string());

/** Why it was routed. */
const cause = z.strictObject({
  rule: z.string().nullable(),
  assignment: z.enum(['round_robin', 'least_busy']).nullable(),
});

export const event = z
  .discriminatedUnion('type', [
    z.strictObject({ ...base, type: z.literal('agent.created'), agent }),
    z.strictObject({ ...base, type: z.literal('agent.updated'), agent, changed: changedFields }),
    z.strictObject({
      ...base,
      type: z.enum(ADMINISTRATION_TYPES),
      subjectId: z.string(),
      changed: changedFields,
    }),
    z.strictObject({ ...base, type: z.literal('contact.created'), contact }),
    z.strictObject({ ...base, type: z.literal('contact.updated'), contact }),
    z.strictObject({ ...base, type: z.literal('contact.merged'), fromId: id('contact'), contact }),
    z.strictObject({ ...base, type: z.literal('contact.erased'), contactId: id('contact') }),
    z.strictObject({ ...base, type: z.literal('conversation.created'), conversation }),
    z.strictObject({
      ...base,
      type: z.literal('conversation.updated'),
      changed,
      conversation,
      cause: cause.optional(),
    }),
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
      type: z.literal('message.approved'),
      conversationId: id('conversation'),
      message,
    }),
    z.strictObject({
      ...base,
      type: z.literal('message.rejected'),
      conversationId: id('conversation'),
      message,
    }),
    z.strictObject({
      ...base,
      type: z.literal('message.reported'),
      conversationId: id('conversation'),
      messageId: id('message'),
      reason: reportReason,
    }),
    z.strictObject({
      ...base,
      type: z.literal('message.appealed'),
      conversationId: id('conversation'),
      messageId: id('message'),
    }),
    z.strictObject({
      ...base,
      type: z.literal('message.voted'),
      conversationId: id('conversation'),
      messageId: id('message'),
      votes: z.strictObject({ up: z.int(), down: z.int() }),
      reactions: z.record(z.string(), z.int()),
    }),
    z.strictObject({
      ...base,
      type: z.literal('topic.updated'),
      conversationId: id('conversation'),
      topic: topicState,
    }),
    z.strictObject({
      ...base,
      type: z.literal('contact.banned'),
      contactId: id('contact'),
      until: time.nullable(),
    }),
    z.strictObject({ ...base, type: z.literal('contact.unbanned'), contactId: id('contact') }),
    ...(['outcome.created', 'outcome.updated'] as const).map((type) =>
      z.strictObject({ ...base, type: z.literal(type), conversationId: id('conversation'), outcome }),
    ),
    z.strictObject({
      ...base,
      type: z.literal('rating.created'),
      conversationId: id('conversation'),
      rating,
    }),
    z.strictObject({
      ...base,
      type: z.literal('canned_reply.updated'),
      cannedReplyId: id('cannedReply'),
      change: z.enum(['created', 'updated', 'deleted']),
    }),
    z.strictObject({
      ...base,
      type: z.literal('webhook.paused'),
      webhookId: id('webhook'),
      reason: z.enum(['failing', 'gone']),
    }),
    z.strictObject({ ...base, type: z.literal('time.recorded'), time: timeEntry }),
    z.strictObject({
      ...base,
      type: z.literal('sla.breached'),
      conversation,
      kind: z.enum(['first', 'next']),
      dueAt: time,
      teamId: z.string().nullable(),
    }),
  ])
  .openapi('Event') satisfies z.ZodType<Event>;

export const eventPage = z
  .strictObject({ data: z.array(event), cursor: z.string(), more: z.boolean() })
  .openapi('EventPage') satisfies z.ZodType<EventPage>;

/** Several values in one, separated by commas. */
export function queryList<T extends z.ZodType<string, string>>(item: T, example: string) {
  return z
    .string()
    .max(2000)
    .transform((text) => text.split(','))
    .pipe(z.array(item).max(LIMITS.filter))
    .optional()
    .openapi({ type: 'string', example });
}

export const eventListQuery = z.strictObject({
  after: cursor.optional(),
  limit: queryInteger({ min: 1, max: LIMITS.eventsMax }).default(LIMITS.eventsDefault),
  site: siteKey.optional(),
  types: queryList(z.enum(EVENT_TYPES), 'message.created,rating.created'),
  teams: queryList(slug, 'sales,customer-support'),
  kinds: queryList(z.enum(['chat', 'discussion']), 'chat'),
  wait: queryInteger({ min: 0, max: LIMITS.eventsWait }).default(0),
}) satisfies z.ZodType<EventListQuery>;

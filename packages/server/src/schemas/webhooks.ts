/** Webhooks and their deliveries. */
import { z } from '@hono/zod-openapi';
import {
  type CreateWebhookInput,
  type Delivery,
  type DeliveryAttempt,
  type DeliveryDetails,
  type DeliveryPage,
  EVENT_TYPES,
  LIMITS,
  type ReplayInput,
  type UpdateWebhookInput,
  type Webhook,
  type WebhookPage,
  type WebhookPayload,
  type WebhookWithSecret,
} from '@parley/protocol';
import { cleanText, cursor, id, name, pageLimit, siteKey, time } from './common.js';
import { event } from './events.js';
import { hasSome, NOTHING } from './inputs.js';

const type = z.enum(EVENT_TYPES);
const kind = z.enum(['chat', 'discussion']);
const teamId = z.string().regex(/^[a-z0-9-]{1,40}$/, 'Expected the id of a team.');
const url = cleanText(z.string().max(LIMITS.webhookUrl)).openapi({
  example: 'https://crm.example.com/parley',
});

const unique = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .max(LIMITS.filter)
    .refine((list) => new Set(list).size === list.length, 'The same is there twice.');

const filter = { types: unique(type), teams: unique(teamId), kinds: unique(kind) };
const optionalFilter = {
  types: filter.types.optional(),
  teams: filter.teams.optional(),
  kinds: filter.kinds.optional(),
};

const fields = {
  id: id('webhook'),
  siteId: id('site'),
  url: z.string(),
  description: z.string().nullable(),
  types: z.array(type),
  teams: z.array(z.string()),
  kinds: z.array(kind),
  state: z.enum(['enabled', 'paused', 'disabled']),
  reason: z.enum(['by_hand', 'failing', 'gone']).nullable(),
  failingSince: time.nullable(),
  cursor: z.string(),
  replay: z.strictObject({ cursor: z.string(), upTo: z.string() }).nullable(),
  previousSecretUntil: time.nullable(),
  createdAt: time,
};

export const webhook = z.strictObject(fields).openapi('Webhook') satisfies z.ZodType<Webhook>;

export const webhookWithSecret = z
  .strictObject({ ...fields, secret: z.string() })
  .openapi('WebhookWithSecret') satisfies z.ZodType<WebhookWithSecret>;

export const webhookPage = z
  .strictObject({ data: z.array(webhook), next: z.string().nullable() })
  .openapi('WebhookPage') satisfies z.ZodType<WebhookPage>;

export const createWebhookInput = z
  .strictObject({
    id: id('webhook').optional(),
    site: siteKey,
    url,
    description: name.optional(),
    ...optionalFilter,
  })
  .openapi('CreateWebhookInput') satisfies z.ZodType<CreateWebhookInput>;

export const updateWebhookInput = z
  .strictObject({
    url: url.optional(),
    description: name.nullable().optional(),
    state: z.enum(['enabled', 'paused']).optional(),
    ...optionalFilter,
  })
  .refine(hasSome, NOTHING)
  .openapi('UpdateWebhookInput') satisfies z.ZodType<UpdateWebhookInput>;

export const replayInput = z
  .strictObject({ after: cursor.optional(), since: time.optional(), upTo: cursor.optional() })
  .refine((input) => (input.after === undefined) !== (input.since === undefined), {
    path: ['after'],
    message: 'Say either after or since.',
  })
  .openapi('ReplayInput') satisfies z.ZodType<ReplayInput>;

export const deliveryAttempt = z
  .strictObject({
    at: time,
    url: z.string(),
    milliseconds: z.int(),
    status: z.int().nullable(),
    error: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .openapi('DeliveryAttempt') satisfies z.ZodType<DeliveryAttempt>;

const deliveryState = z.enum(['pending', 'delivered', 'failed', 'dropped']);

const deliveryFields = {
  id: id('delivery'),
  webhookId: id('webhook'),
  eventId: id('event'),
  type,
  cursor: z.string(),
  conversationId: id('conversation').nullable(),
  state: deliveryState,
  dueAt: time.nullable(),
  attempts: z.array(deliveryAttempt),
  createdAt: time,
  doneAt: time.nullable(),
};

export const delivery = z.strictObject(deliveryFields).openapi('Delivery') satisfies z.ZodType<Delivery>;

const about = { webhookId: id('webhook'), previous: z.string().nullable() };
// Not an intersection with the events: each of these allows for no further field, so nothing could be both.
const [first, ...others] = event.options.map((option) => z.strictObject({ ...option.shape, ...about }));
const payload = z
  .union(first === undefined ? [] : [first, ...others])
  .openapi('WebhookPayload') as unknown as z.ZodType<WebhookPayload>;

export const deliveryDetails = z
  .strictObject({ ...deliveryFields, payload: payload.nullable() })
  .openapi('DeliveryDetails') satisfies z.ZodType<DeliveryDetails>;

export const deliveryPage = z
  .strictObject({ data: z.array(delivery), next: z.string().nullable() })
  .openapi('DeliveryPage') satisfies z.ZodType<DeliveryPage>;

export const webhookListQuery = z.strictObject({ cursor: cursor.optional(), limit: pageLimit });

export const deliveryListQuery = z.strictObject({
  cursor: cursor.optional(),
  limit: pageLimit,
  state: deliveryState.optional(),
});

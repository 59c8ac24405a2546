/** What the doors accept. Strict: an unknown field is refused, so that a misspelt one is never silently dropped. */
import { z } from '@hono/zod-openapi';
import type {
  CreateContactInput,
  CreateConversationInput,
  CreateMessageInput,
  CreateRatingInput,
  CreateSessionInput,
  IdentifyInput,
  MergeContactInput,
  ReadInput,
  SearchQuery,
  SendInput,
  SendTranscriptInput,
  SignInInput,
  SocketReadInput,
  TagListQuery,
  TypingInput,
  UpdateContactInput,
  UpdateConversationInput,
  UpdateMeInput,
  UpdateMessageInput,
  ViewingInput,
  WatchInput,
} from '@parley/protocol';
import { LIMITS } from '@parley/protocol';

import {
  anyText,
  cleanText,
  cursor,
  email,
  externalId,
  id,
  name,
  pageLimit,
  queryInteger,
  siteKey,
  slug,
  tag,
  time,
} from './common.js';
import { conversationPriority, conversationStatus, side } from './models.js';
import { pageContextInput } from './page-context.js';

export const createSessionInput = z
  .strictObject({
    site: siteKey,
    contactId: id('contact'),
    secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'Expected 32 random bytes in base64url (43 characters).'),
    link: z
      .strictObject({
        conversationId: id('conversation'),
        token: z.string().min(1).max(LIMITS.mailLinkToken),
      })
      .optional(),
  })
  .openapi('CreateSessionInput') satisfies z.ZodType<CreateSessionInput>;

export const identifyInput = z
  .strictObject({ token: z.string().min(1).max(LIMITS.identityToken) })
  .openapi('IdentifyInput') satisfies z.ZodType<IdentifyInput>;

export const signInInput = z
  .strictObject({ email, password: z.string().min(1).max(LIMITS.passwordMax) })
  .openapi('SignInInput') satisfies z.ZodType<SignInInput>;

export const createContactInput = z
  .strictObject({
    id: id('contact').optional(),
    site: siteKey,
    name: name.optional(),
    email: email.optional(),
    externalId: externalId.optional(),
  })
  .openapi('CreateContactInput') satisfies z.ZodType<CreateContactInput>;

export const createConversationInput = z
  .strictObject({
    id: id('conversation').optional(),
    kind: z.literal('chat'),
    contactId: id('contact').optional(),
    externalId: externalId.optional(),
    teamId: slug.optional(),
    context: pageContextInput.optional(),
    proactiveId: slug.optional(),
  })
  .openapi('CreateConversationInput') satisfies z.ZodType<CreateConversationInput>;

export const hasSome = (input: object) => Object.keys(input).length > 0;
export const NOTHING = 'Say what to change.';

export const updateConversationInput = z
  .strictObject({
    status: conversationStatus.optional(),
    snoozedUntil: time.nullable().optional(),
    assigneeId: id('agent').nullable().optional(),
    priority: conversationPriority.optional(),
    tags: z.array(tag).max(LIMITS.tags).optional(),
    teamId: slug.nullable().optional(),
    context: pageContextInput.optional(),
  })
  .refine(hasSome, NOTHING)
  .refine(({ status, snoozedUntil }) => snoozedUntil === undefined || status === 'snoozed', {
    path: ['snoozedUntil'],
    message: 'Only together with the status `snoozed`.',
  })
  .openapi('UpdateConversationInput') satisfies z.ZodType<UpdateConversationInput>;

export const createRatingInput = z
  .strictObject({
    id: id('rating').optional(),
    score: z.int().min(1).max(5),
    comment: cleanText(z.string().trim().min(1).max(LIMITS.ratingComment)).optional(),
  })
  .openapi('CreateRatingInput') satisfies z.ZodType<CreateRatingInput>;

/** What a company says of a person beside name and address. */
export const contactAttributes = z
  .record(
    z.string().min(1).max(LIMITS.attributeName),
    z.union([z.string().max(LIMITS.attributeText), z.number(), z.boolean()]),
  )
  .refine((all) => Object.keys(all).length <= LIMITS.attributes, `At most ${LIMITS.attributes}.`);

export const updateContactInput = z
  .strictObject({
    name: name.nullable().optional(),
    email: email.nullable().optional(),
    attributes: contactAttributes.optional(),
    blocked: z.boolean().optional(),
  })
  .refine(hasSome, NOTHING)
  .openapi('UpdateContactInput') satisfies z.ZodType<UpdateContactInput>;

export const mergeContactInput = z
  .strictObject({ into: id('contact') })
  .openapi('MergeContactInput') satisfies z.ZodType<MergeContactInput>;

export const updateMeInput = z
  .strictObject({ name: name.optional(), email: email.optional() })
  .refine(hasSome, NOTHING)
  .openapi('UpdateMeInput') satisfies z.ZodType<UpdateMeInput>;

/** What a message may consist of, and whether it is a note. */
const saying = {
  internal: z.boolean().optional(),
  mentions: z
    .array(id('agent'))
    .min(1)
    .max(LIMITS.mentions)
    .refine((ids) => new Set(ids).size === ids.length, 'The same agent is there twice.')
    .optional(),
  text: anyText.openapi({ maxLength: LIMITS.messageText, example: 'Where is my order?' }),
  attachments: z
    .array(id('attachment'))
    .min(1)
    .max(LIMITS.attachments)
    .refine((ids) => new Set(ids).size === ids.length, 'The same file is there twice.')
    .optional(),
};
const saysSomething = (input: CreateMessageInput) =>
  input.text.trim() !== '' || input.attachments !== undefined;
const BLANK = { path: ['text'], message: 'Say something: the text is blank.' };

export const createMessageInput = z
  .strictObject({ id: id('message').optional(), ...saying, side: side.exactOptional() })
  .refine(saysSomething, BLANK)
  .openapi('CreateMessageInput') satisfies z.ZodType<CreateMessageInput>;

export const updateMessageInput = z
  .strictObject({ text: saying.text })
  .openapi('UpdateMessageInput') satisfies z.ZodType<UpdateMessageInput>;

export const sendTranscriptInput = z
  .strictObject({ to: z.literal('mail') })
  .openapi('SendTranscriptInput') satisfies z.ZodType<SendTranscriptInput>;

const marks = { delivered: z.int().min(0), read: z.int().min(0) };
const readWithinDelivered = (input: ReadInput) => input.read <= input.delivered;
const READ_REFUSAL = { path: ['read'], message: 'Only what was delivered can be read.' };

export const readInput = z
  .strictObject(marks)
  .refine(readWithinDelivered, READ_REFUSAL)
  .openapi('ReadInput') satisfies z.ZodType<ReadInput>;

/** A team's id; whether there is such a team the service finds out. */
export const availabilityQuery = z.strictObject({ team: z.string().min(1).max(40).optional() });

export const contactListQuery = z.strictObject({ cursor: cursor.optional(), limit: pageLimit });

const conversationFilters = z.strictObject({
  cursor: cursor.optional(),
  limit: pageLimit,
  order: z.enum(['recent', 'oldest']).default('recent'),
  status: conversationStatus.optional(),
  assigneeId: z.union([z.enum(['me', 'none']), id('agent')]).optional(),
  teamId: slug.optional(),
  tag: tag.optional(),
  priority: conversationPriority.optional(),
  siteId: id('site').optional(),
  contactId: id('contact').optional(),
});

const OF_BOTH_ORDERS = new Set(['cursor', 'limit', 'order', 'siteId', 'contactId']);

export const conversationListQuery = conversationFilters.refine(
  (query) => query.order === 'recent' || Object.keys(query).every((field) => OF_BOTH_ORDERS.has(field)),
  { path: ['order'], message: 'What is filtered so comes in the order `recent`.' },
);

export const searchQuery = z.strictObject({
  q: cleanText(z.string().trim().min(1).max(LIMITS.query)),
  siteId: id('site').optional(),
  cursor: cursor.optional(),
  limit: queryInteger({ min: 1, max: LIMITS.pageMax }).default(LIMITS.searchDefault),
}) satisfies z.ZodType<SearchQuery>;

export const tagListQuery = z.strictObject({
  siteId: id('site').optional(),
  prefix: cleanText(z.string().trim().toLowerCase().max(LIMITS.tag)).optional(),
}) satisfies z.ZodType<TagListQuery>;

const seqNumber = queryInteger({ min: 0, max: 2_147_483_647 });

export const messageListQuery = z
  .strictObject({ after: seqNumber.optional(), before: seqNumber.optional(), limit: pageLimit })
  .refine((query) => query.after === undefined || query.before === undefined, {
    path: ['before'],
    message: 'Ask with after or with before, not with both.',
  });

export const watchInput = z.strictObject({ after: cursor.nullable() }) satisfies z.ZodType<WatchInput>;
export const unwatchInput = z.strictObject({});

export const sendInput = z
  .strictObject({
    id: id('message'),
    conversationId: id('conversation'),
    ...saying,
    side: side.optional(),
  })
  .refine(saysSomething, BLANK) satisfies z.ZodType<SendInput>;

export const socketReadInput = z
  .strictObject({ conversationId: id('conversation'), ...marks })
  .refine(readWithinDelivered, READ_REFUSAL) satisfies z.ZodType<SocketReadInput>;

export const typingInput = z.strictObject({
  conversationId: id('conversation'),
  typing: z.boolean(),
  internal: z.boolean().optional(),
}) satisfies z.ZodType<TypingInput>;

export const viewingInput = z.strictObject({
  conversationId: id('conversation'),
  viewing: z.boolean(),
}) satisfies z.ZodType<ViewingInput>;

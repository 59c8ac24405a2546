/** Public discussions: what is asked and answered. */
import { z } from '@hono/zod-openapi';
import {
  type ConversationOrigin,
  type CreateReportInput,
  type CreateTopicMessageInput,
  type GoPrivateInput,
  LIMITS,
  type MessageContext,
  type MessageOpinion,
  type MessageRevisions,
  type OwnInTopic,
  type OwnTopicMessage,
  type PrivateLink,
  type ReportResult,
  type Topic,
  type TopicBranchPage,
  type TopicCounts,
  type TopicCountsInput,
  type TopicListPage,
  type TopicMessage,
  type TopicSearchPage,
  type TopicSearchQuery,
  type TopicState,
  type UpdateTopicInput,
  type UpdateTopicMessageInput,
  type VoteInput,
  type WatchTopicInput,
} from '@parley/protocol';
import { anyText, cleanText, cursor, id, pageLimit, queryInteger, siteKey, slug, time } from './common.js';
import { hasSome, NOTHING } from './inputs.js';
import { author } from './models.js';

/** A site's own key for what a page is about. */
export const topicKey = cleanText(z.string().trim().min(1).max(LIMITS.topicKey)).openapi({
  example: 'product-42',
});
const url = cleanText(z.string().max(LIMITS.pageUrl)).refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  'Expected the address of a page.',
);
const title = cleanText(z.string().trim().min(1).max(LIMITS.pageWord));
const format = z.enum(['discussion', 'questions']);
const moderation = z.enum(['before', 'after']);
const votes = z.strictObject({ up: z.int().min(0), down: z.int().min(0) });
const reactionCounts = z.record(z.string(), z.int().min(1));
export const reactionName = z
  .string()
  .regex(/^[a-z0-9-]{1,20}$/, 'Expected a short word such as heart.')
  .openapi({ example: 'heart' });

const messageFields = {
  id: id('message'),
  conversationId: id('conversation'),
  seq: z.int(),
  parentId: id('message').nullable(),
  depth: z.int().min(0),
  stub: z.enum(['deleted', 'private']).nullable(),
  // `nullable()` of a schema with a name comes into the document as all of both.
  author: z.union([author, z.null()]),
  text: z.string(),
  official: z.strictObject({ teamId: z.string().nullable(), teamName: z.string().nullable() }).nullable(),
  answer: z.boolean(),
  pinned: z.boolean(),
  votes,
  reactions: reactionCounts,
  replies: z.int().min(0),
  editedAt: time.nullable(),
  createdAt: time,
};

export const topicMessage = z
  .strictObject(messageFields)
  .openapi('TopicMessage') satisfies z.ZodType<TopicMessage>;

export const ownTopicMessage = z
  .strictObject({
    ...messageFields,
    status: z.enum(['published', 'pending', 'rejected', 'deleted']),
    refusal: z.enum(['moderator', 'words', 'links', 'repeated', 'spam', 'robot', 'other']).nullable(),
    appeal: z.enum(['open', 'made']).nullable(),
    privateConversationId: id('conversation').nullable(),
  })
  .openapi('OwnTopicMessage') satisfies z.ZodType<OwnTopicMessage>;

export const topic = z
  .strictObject({
    site: z.string(),
    key: z.string(),
    conversationId: id('conversation').nullable(),
    title: z.string().nullable(),
    url: z.string().nullable(),
    format,
    messages: z.int().min(0),
    locked: z.boolean(),
    answer: z.union([topicMessage, z.null()]),
    pinned: z.array(topicMessage),
    rules: z.strictObject({
      follow: z.boolean(),
      moderation,
      votes: z.enum(['up_down', 'up', 'none']),
      reactions: z.array(z.string()),
      identifiedOnly: z.boolean(),
      privateTeamId: z.string().nullable(),
    }),
    revision: z.int().min(0),
    createdAt: time.nullable(),
  })
  .openapi('Topic') satisfies z.ZodType<Topic>;

const stateFields = {
  conversationId: id('conversation'),
  key: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  format,
  moderation: moderation.nullable(),
  locked: z.boolean(),
  answerId: id('message').nullable(),
  pinnedIds: z.array(id('message')),
};

export const topicState = z.strictObject(stateFields).openapi('TopicState') satisfies z.ZodType<TopicState>;

const topicListed = z
  .strictObject({ ...stateFields, messages: z.int().min(0), createdAt: time })
  .openapi('TopicListed');

export const topicListPage = z
  .strictObject({ data: z.array(topicListed), next: z.string().nullable() })
  .openapi('TopicListPage') satisfies z.ZodType<TopicListPage>;

export const topicListQuery = z.strictObject({
  site: siteKey,
  cursor: cursor.optional(),
  limit: pageLimit,
});

export const topicBranchPage = z
  .strictObject({
    data: z.array(z.strictObject({ ...messageFields, first: z.array(topicMessage) }).openapi('TopicBranch')),
    next: z.string().nullable(),
    revision: z.int().min(0),
  })
  .openapi('TopicBranchPage') satisfies z.ZodType<TopicBranchPage>;

export const messageContext = z
  .strictObject({ topic, message: topicMessage, ancestors: z.array(topicMessage), after: z.string() })
  .openapi('MessageContext') satisfies z.ZodType<MessageContext>;

const vote = z.union([z.literal(1), z.literal(-1), z.literal(0)]);

export const messageOpinion = z
  .strictObject({
    messageId: id('message'),
    vote,
    chosen: z.array(z.string()),
    votes,
    reactions: reactionCounts,
  })
  .openapi('MessageOpinion') satisfies z.ZodType<MessageOpinion>;

export const ownInTopic = z
  .strictObject({
    messages: z.array(ownTopicMessage),
    opinions: z.array(z.strictObject({ messageId: id('message'), vote, chosen: z.array(z.string()) })),
  })
  .openapi('OwnInTopic') satisfies z.ZodType<OwnInTopic>;

export const topicCounts = z
  .strictObject({ data: z.array(z.strictObject({ topic: z.string(), messages: z.int().min(0) })) })
  .openapi('TopicCounts') satisfies z.ZodType<TopicCounts>;

export const reportResult = z
  .strictObject({ messageId: id('message'), reported: z.literal(true) })
  .openapi('ReportResult') satisfies z.ZodType<ReportResult>;

export const messageRevisions = z
  .strictObject({ data: z.array(z.strictObject({ text: z.string(), until: time })) })
  .openapi('MessageRevisions') satisfies z.ZodType<MessageRevisions>;

export const topicQuery = z.strictObject({ site: siteKey });

export const topicMessageListQuery = z.strictObject({
  site: siteKey,
  sort: z.enum(['newest', 'oldest', 'top']).default('newest'),
  after: z.string().min(1).max(320).optional(),
  parentId: id('message').optional(),
});

export const topicSearchQuery = z.strictObject({
  site: siteKey,
  q: cleanText(z.string().trim().min(1).max(LIMITS.query)),
  topic: topicKey.optional(),
  cursor: cursor.optional(),
  limit: queryInteger({ min: 1, max: LIMITS.pageDefault }).default(LIMITS.searchDefault),
}) satisfies z.ZodType<TopicSearchQuery>;

export const topicSearchPage = z
  .strictObject({
    data: z.array(
      z
        .strictObject({
          topic: z.strictObject({
            key: z.string(),
            title: z.string().nullable(),
            url: z.string().nullable(),
          }),
          message: topicMessage,
          text: z.string(),
          ranges: z.array(z.strictObject({ start: z.int(), end: z.int() })),
        })
        .openapi('TopicSearchHit'),
    ),
    next: z.string().nullable(),
  })
  .openapi('TopicSearchPage') satisfies z.ZodType<TopicSearchPage>;

export const topicHtmlQuery = z.strictObject({
  site: siteKey,
  sort: z.enum(['newest', 'oldest', 'top']).default('oldest'),
  after: z.string().min(1).max(320).optional(),
});

/** Several ids in one, separated by commas. */
export const ownQuery = z.strictObject({
  site: siteKey,
  ids: z
    .string()
    .max(LIMITS.topicCounts * 31)
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(id('message')).max(LIMITS.topicCounts))
    .default([])
    .openapi({ type: 'string' }),
});

const said = anyText
  .refine((text) => text.trim() !== '', 'Say something: the text is blank.')
  .openapi({ maxLength: LIMITS.messageText, example: 'Does the saddle fit a small child?' });

/** What a page says of itself. */
export const topicPageInput = z.strictObject({ url: url.optional(), title: title.optional() });

export const createTopicMessageInput = z
  .strictObject({
    id: id('message').optional(),
    text: said,
    parentId: id('message').optional(),
    page: topicPageInput.optional(),
    teamId: slug.optional(),
    trap: cleanText(z.string().max(LIMITS.pageWord)).optional(),
    writtenMs: z.int().min(0).max(86_400_000).optional(),
  })
  .openapi('CreateTopicMessageInput') satisfies z.ZodType<CreateTopicMessageInput>;

export const updateTopicMessageInput = z
  .strictObject({
    text: said.optional(),
    pinned: z.boolean().optional(),
    answer: z.boolean().optional(),
    official: z.boolean().optional(),
    teamId: slug.nullable().optional(),
  })
  .refine(hasSome, NOTHING)
  .openapi('UpdateTopicMessageInput') satisfies z.ZodType<UpdateTopicMessageInput>;

export const updateTopicInput = z
  .strictObject({
    title: title.nullable().optional(),
    url: url.nullable().optional(),
    format: format.optional(),
    moderation: moderation.nullable().optional(),
    locked: z.boolean().optional(),
  })
  .refine(hasSome, NOTHING)
  .openapi('UpdateTopicInput') satisfies z.ZodType<UpdateTopicInput>;

export const voteInput = z
  .strictObject({ value: z.union([z.literal(1), z.literal(-1)]) })
  .openapi('VoteInput') satisfies z.ZodType<VoteInput>;

export const reportReason = z.enum(['spam', 'abuse', 'private_data', 'off_topic', 'other']);

export const createReportInput = z
  .strictObject({
    reason: reportReason,
    text: cleanText(z.string().trim().min(1).max(LIMITS.reportText)).optional(),
  })
  .openapi('CreateReportInput') satisfies z.ZodType<CreateReportInput>;

export const topicCountsInput = z
  .strictObject({ site: siteKey, topics: z.array(topicKey).min(1).max(LIMITS.topicCounts) })
  .openapi('TopicCountsInput') satisfies z.ZodType<TopicCountsInput>;

export const goPrivateInput = z
  .strictObject({ conversationId: id('conversation').optional(), teamId: slug.optional() })
  .openapi('GoPrivateInput') satisfies z.ZodType<GoPrivateInput>;

export const privateLink = z
  .strictObject({ messageId: id('message'), conversationId: id('conversation') })
  .openapi('PrivateLink') satisfies z.ZodType<PrivateLink>;

export const conversationOrigin = z
  .strictObject({
    conversationId: id('conversation'),
    messageId: id('message'),
    topic: z.strictObject({
      site: z.string(),
      key: z.string(),
      title: z.string().nullable(),
      url: z.string().nullable(),
    }),
    text: z.string(),
  })
  .openapi('ConversationOrigin') satisfies z.ZodType<ConversationOrigin>;

export const watchTopicInput = z.strictObject({
  site: siteKey,
  topic: topicKey,
}) satisfies z.ZodType<WatchTopicInput>;

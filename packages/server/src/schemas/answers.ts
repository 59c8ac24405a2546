/** What the doors answer, beside the nouns themselves. */
import { z } from '@hono/zod-openapi';
import type {
  AgentPage,
  ContactPage,
  ConversationCounts,
  ConversationPage,
  ErasedContact,
  ErrorCode,
  Journey,
  MailResult,
  Me,
  MentionPage,
  MessagePage,
  ReadResult,
  SearchPage,
  SeenMentions,
  Session,
  TagList,
} from '@parley/protocol';
import { ERROR_STATUS, LIMITS } from '@parley/protocol';
import { id, time } from './common.js';
import { agent, colleague, contact, conversation, message, readMark, side, site } from './models.js';

export const session = z
  .strictObject({ token: z.string(), expiresAt: time, contact })
  .openapi('Session') satisfies z.ZodType<Session>;

export const me = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('contact'), contact, site }),
    z.strictObject({ type: z.literal('agent'), agent, sites: z.array(site) }),
    z.strictObject({
      type: z.literal('key'),
      key: z.strictObject({ id: id('apiKey'), name: z.string(), siteId: id('site').nullable() }),
      sites: z.array(site),
    }),
  ])
  .openapi('Me') satisfies z.ZodType<Me>;

export const contactPage = z
  .strictObject({ data: z.array(contact), next: z.string().nullable() })
  .openapi('ContactPage') satisfies z.ZodType<ContactPage>;

export const journey = z
  .strictObject({
    data: z.array(z.strictObject({ url: z.string().nullable(), title: z.string().nullable(), at: time })),
  })
  .openapi('Journey') satisfies z.ZodType<Journey>;

export const erasedContact = z
  .strictObject({ id: id('contact'), erasedAt: time })
  .openapi('ErasedContact') satisfies z.ZodType<ErasedContact>;

export const conversationPage = z
  .strictObject({ data: z.array(conversation), next: z.string().nullable() })
  .openapi('ConversationPage') satisfies z.ZodType<ConversationPage>;

const count = z.int().min(0).max(LIMITS.countMax);

export const conversationCounts = z
  .strictObject({
    open: count,
    mine: count,
    unassigned: count,
    snoozed: count,
    resolved: count,
    spam: count,
    teams: z.record(z.string(), count),
  })
  .openapi('ConversationCounts') satisfies z.ZodType<ConversationCounts>;

export const searchPage = z
  .strictObject({
    data: z.array(
      z
        .strictObject({
          found: z.enum(['message', 'contact', 'tags', 'page']),
          conversation,
          message: message.nullable(),
          text: z.string(),
          ranges: z.array(z.strictObject({ start: z.int(), end: z.int() })),
        })
        .openapi('SearchHit'),
    ),
    next: z.string().nullable(),
  })
  .openapi('SearchPage') satisfies z.ZodType<SearchPage>;

export const tagList = z
  .strictObject({ data: z.array(z.string()) })
  .openapi('TagList') satisfies z.ZodType<TagList>;

export const messagePage = z
  .strictObject({ data: z.array(message), more: z.boolean() })
  .openapi('MessagePage') satisfies z.ZodType<MessagePage>;

export const agentPage = z
  .strictObject({ data: z.array(colleague), next: z.string().nullable() })
  .openapi('AgentPage') satisfies z.ZodType<AgentPage>;

export const mentionPage = z
  .strictObject({
    data: z.array(
      z.strictObject({ conversationId: id('conversation'), messageId: id('message'), createdAt: time }),
    ),
    next: z.string().nullable(),
  })
  .openapi('MentionPage') satisfies z.ZodType<MentionPage>;

export const seenMentions = z
  .strictObject({ conversationId: id('conversation'), seen: z.int() })
  .openapi('SeenMentions') satisfies z.ZodType<SeenMentions>;

export const readResult = z
  .strictObject({ conversationId: id('conversation'), side, mark: readMark })
  .openapi('ReadResult') satisfies z.ZodType<ReadResult>;

export const mailResult = z
  .strictObject({ outcome: z.enum(['received', 'ignored']) })
  .openapi('MailResult') satisfies z.ZodType<MailResult>;

const errorCodes = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];

export const errorBody = z
  .strictObject({
    error: z.strictObject({
      code: z.enum(errorCodes),
      message: z.string(),
      details: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
      retryAfter: z.number().optional(),
      requestId: z.string().optional(),
    }),
  })
  .openapi('Error');

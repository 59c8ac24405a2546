/** The nouns as schemas, held to the interfaces of the protocol by the compiler. They give the OpenAPI document. */
import { z } from '@hono/zod-openapi';
import type {
  Agent,
  Attachment,
  Author,
  Availability,
  Colleague,
  Contact,
  ContactDevice,
  Conversation,
  ConversationSla,
  Message,
  PageContext,
  ProactiveMessage,
  PublicationOffer,
  Rating,
  ReadMark,
  Site,
  SiteChat,
  SiteTheme,
} from '@parley/protocol';
import { id, time } from './common.js';

export const proactiveMessage = z
  .strictObject({
    id: z.string(),
    text: z.string(),
    paths: z.array(z.string()),
    afterSeconds: z.int(),
    fromVisit: z.int(),
    locales: z.array(z.string()),
    holdout: z.number(),
  })
  .openapi('ProactiveMessage') satisfies z.ZodType<ProactiveMessage>;

const siteChat = z
  .strictObject({
    preChat: z.strictObject({
      fields: z.array(z.enum(['name', 'email', 'team'])),
      required: z.boolean(),
    }),
    identifiedOnly: z.boolean(),
    attachments: z
      .strictObject({ maxBytes: z.int(), perMessage: z.int(), types: z.array(z.string()) })
      .nullable(),
    rating: z.boolean(),
    proactive: z.array(proactiveMessage),
  })
  .openapi('SiteChat') satisfies z.ZodType<SiteChat>;

const siteTheme = z
  .strictObject({
    accent: z.string().nullable(),
    mode: z.enum(['auto', 'light', 'dark']),
    position: z.enum(['end', 'start']),
    offset: z.strictObject({ inline: z.int(), block: z.int() }),
  })
  .openapi('SiteTheme') satisfies z.ZodType<SiteTheme>;

export const availability = z
  .strictObject({
    state: z.enum(['online', 'away', 'closed']),
    replySeconds: z.int().nullable(),
    backAt: time.nullable(),
    email: z.boolean(),
  })
  .openapi('Availability') satisfies z.ZodType<Availability>;

export const site = z
  .strictObject({
    id: id('site'),
    key: z.string(),
    name: z.string(),
    locale: z.string(),
    texts: z.strictObject({ title: z.string(), greeting: z.string() }),
    agents: z.array(z.strictObject({ id: id('agent'), name: z.string() })),
    teams: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    chat: siteChat,
    theme: siteTheme,
  })
  .openapi('Site') satisfies z.ZodType<Site>;

const contactDevice = z
  .strictObject({
    browser: z.string().nullable(),
    os: z.string().nullable(),
    kind: z.enum(['desktop', 'mobile', 'tablet']).nullable(),
    language: z.string().nullable(),
  })
  .openapi('ContactDevice') satisfies z.ZodType<ContactDevice>;

export const contact = z
  .strictObject({
    id: id('contact'),
    siteId: id('site'),
    name: z.string().nullable(),
    email: z.string().nullable(),
    externalId: z.string().nullable(),
    verified: z.boolean(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    blocked: z.boolean(),
    device: contactDevice.nullable(),
    createdAt: time,
  })
  .openapi('Contact') satisfies z.ZodType<Contact>;

const agentRole = z.enum(['owner', 'admin', 'agent', 'moderator', 'analyst']);

export const agentAvailability = z.enum(['online', 'away', 'offline']);

export const colleague = z
  .strictObject({
    id: id('agent'),
    name: z.string(),
    role: agentRole,
    teams: z.array(z.string()),
    availability: agentAvailability,
  })
  .openapi('Colleague') satisfies z.ZodType<Colleague>;

export const agent = z
  .strictObject({
    id: id('agent'),
    name: z.string(),
    email: z.string(),
    role: agentRole,
    createdAt: time,
  })
  .openapi('Agent') satisfies z.ZodType<Agent>;

export const author = z
  .strictObject({
    type: z.enum(['contact', 'agent', 'key', 'system']),
    id: z.string(),
    name: z.string().nullable(),
  })
  .openapi('Author') satisfies z.ZodType<Author>;

export const attachment = z
  .strictObject({
    id: id('attachment'),
    name: z.string(),
    type: z.string(),
    bytes: z.int(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    url: z.string(),
  })
  .openapi('Attachment') satisfies z.ZodType<Attachment>;

const publicationOffer = z
  .strictObject({
    text: z.string(),
    topic: z.strictObject({ key: z.string(), title: z.string().nullable(), url: z.string().nullable() }),
    state: z.enum(['asked', 'published', 'refused', 'withdrawn']),
    until: time,
    messageId: id('message').nullable(),
  })
  .openapi('PublicationOffer') satisfies z.ZodType<PublicationOffer>;

export const message = z
  .strictObject({
    id: id('message'),
    conversationId: id('conversation'),
    seq: z.int(),
    author,
    text: z.string(),
    attachments: z.array(attachment),
    internal: z.boolean(),
    mentions: z.array(id('agent')),
    parentId: id('message').nullable(),
    status: z.enum(['published', 'pending', 'rejected', 'deleted']),
    editedAt: time.nullable(),
    createdAt: time,
    offer: publicationOffer.optional(),
  })
  .openapi('Message') satisfies z.ZodType<Message>;

export const side = z.enum(['contact', 'company']);

export const readMark = z
  .strictObject({ delivered: z.int().min(0), read: z.int().min(0) })
  .openapi('ReadMark') satisfies z.ZodType<ReadMark>;

export const pageContext = z
  .strictObject({
    url: z.string().nullable(),
    title: z.string().nullable(),
    product: z.string().nullable(),
    order: z.string().nullable(),
  })
  .openapi('PageContext') satisfies z.ZodType<PageContext>;

export const rating = z
  .strictObject({
    id: id('rating'),
    score: z.int().min(1).max(5),
    comment: z.string().nullable(),
    createdAt: time,
  })
  .openapi('Rating') satisfies z.ZodType<Rating>;

export const conversationStatus = z.enum(['open', 'snoozed', 'resolved', 'spam']);

export const conversationPriority = z.enum(['low', 'normal', 'high', 'urgent']);

const conversationSla = z
  .strictObject({
    kind: z.enum(['first', 'next']),
    since: time,
    warnAt: time,
    dueAt: time,
    breached: z.boolean(),
  })
  .openapi('ConversationSla') satisfies z.ZodType<ConversationSla>;

export const conversation = z
  .strictObject({
    id: id('conversation'),
    siteId: id('site'),
    kind: z.enum(['chat', 'discussion']),
    contactId: id('contact').nullable(),
    contactName: z.string().nullable(),
    externalId: z.string().nullable(),
    seq: z.int(),
    lastMessage: message.nullable(),
    lastAt: time,
    marks: z.strictObject({ contact: readMark, company: readMark }),
    status: conversationStatus,
    snoozedUntil: time.nullable(),
    assigneeId: id('agent').nullable(),
    priority: conversationPriority,
    tags: z.array(z.string()),
    teamId: z.string().nullable(),
    sla: conversationSla.nullable(),
    context: pageContext.nullable(),
    proactiveId: z.string().nullable(),
    rating: rating.nullable(),
    createdAt: time,
  })
  .openapi('Conversation') satisfies z.ZodType<Conversation>;

/** The nouns as schemas, held to the interfaces of the protocol by the compiler. They give the OpenAPI document. */
import { z } from '@hono/zod-openapi';
import type { Agent, Author, Contact, Conversation, Message, ReadMark, Site } from '@parley/protocol';
import { id, time } from './common.js';

export const site = z
  .strictObject({
    id: id('site'),
    key: z.string(),
    name: z.string(),
    locale: z.string(),
    texts: z.strictObject({ title: z.string(), greeting: z.string() }),
    agents: z.array(z.strictObject({ id: id('agent'), name: z.string() })),
  })
  .openapi('Site') satisfies z.ZodType<Site>;

export const contact = z
  .strictObject({
    id: id('contact'),
    siteId: id('site'),
    name: z.string().nullable(),
    email: z.string().nullable(),
    externalId: z.string().nullable(),
    createdAt: time,
  })
  .openapi('Contact') satisfies z.ZodType<Contact>;

export const agent = z
  .strictObject({
    id: id('agent'),
    name: z.string(),
    email: z.string(),
    role: z.enum(['owner', 'admin', 'agent', 'moderator', 'analyst']),
    createdAt: time,
  })
  .openapi('Agent') satisfies z.ZodType<Agent>;

const author = z
  .strictObject({
    type: z.enum(['contact', 'agent', 'key', 'system']),
    id: z.string(),
    name: z.string().nullable(),
  })
  .openapi('Author') satisfies z.ZodType<Author>;

export const message = z
  .strictObject({
    id: id('message'),
    conversationId: id('conversation'),
    seq: z.int(),
    author,
    text: z.string(),
    internal: z.boolean(),
    parentId: id('message').nullable(),
    status: z.enum(['published', 'pending', 'rejected', 'deleted']),
    createdAt: time,
  })
  .openapi('Message') satisfies z.ZodType<Message>;

export const side = z.enum(['contact', 'company']);

export const readMark = z
  .strictObject({ delivered: z.int().min(0), read: z.int().min(0) })
  .openapi('ReadMark') satisfies z.ZodType<ReadMark>;

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
    createdAt: time,
  })
  .openapi('Conversation') satisfies z.ZodType<Conversation>;

/** Canned replies: what the doors take and answer. */
import { z } from '@hono/zod-openapi';
import {
  type CannedReply,
  type CannedReplyPage,
  type CreateCannedReplyInput,
  LIMITS,
  type UpdateCannedReplyInput,
} from '@parley/protocol';
import { cleanText, id, siteKey, time } from './common.js';
import { hasSome, NOTHING } from './inputs.js';

export const cannedReply = z
  .strictObject({
    id: id('cannedReply'),
    siteId: id('site').nullable(),
    name: z.string(),
    text: z.string(),
    createdAt: time,
    updatedAt: time,
  })
  .openapi('CannedReply') satisfies z.ZodType<CannedReply>;

export const cannedReplyPage = z
  .strictObject({ data: z.array(cannedReply), next: z.string().nullable() })
  .openapi('CannedReplyPage') satisfies z.ZodType<CannedReplyPage>;

const name = cleanText(z.string().trim().min(1).max(LIMITS.cannedReplyName));
const text = cleanText(z.string().trim().min(1).max(LIMITS.messageText));

export const createCannedReplyInput = z
  .strictObject({ id: id('cannedReply').optional(), site: siteKey.nullable().optional(), name, text })
  .openapi('CreateCannedReplyInput') satisfies z.ZodType<CreateCannedReplyInput>;

export const updateCannedReplyInput = z
  .strictObject({ site: siteKey.nullable().optional(), name: name.optional(), text: text.optional() })
  .refine(hasSome, NOTHING)
  .openapi('UpdateCannedReplyInput') satisfies z.ZodType<UpdateCannedReplyInput>;

/** Publishing what was said in private: what is asked. */
import { z } from '@hono/zod-openapi';
import { type ConsentInput, LIMITS, type PublishInput } from '@parley/protocol';
import { cleanText, id } from './common.js';
import { topicKey } from './topics.js';

export const publishInput = z
  .strictObject({
    id: id('message').optional(),
    text: cleanText(z.string().trim().min(1).max(LIMITS.offerText)).openapi({
      example: 'The short post fits from a height of 98 cm.',
    }),
    topic: topicKey.optional(),
    allowPrivateData: z.boolean().optional(),
  })
  .openapi('PublishInput') satisfies z.ZodType<PublishInput>;

export const consentInput = z
  .strictObject({ consent: z.boolean() })
  .openapi('ConsentInput') satisfies z.ZodType<ConsentInput>;

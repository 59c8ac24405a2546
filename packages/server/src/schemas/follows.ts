/** Following discussions by e-mail: what is asked and answered. */
import { z } from '@hono/zod-openapi';
import type { FollowAsked, FollowTopicInput } from '@parley/protocol';
import { email } from './common.js';
import { topicPageInput } from './topics.js';

const scope = z.enum(['all', 'replies']);

export const followTopicInput = z
  .strictObject({ email: email.optional(), scope: scope.optional(), page: topicPageInput.optional() })
  .openapi('FollowTopicInput') satisfies z.ZodType<FollowTopicInput>;

export const followAsked = z
  .strictObject({ topic: z.string(), scope })
  .openapi('FollowAsked') satisfies z.ZodType<FollowAsked>;

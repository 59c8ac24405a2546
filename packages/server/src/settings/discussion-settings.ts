/** How public discussions behave on a site; all of it can be left out. */
import { z } from 'zod';
import { DEFAULT_RULES, moderationRules } from './moderation-settings.js';

const reaction = z.string().regex(/^[a-z0-9-]{1,20}$/, 'Expected a short word such as heart.');

export const discussionSettings = z.strictObject({
  /** Whether a moderator looks before others see a message, or after. */
  moderation: z.enum(['before', 'after']).default('after'),
  rules: moderationRules.default(DEFAULT_RULES),
  votes: z.enum(['up_down', 'up', 'none']).default('up_down'),
  reactions: z.array(reaction).max(12).default(['like', 'heart', 'laugh', 'wow', 'sad', 'thanks']),
  /** The company's own judge: asked about each message that the rules let through or would hold. */
  hook: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }).max(2000),
      timeoutMs: z.int().min(50).max(5_000).default(1_500),
      /** What happens when it does not answer in time, or not as it should. */
      onFailure: z.enum(['publish', 'hold']).default('hold'),
    })
    .nullable()
    .default(null),
  /** Only people whom the company's own backend vouches for may write. */
  identifiedOnly: z.boolean().default(false),
  /** For which team a conversation is that goes on in private; null: as the routing says. */
  privateTeam: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'Expected the id of a team.')
    .nullable()
    .default(null),
});

export type DiscussionSettings = z.infer<typeof discussionSettings>;

/** Public discussions where nobody has said otherwise. */
export const DEFAULT_DISCUSSION: DiscussionSettings = discussionSettings.parse({});

/** Which teams agents are in, and whether they are there. */
import { z } from '@hono/zod-openapi';
import type { OwnAvailability, SetAgentTeamsInput, SetAvailabilityInput } from '@parley/protocol';
import { slug } from './common.js';
import { agentAvailability } from './models.js';

export const setAgentTeamsInput = z
  .strictObject({ teams: z.array(slug).max(100), was: z.array(slug).max(100).optional() })
  .openapi('SetAgentTeamsInput') satisfies z.ZodType<SetAgentTeamsInput>;

export const setAvailabilityInput = z
  .strictObject({ availability: z.enum(['online', 'away']) })
  .openapi('SetAvailabilityInput') satisfies z.ZodType<SetAvailabilityInput>;

export const ownAvailability = z
  .strictObject({ availability: agentAvailability, away: z.boolean() })
  .openapi('OwnAvailability') satisfies z.ZodType<OwnAvailability>;

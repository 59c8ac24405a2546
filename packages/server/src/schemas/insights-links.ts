/** Links to figures for people without an account. */
import { z } from '@hono/zod-openapi';
import {
  type CreateInsightsLinkInput,
  type InsightsFilter,
  type InsightsLink,
  type InsightsLinkPage,
  LIMITS,
} from '@parley/protocol';
import { id, name, time } from './common.js';
import { scope } from './insights.js';

const { site, team, page, campaign, kind } = scope;

const filter = z
  .strictObject({ site, team, page, campaign, kind })
  .openapi('InsightsFilter') satisfies z.ZodType<InsightsFilter>;

export const insightsLink = z
  .strictObject({
    id: id('insightsLink'),
    name: z.string(),
    url: z.string().nullable(),
    filter,
    days: z.int(),
    createdAt: time,
    expiresAt: time,
    revokedAt: time.nullable(),
    lastUsedAt: time.nullable(),
  })
  .openapi('InsightsLink') satisfies z.ZodType<InsightsLink>;

export const insightsLinkPage = z
  .strictObject({ data: z.array(insightsLink), next: z.string().nullable() })
  .openapi('InsightsLinkPage') satisfies z.ZodType<InsightsLinkPage>;

export const createInsightsLinkInput = z
  .strictObject({
    name,
    filter: filter.optional(),
    days: z.int().min(1).max(LIMITS.insightsDays).optional(),
    expiresInDays: z.int().min(1).max(LIMITS.insightsLinkDays).optional(),
  })
  .openapi('CreateInsightsLinkInput') satisfies z.ZodType<CreateInsightsLinkInput>;

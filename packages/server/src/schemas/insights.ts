/** What conversations cost and bring. */
import { z } from '@hono/zod-openapi';
import {
  type Figure,
  type Insights,
  type InsightsConversation,
  type InsightsConversationsQuery,
  type InsightsQuery,
  type InsightsRow,
  LIMITS,
  type Metric,
  type MetricId,
  type MetricList,
  type NextHour,
  type Page,
  type Staffing,
  type StaffingQuery,
} from '@parley/protocol';
import { METRIC_IDS } from '../insights/catalogue.js';
import { cleanText, cursor, id, pageLimit, queryInteger, slug, time } from './common.js';

const metricId = z.enum(METRIC_IDS as [MetricId, ...MetricId[]]);

const metric = z
  .strictObject({
    id: metricId,
    name: z.string(),
    description: z.string(),
    formula: z.string(),
    unit: z.enum(['money', 'count', 'duration', 'share', 'score', 'ratio']),
    exclusions: z.string().nullable(),
    additive: z.boolean(),
    better: z.enum(['more', 'less', 'neither']),
    enoughFrom: z.int().min(0),
    interval: z.string().nullable(),
  })
  .openapi('Metric') satisfies z.ZodType<Metric>;

export const metricList = z
  .strictObject({ data: z.array(metric) })
  .openapi('MetricList') satisfies z.ZodType<MetricList>;

export const date = z.iso.date('Expected a day such as 2026-11-23.').openapi({ example: '2026-11-23' });
const none = z.literal('none');

/** Which days, and which conversations. */
export const scope = {
  from: date.optional(),
  to: date.optional(),
  zone: z.string().min(1).max(60).optional().openapi({ example: 'Europe/Berlin' }),
  site: z.union([id('site'), none]).optional(),
  team: slug.optional(),
  page: cleanText(z.string().min(1).max(300)).optional().openapi({ example: '/products/kettle' }),
  campaign: cleanText(z.string().min(1).max(120)).optional(),
  kind: z.enum(['chat', 'discussion']).optional(),
};

const metrics = z
  .string()
  .max(500)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(metricId).min(1))
  .openapi({ type: 'string', example: 'profit,cost' });

export const insightsQuery = z.strictObject({
  ...scope,
  metrics: metrics.optional(),
  by: z.enum(['team', 'page', 'campaign', 'site', 'kind', 'day', 'week', 'month']).optional(),
  limit: queryInteger({ min: 1, max: LIMITS.insightsRows }).optional(),
  mine: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
}) satisfies z.ZodType<InsightsQuery>;

export const insightsFormatQuery = insightsQuery.extend({ format: z.enum(['json', 'csv']).optional() });

export const insightsConversationsQuery = z.strictObject({
  ...scope,
  order: z.enum(['profit', 'loss', 'cost', 'value', 'newest']).optional(),
  cursor: cursor.optional(),
  limit: pageLimit,
}) satisfies z.ZodType<InsightsConversationsQuery>;

export const scopeQuery = z.strictObject(scope) satisfies z.ZodType<StaffingQuery>;

export const figure = z
  .strictObject({
    value: z.string().nullable().openapi({ example: '1249.90' }),
    previous: z.string().nullable(),
    n: z.int().min(0),
    interval: z.strictObject({ low: z.string(), high: z.string() }).nullable(),
    enough: z.boolean(),
  })
  .openapi('Figure') satisfies z.ZodType<Figure>;

const row = z
  .strictObject({
    key: z.string().nullable(),
    label: z.string().nullable(),
    figures: z.partialRecord(metricId, figure),
  })
  .openapi('InsightsRow') satisfies z.ZodType<InsightsRow>;

const attribution = z.strictObject({
  model: z.enum(['first_touch', 'last_touch', 'linear']),
  days: z.int().min(1).max(30),
});

export const insights = z
  .strictObject({
    currency: z.string().openapi({ example: 'EUR' }),
    zone: z.string(),
    from: date,
    to: date,
    previous: z.strictObject({ from: date, to: date, until: time.nullable() }),
    attribution,
    asOf: time,
    progress: z.number().min(0).max(1).nullable(),
    total: row,
    rows: z.array(row),
    rest: z.union([row, z.null()]),
    missingRates: z.array(z.string()),
  })
  .openapi('Insights') satisfies z.ZodType<Insights>;

const money = z.string().openapi({ example: '38.50' });

const conversation = z
  .strictObject({
    conversationId: id('conversation'),
    siteId: id('site'),
    kind: z.enum(['chat', 'discussion']),
    teamId: z.string().nullable(),
    page: z.string().nullable(),
    campaign: z.string().nullable(),
    createdAt: time,
    messages: z.int().min(0),
    time: z.int().min(0).nullable(),
    cost: money,
    value: money,
    profit: money,
    firstResponse: z.int().min(0).nullable(),
    resolution: z.int().min(0).nullable(),
    score: z.int().min(1).max(5).nullable(),
  })
  .openapi('InsightsConversation') satisfies z.ZodType<InsightsConversation>;

export const insightsConversationPage = z
  .strictObject({ data: z.array(conversation), next: z.string().nullable() })
  .openapi('InsightsConversationPage') satisfies z.ZodType<Page<InsightsConversation>>;

export const staffing = z
  .strictObject({
    zone: z.string(),
    from: date,
    to: date,
    hours: z.array(
      z.strictObject({
        weekday: z.int().min(1).max(7),
        hour: z.int().min(0).max(23),
        demand: z.number().min(0),
        minutes: z.number().min(0),
        firstResponse: z.int().min(0).nullable(),
      }),
    ),
  })
  .openapi('Staffing') satisfies z.ZodType<Staffing>;

export const nextHour = z
  .strictObject({
    currency: z.string(),
    data: z.array(
      z.strictObject({
        teamId: z.string().nullable(),
        label: z.string().nullable(),
        marginal: figure,
        hourlyCost: money.nullable(),
        evidence: z.strictObject({
          days: z.int().min(0),
          hours: z.number().min(0),
          conversations: z.int().min(0),
          waitedTooLong: z.int().min(0),
          unanswered: z.int().min(0),
        }),
      }),
    ),
  })
  .openapi('NextHour') satisfies z.ZodType<NextHour>;

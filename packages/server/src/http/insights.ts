/** What conversations cost and bring. */
import { z } from '@hono/zod-openapi';
import { insightsCsv } from '../insights/csv.js';
import {
  insights,
  insightsConversationPage,
  insightsConversationsQuery,
  insightsFormatQuery,
  metricList,
  nextHour,
  scopeQuery,
  staffing,
} from '../schemas/insights.js';
import { getInsights, getMetrics } from '../services/insights.js';
import { getInsightsConversations } from '../services/insights-drill.js';
import { getNextHour, getStaffing } from '../services/staffing.js';
import type { App } from './app.js';
import { answer, createRoute, refusals, security } from './route.js';

const company = { tags: ['Insights'], security: [security.agent, security.key] };

const metrics = createRoute({
  ...{ method: 'get', path: '/v1/insights/metrics', ...company },
  summary: 'Every figure, defined once',
  description:
    'What each figure is called, how it is reckoned, what is left out, and when there are too few to say.',
  responses: { 200: answer(metricList, 'All of them'), ...refusals('forbidden') },
});

const read = createRoute({
  ...{ method: 'get', path: '/v1/insights', ...company },
  summary: 'What conversations cost and bring',
  description:
    'For whole days of a time zone, in all and by team, page, campaign, site, kind, day, week or month. Parts of sums add up to the whole, to the ' +
    'last digit. For owners, administrators, analysts, and API keys of all sites. As CSV with `format=csv` or `Accept: text/csv`.',
  request: { query: insightsFormatQuery },
  responses: {
    200: {
      description: 'The figures',
      content: { 'application/json': { schema: insights }, 'text/csv': { schema: z.string() } },
    },
    ...refusals('forbidden'),
  },
});

const conversations = createRoute({
  ...{ method: 'get', path: '/v1/insights/conversations', ...company },
  summary: 'The very conversations behind a figure',
  description:
    'With their parts in the sums of the period; those that brought most first, or as `order` says.',
  request: { query: insightsConversationsQuery },
  responses: { 200: answer(insightsConversationPage, 'A page'), ...refusals('forbidden') },
});

const demand = createRoute({
  ...{ method: 'get', path: '/v1/insights/staffing', ...company },
  summary: 'Demand against staffing, by the hour of the week',
  request: { query: scopeQuery },
  responses: { 200: answer(staffing, '168 hours, Monday 00:00 first'), ...refusals('forbidden') },
});

const next = createRoute({
  ...{ method: 'get', path: '/v1/insights/next-hour', ...company },
  summary: 'Where another hour of work pays most',
  description:
    'By team: by how much a day brought more for each hour that was worked more. It tells what went along with what, not what was because of what.',
  request: { query: scopeQuery },
  responses: { 200: answer(nextHour, 'The best first'), ...refusals('forbidden') },
});

/** Whether a spreadsheet asks, and not a browser that takes anything. */
function wantsCsv(format: 'json' | 'csv' | undefined, accept = ''): boolean {
  return format === undefined ? /^\s*text\/csv\b/i.test(accept) : format === 'csv';
}

export function insightsRoutes(app: App): void {
  app.openapi(metrics, (c) => c.json(getMetrics(c.get('ctx')), 200));
  app.openapi(read, async (c) => {
    const { format, ...query } = c.req.valid('query');
    const found = await getInsights(c.get('ctx'), query);
    if (!wantsCsv(format, c.req.header('accept'))) return c.json(found, 200);
    return c.body(insightsCsv(found), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="insights-${found.from}-${found.to}.csv"`,
    }) as never;
  });
  app.openapi(conversations, async (c) =>
    c.json(await getInsightsConversations(c.get('ctx'), c.req.valid('query')), 200),
  );
  app.openapi(demand, async (c) => c.json(await getStaffing(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(next, async (c) => c.json(await getNextHour(c.get('ctx'), c.req.valid('query')), 200));
}

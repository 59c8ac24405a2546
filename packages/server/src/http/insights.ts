/** What conversations cost and bring. */
import { insights, insightsQuery, metricList } from '../schemas/insights.js';
import { getInsights, getMetrics } from '../services/insights.js';
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
    'last digit. For owners, administrators, analysts, and API keys of all sites.',
  request: { query: insightsQuery },
  responses: { 200: answer(insights, 'The figures'), ...refusals('forbidden') },
});

export function insightsRoutes(app: App): void {
  app.openapi(metrics, (c) => c.json(getMetrics(c.get('ctx')), 200));
  app.openapi(read, async (c) => c.json(await getInsights(c.get('ctx'), c.req.valid('query')), 200));
}

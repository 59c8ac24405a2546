/** What messages that speak first bring. */
import { lift, liftQuery } from '../schemas/lift.js';
import { getLift } from '../services/lift.js';
import type { App } from './app.js';
import { answer, createRoute, refusals, security } from './route.js';

const read = createRoute({
  ...{ method: 'get', path: '/v1/insights/lift' },
  ...{ tags: ['Insights'], security: [security.agent, security.key] },
  summary: 'What messages that speak first bring beyond what would have come anyway',
  description:
    'Visitors who were shown a message against those held out at random, whom the message met in the period, and what they brought within the days of attribution.',
  request: { query: liftQuery },
  responses: { 200: answer(lift, 'Message by message'), ...refusals('forbidden', 'not_found') },
});

export function liftRoutes(app: App): void {
  app.openapi(read, async (c) => c.json(await getLift(c.get('ctx'), c.req.valid('query')), 200));
}

/** The feed: the log as this actor may see it. */
import { eventListQuery, eventPage } from '../schemas/events.js';
import { getEvents } from '../services/events.js';
import type { App } from './app.js';
import { answer, createRoute, refusals, security } from './route.js';

const list = createRoute({
  method: 'get',
  path: '/v1/events',
  tags: ['Events'],
  summary: 'What happened, in order, after a cursor',
  description: 'Keep `cursor` and give it back as `after`. Without `after`: from the beginning.',
  security: [security.key, security.agent, security.contact],
  request: { query: eventListQuery },
  responses: {
    200: answer(eventPage, 'A page'),
    ...refusals('forbidden', 'token_expired', 'origin_forbidden'),
  },
});

export function eventRoutes(app: App): void {
  app.openapi(list, async (c) => c.json(await getEvents(c.get('ctx'), c.req.valid('query')), 200));
}

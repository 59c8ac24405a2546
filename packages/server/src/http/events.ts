/** The feed: the log as this actor may see it. */
import { eventListQuery, eventPage } from '../schemas/events.js';
import { awaitEvents } from '../services/await-events.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, createRoute, refusals, security } from './route.js';

const list = createRoute({
  method: 'get',
  path: '/v1/events',
  tags: ['Events'],
  summary: 'What happened, in order, after a cursor',
  description:
    'Keep `cursor` and give it back as `after`. Without `after`: from the beginning. With filters a page may be empty ' +
    'and more follow. With `wait` it is answered as soon as there is something, or when the time is over.',
  security: [security.key, security.agent, security.contact],
  request: { query: eventListQuery },
  responses: {
    200: answer(eventPage, 'A page'),
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden'),
  },
});

export function eventRoutes(app: App, parts: Parts): void {
  app.openapi(list, async (c) => {
    const wanted = { ...c.req.valid('query'), signal: c.req.raw.signal };
    return c.json(await awaitEvents(c.get('ctx'), parts, wanted), 200);
  });
}

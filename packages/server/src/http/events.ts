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
    'and more follow. With `wait` it is answered as soon as there is something, or when the time is over. When more follow, ' +
    'the header `link` names the next page (RFC 8288), so that it can be asked for while this one is on its way.',
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
    const page = await awaitEvents(c.get('ctx'), parts, wanted);
    if (page.more) c.header('link', linkToNext(c.req.url, page.cursor));
    return c.json(page, 200);
  });
}

/** Relative to what was asked for, so that it holds behind any proxy. */
function linkToNext(url: string, cursor: string): string {
  const query = new URL(url).searchParams;
  query.set('after', cursor);
  return `<?${query}>; rel="next"`;
}

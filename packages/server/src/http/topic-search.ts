/** Finding what was said in discussions, for everybody. */
import { topicSearchPage, topicSearchQuery } from '../schemas/topics.js';
import { searchTopics } from '../services/topic-search.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { publicly } from './publicly.js';
import { answer, createRoute, refusals } from './route.js';

const PATH = '/v1/topic-search';

const find = createRoute({
  method: 'get',
  path: PATH,
  tags: ['Discussions'],
  summary: 'Find what was said in discussions',
  description:
    'Open to everybody. Looks in all that anyone can read on the site, or in one topic, for all words of `q`, the last one also as a beginning, whatever their case and accents. What was said a moment ago is found a second later; what is gone is found no more at once. Where it was found is given as numbers, never as markup.',
  request: { query: topicSearchQuery },
  responses: {
    200: answer(topicSearchPage, 'What was found, the latest first'),
    304: { description: 'As you have it' },
    ...refusals('not_found', 'forbidden', 'token_expired', 'origin_forbidden'),
  },
});

export function topicSearchRoutes(app: App, parts: Parts): void {
  app.use(PATH, publicly());
  app.openapi(find, async (c) => {
    const [ctx, from] = [c.get('ctx'), c.get('caller')];
    await parts.limits.look(ctx.actor, from.address);
    return c.json(await searchTopics(ctx, parts, { ...c.req.valid('query'), from }), 200);
  });
}

/** Finding conversations by what was said in them, by whom, and how they are called. */
import { searchPage } from '../schemas/answers.js';
import { searchQuery } from '../schemas/inputs.js';
import { search } from '../services/search.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, createRoute, refusals, security } from './route.js';

const find = createRoute({
  method: 'get',
  path: '/v1/search',
  tags: ['Conversations'],
  summary: 'Find conversations',
  description:
    'Looks in messages and notes, names and e-mail addresses, tags, titles and addresses of pages, for all words of `q`, the last one also as a beginning, whatever their case and accents. What was said a moment ago is found a second later. Where it was found is given as numbers, never as markup.',
  security: [security.agent, security.key],
  request: { query: searchQuery },
  responses: {
    200: answer(searchPage, 'What was found, the latest first'),
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden'),
  },
});

export function searchRoutes(app: App, parts: Parts): void {
  app.openapi(find, async (c) => c.json(await search(c.get('ctx'), parts, c.req.valid('query')), 200));
}

/** Links to figures for people without an account. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import { createInsightsLinkInput, insightsLink, insightsLinkPage } from '../schemas/insights-links.js';
import { pageQuery } from '../schemas/staff.js';
import { createInsightsLink, getInsightsLinks, revokeInsightsLink } from '../services/insights-links.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const company = { tags: ['Insights'], security: [security.agent, security.key] };
const path = '/v1/insights/links';

const create = createRoute({
  ...{ method: 'post', path, ...company },
  summary: 'Make a page of figures for somebody without an account',
  description:
    'It shows the figures of the days before, within `filter`, and can show nothing else: no conversations, no people. Its address is in the answer, and never shown again.',
  request: { body: body(createInsightsLinkInput) },
  responses: {
    201: answer(insightsLink, 'With its address'),
    ...refusals('forbidden', 'not_found', 'conflict'),
  },
});

const list = createRoute({
  ...{ method: 'get', path, ...company },
  summary: 'Links in the order of their ids, also those that are over',
  request: { query: pageQuery },
  responses: { 200: answer(insightsLinkPage, 'A page'), ...refusals('forbidden') },
});

const revoke = createRoute({
  ...{ method: 'delete', path: `${path}/{id}`, ...company },
  summary: 'Revoke a link: it opens nothing from now on',
  request: { params: z.strictObject({ id: id('insightsLink') }) },
  responses: { 200: answer(insightsLink, 'As it is now'), ...refusals('forbidden', 'not_found', 'conflict') },
});

export function insightsLinkRoutes(app: App, { publicUrl }: Parts): void {
  app.openapi(create, async (c) => {
    const origin = publicUrl ?? new URL(c.req.url).origin;
    return c.json(await createInsightsLink(c.get('ctx'), c.req.valid('json'), origin), 201);
  });
  app.openapi(list, async (c) => c.json(await getInsightsLinks(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(revoke, async (c) => {
    return c.json(await revokeInsightsLink(c.get('ctx'), c.req.valid('param').id), 200);
  });
}

/** What pages may know of their site: what it is, and whether somebody is there. */
import { z } from '@hono/zod-openapi';
import { siteKey } from '../schemas/common.js';
import { availabilityQuery } from '../schemas/inputs.js';
import { availability, site } from '../schemas/models.js';
import { getAvailability } from '../services/availability.js';
import { noteSighting } from '../services/sightings.js';
import { getSite } from '../services/sites.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, createRoute, refusals } from './route.js';

const params = z.strictObject({ key: siteKey });

const readSite = createRoute({
  method: 'get',
  path: '/v1/sites/{key}',
  tags: ['Sites'],
  summary: 'What a page needs to know of its site',
  request: { params },
  responses: { 200: answer(site, 'The site'), ...refusals('not_found', 'origin_forbidden') },
});

const readAvailability = createRoute({
  method: 'get',
  path: '/v1/sites/{key}/availability',
  tags: ['Sites'],
  summary: 'Whether somebody is there, and how long an answer takes',
  description: 'With `team`: by the office hours of that team. It may be some seconds old.',
  request: { params, query: availabilityQuery },
  responses: {
    200: answer(availability, 'How it is now'),
    ...refusals('not_found', 'origin_forbidden'),
  },
});

export function siteRoutes(app: App, parts: Parts): void {
  app.openapi(readSite, async (c) => {
    const { ctx, caller } = c.var;
    const found = await getSite(ctx, { key: c.req.valid('param').key, from: caller });
    if (caller.origin !== null && !caller.ownOrigin) {
      const page = c.req.header('referer') ?? null;
      noteSighting(parts, { siteId: found.id, origin: caller.origin, page });
    }
    return c.json(found, 200);
  });

  app.openapi(readAvailability, async (c) => {
    const args = { ...c.req.valid('param'), ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await getAvailability(c.get('ctx'), parts, args), 200);
  });
}

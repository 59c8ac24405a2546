/** Messages that speak first, and whom they are held back from. */
import { z } from '@hono/zod-openapi';
import { recordEncounterInput } from '../schemas/proactive.js';
import { recordEncounter } from '../services/encounters.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals } from './route.js';

const record = createRoute({
  method: 'post',
  path: '/v1/proactive/encounters',
  tags: ['Sites'],
  summary: 'Count a visitor for whom a message with a hold-out was due',
  description:
    'For pages, before anything shows, and for visitors who are held out as well. It holds the id of the browser and nothing else of a person. Told again, the first time stays.',
  request: { body: body(recordEncounterInput) },
  responses: {
    200: answer(z.strictObject({}), 'It is counted'),
    ...refusals('forbidden', 'not_found', 'conflict', 'origin_forbidden'),
  },
});

export function encounterRoutes(app: App, { limits }: Parts): void {
  app.openapi(record, async (c) => {
    await recordEncounter(c.get('ctx'), limits, { input: c.req.valid('json'), from: c.get('caller') });
    return c.json({}, 200);
  });
}

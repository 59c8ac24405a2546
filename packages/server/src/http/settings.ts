/** The settings, where the tags of the sites were seen, and the account of who changed what. */
import { z } from '@hono/zod-openapi';
import { toErrorBody } from '../errors.js';
import { siteKey } from '../schemas/common.js';
import { settings, settingsConflict, updateSettingsInput } from '../schemas/settings.js';
import { auditPage, auditQuery, sightingList } from '../schemas/staff.js';
import { getAudit } from '../services/audit.js';
import { getSettings, SettingsConflict, updateSettings } from '../services/settings.js';
import { getSightings } from '../services/sightings.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const company = { tags: ['Settings'], security: [security.agent, security.key] };

const read = createRoute({
  ...{ method: 'get', path: '/v1/settings', ...company },
  summary: 'The settings of the workspace',
  responses: { 200: answer(settings, 'As they are now'), ...refusals('forbidden') },
});

const update = createRoute({
  ...{ method: 'patch', path: '/v1/settings', ...company },
  summary: 'Change fields of the settings: all of these, or none',
  description:
    'Each change says where (`["sites", "site_01k…", "texts", "title"]`: things in lists by their ids), what stood there (`was`, absent for nothing) and what shall stand there (`value`, absent for nothing). When somebody else has changed one of these fields meanwhile, the answer is `conflict` with the settings as they are now. To add a site, name a new id and say its key, name, origins and texts; the rest is filled in.',
  request: { body: body(updateSettingsInput) },
  responses: {
    200: answer(settings, 'As they are now'),
    ...refusals('forbidden'),
    409: answer(settingsConflict, '`conflict`'),
  },
});

const sightings = createRoute({
  ...{ method: 'get', path: '/v1/sightings', ...company },
  summary: 'From which origins a site’s tag was last heard of',
  request: { query: z.strictObject({ site: siteKey }) },
  responses: { 200: answer(sightingList, 'Origin by origin'), ...refusals('forbidden', 'not_found') },
});

const audit = createRoute({
  ...{ method: 'get', path: '/v1/audit', ...company },
  summary: 'Who changed what, when, and where from: the newest first',
  request: { query: auditQuery },
  responses: { 200: answer(auditPage, 'A page'), ...refusals('forbidden') },
});

export function settingsRoutes(app: App): void {
  app.openapi(read, async (c) => c.json(await getSettings(c.get('ctx')), 200));

  app.openapi(update, async (c) => {
    try {
      return c.json(await updateSettings(c.get('ctx'), c.req.valid('json')), 200);
    } catch (error) {
      if (!(error instanceof SettingsConflict)) throw error;
      return c.json({ ...toErrorBody(error, c.get('requestId')), settings: error.current }, 409);
    }
  });

  app.openapi(sightings, async (c) => {
    return c.json({ data: await getSightings(c.get('ctx'), c.req.valid('query').site) }, 200);
  });

  app.openapi(audit, async (c) => c.json(await getAudit(c.get('ctx'), c.req.valid('query')), 200));
}

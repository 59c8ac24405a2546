/** Which teams agents are in, and whether they are there. */
import { z } from '@hono/zod-openapi';
import { ownAvailability, setAgentTeamsInput, setAvailabilityInput } from '../schemas/agent-availability.js';
import { id } from '../schemas/common.js';
import { colleague } from '../schemas/models.js';
import { getOwnAvailability, setAgentTeams, setOwnAvailability } from '../services/agent-availability.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const tags = ['Agents'];
const params = z.strictObject({ id: id('agent') });

const setTeams = createRoute({
  ...{ method: 'put', path: '/v1/agents/{id}/teams', tags, security: [security.agent] },
  summary: 'Put an agent into teams',
  description:
    'Into these and no others. For owners and administrators. Who says in which teams the agent was (`was`) is refused with `conflict` when that is so no more, and overwrites nobody.',
  request: { params, body: body(setAgentTeamsInput) },
  responses: { 200: answer(colleague, 'As they are now'), ...refusals('forbidden', 'not_found', 'conflict') },
});

const readOwn = createRoute({
  ...{ method: 'get', path: '/v1/me/availability', tags, security: [security.agent] },
  summary: 'Whether one is given conversations',
  responses: { 200: answer(ownAvailability, 'As it is now'), ...refusals('forbidden') },
});

const setOwn = createRoute({
  ...{ method: 'patch', path: '/v1/me/availability', tags, security: [security.agent] },
  summary: 'Say that one is away, or there again',
  description: 'Who is away, or has no console open, is given no conversations. Those that one has stay.',
  request: { body: body(setAvailabilityInput) },
  responses: { 200: answer(ownAvailability, 'As it is now'), ...refusals('forbidden') },
});

export function agentAvailabilityRoutes(app: App): void {
  app.openapi(setTeams, async (c) => {
    return c.json(
      await setAgentTeams(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }),
      200,
    );
  });
  app.openapi(readOwn, async (c) => c.json(await getOwnAvailability(c.get('ctx')), 200));
  app.openapi(setOwn, async (c) => c.json(await setOwnAvailability(c.get('ctx'), c.req.valid('json')), 200));
}

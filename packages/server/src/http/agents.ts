/** The agents, for whoever hands them work. */
import { agentPage } from '../schemas/answers.js';
import { contactListQuery } from '../schemas/inputs.js';
import { getAgents } from '../services/colleagues.js';
import type { App } from './app.js';
import { answer, createRoute, refusals, security } from './route.js';

const list = createRoute({
  method: 'get',
  path: '/v1/agents',
  tags: ['Agents'],
  summary: 'The agents, in the order of their ids',
  security: [security.agent, security.key],
  request: { query: contactListQuery },
  responses: { 200: answer(agentPage, 'A page'), ...refusals('forbidden') },
});

export function agentRoutes(app: App): void {
  app.openapi(list, async (c) => c.json(await getAgents(c.get('ctx'), c.req.valid('query')), 200));
}

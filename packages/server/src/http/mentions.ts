/** What calls the agent who asks. */
import { z } from '@hono/zod-openapi';
import { mentionPage, seenMentions } from '../schemas/answers.js';
import { id } from '../schemas/common.js';
import { contactListQuery } from '../schemas/inputs.js';
import { getMentions, seeMentions } from '../services/mentions.js';
import type { App } from './app.js';
import { answer, createRoute, refusals, security } from './route.js';

const list = createRoute({
  method: 'get',
  path: '/v1/mentions',
  tags: ['Agents'],
  summary: 'Notes that call you and that you have not seen',
  description: 'In the order in which they were written.',
  security: [security.agent],
  request: { query: contactListQuery },
  responses: { 200: answer(mentionPage, 'A page'), ...refusals('forbidden') },
});

const see = createRoute({
  method: 'delete',
  path: '/v1/mentions/{conversationId}',
  tags: ['Agents'],
  summary: 'You have seen what calls you in this conversation',
  security: [security.agent],
  request: { params: z.strictObject({ conversationId: id('conversation') }) },
  responses: { 200: answer(seenMentions, 'Seen'), ...refusals('forbidden') },
});

export function mentionRoutes(app: App): void {
  app.openapi(list, async (c) => c.json(await getMentions(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(see, async (c) =>
    c.json(await seeMentions(c.get('ctx'), c.req.valid('param').conversationId), 200),
  );
}

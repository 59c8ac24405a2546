/** From private to public: the company asks, the customer says yes, no, or no longer. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import { message } from '../schemas/models.js';
import { consentInput, publishInput } from '../schemas/publications.js';
import { decidePublication, proposePublication } from '../services/publish-answer.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const params = z.strictObject({ id: id('conversation'), messageId: id('message') });
const ONE = '/v1/conversations/{id}/messages/{messageId}';
const tags = ['Discussions'];

const propose = createRoute({
  method: 'post',
  path: `${ONE}/publish`,
  tags,
  summary: 'Ask the customer whether an answer may be published',
  description:
    'A message in the chat asks, for 14 days; nothing is public before the customer agrees. The text is what everybody would read: what ' +
    'looks like personal data in it is refused unless `allowPrivateData` says that it is none.',
  security: [security.agent],
  request: { params, body: body(publishInput) },
  responses: {
    201: answer(message, 'The message that asks'),
    200: answer(message, 'It was asked already'),
    ...refusals('forbidden', 'not_found', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

const decide = createRoute({
  method: 'post',
  path: `${ONE}/consent`,
  tags,
  summary: 'Agree to a publication, refuse it, or take one’s consent back',
  description: 'For the customer. Taking it back deletes the public message.',
  security: [security.contact],
  request: { params, body: body(consentInput) },
  responses: {
    200: answer(message, 'The message that asked, as it is now'),
    ...refusals('forbidden', 'not_found', 'conflict', 'too_late', 'token_expired', 'origin_forbidden'),
  },
});

export function publicationRoutes(app: App): void {
  app.openapi(propose, async (c) => {
    const { id: conversationId, messageId } = c.req.valid('param');
    const { id: ask, ...input } = c.req.valid('json');
    const args = { conversationId, messageId, ...input, ...(ask !== undefined && { id: ask }) };
    const { value, created } = await proposePublication(c.get('ctx'), args);
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(decide, async (c) => {
    const { id: conversationId, messageId } = c.req.valid('param');
    const args = { conversationId, messageId, ...c.req.valid('json') };
    return c.json(await decidePublication(c.get('ctx'), args), 200);
  });
}

/** From public to private, and the links between the two, which only the author and the company see. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import { conversationOrigin, goPrivateInput, privateLink, topicKey, topicQuery } from '../schemas/topics.js';
import { getConversationOrigin, getPrivateLink, goPrivate } from '../services/go-private.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const params = z.strictObject({ topic: topicKey, messageId: id('message') });
const everyone = [security.contact, security.agent, security.key];
const path = '/v1/topics/{topic}/messages/{messageId}/private';
const tags = ['Discussions'];

const move = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Go on in private',
  description: 'For the author and the company. The public keeps a stub without a word.',
  security: everyone,
  request: { params, query: topicQuery, body: body(goPrivateInput) },
  responses: {
    201: answer(privateLink, 'The new chat'),
    200: answer(privateLink, 'It had gone on in private already'),
    ...refusals('not_found', 'forbidden', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

const link = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'Where a message went on in private',
  security: everyone,
  request: { params, query: topicQuery },
  responses: {
    200: answer(privateLink, 'The chat'),
    ...refusals('not_found', 'forbidden', 'token_expired', 'origin_forbidden'),
  },
});

const origin = createRoute({
  method: 'get',
  path: '/v1/conversations/{id}/origin',
  tags: ['Conversations'],
  summary: 'The public message that a chat came from',
  security: [security.agent, security.key],
  request: { params: z.strictObject({ id: id('conversation') }) },
  responses: {
    200: answer(conversationOrigin, 'What was said in public'),
    ...refusals('not_found', 'forbidden', 'token_expired', 'origin_forbidden'),
  },
});

export function goPrivateRoutes(app: App): void {
  app.openapi(move, async (c) => {
    const { topic, messageId } = c.req.valid('param');
    const wanted = { topic, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    const { value, created } = await goPrivate(c.get('ctx'), wanted, c.req.valid('json'));
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(link, async (c) => {
    const { topic, messageId } = c.req.valid('param');
    const wanted = { topic, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await getPrivateLink(c.get('ctx'), wanted), 200);
  });
  app.openapi(origin, async (c) =>
    c.json(await getConversationOrigin(c.get('ctx'), c.req.valid('param').id), 200),
  );
}

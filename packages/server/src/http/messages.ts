/** Messages of a conversation. */
import { z } from '@hono/zod-openapi';
import { messagePage } from '../schemas/answers.js';
import { id } from '../schemas/common.js';
import { createMessageInput, messageListQuery, updateMessageInput } from '../schemas/inputs.js';
import { message } from '../schemas/models.js';
import { getMessages, sendMessage } from '../services/messages.js';
import { deleteMessage, updateMessage } from '../services/revise-messages.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const params = z.strictObject({ id: id('conversation') });
const oneParams = z.strictObject({ id: id('conversation'), messageId: id('message') });
const path = '/v1/conversations/{id}/messages';
const everyone = [security.contact, security.agent, security.key];

const send = createRoute({
  method: 'post',
  path,
  tags: ['Messages'],
  summary: 'Send a message',
  description:
    'Answered only once it is on disk. The `id` is the idempotency key: send it again as often as you like.',
  security: everyone,
  request: { params, body: body(createMessageInput) },
  responses: {
    201: answer(message, 'Stored'),
    200: answer(message, 'It was stored already'),
    ...refusals('forbidden', 'not_found', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

const list = createRoute({
  method: 'get',
  path,
  tags: ['Messages'],
  summary: 'Messages in ascending order of `seq`',
  description: 'Without `after` and `before`: the latest.',
  security: everyone,
  request: { params, query: messageListQuery },
  responses: {
    200: answer(messagePage, 'A page'),
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden'),
  },
});

const update = createRoute({
  method: 'patch',
  path: `${path}/{messageId}`,
  tags: ['Messages'],
  summary: 'Change what a message says',
  description: 'For its author, for 15 minutes after it was sent. What it said before is kept nowhere.',
  security: everyone,
  request: { params: oneParams, body: body(updateMessageInput) },
  responses: {
    200: answer(message, 'As it is now'),
    ...refusals('forbidden', 'not_found', 'conflict', 'too_late', 'token_expired', 'origin_forbidden'),
  },
});

const remove = createRoute({
  method: 'delete',
  path: `${path}/{messageId}`,
  tags: ['Messages'],
  summary: 'Take a message back',
  description:
    'For its author, for 15 minutes after it was sent. It stays in its place with `status: deleted`, without words and files.',
  security: everyone,
  request: { params: oneParams },
  responses: {
    200: answer(message, 'What is left of it'),
    ...refusals('forbidden', 'not_found', 'too_late', 'token_expired', 'origin_forbidden'),
  },
});

export function messageRoutes(app: App, parts: Parts): void {
  app.openapi(send, async (c) => {
    const args = { ...c.req.valid('json'), conversationId: c.req.valid('param').id };
    const { value, created } = await sendMessage(c.get('ctx'), args);
    if (created) parts.metrics.stored();
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(list, async (c) => {
    const query = { ...c.req.valid('query'), conversationId: c.req.valid('param').id };
    return c.json(await getMessages(c.get('ctx'), query), 200);
  });
  app.openapi(update, async (c) => {
    const { id: conversationId, messageId } = c.req.valid('param');
    const args = { ...c.req.valid('json'), conversationId, id: messageId };
    return c.json(await updateMessage(c.get('ctx'), args), 200);
  });
  app.openapi(remove, async (c) => {
    const { id: conversationId, messageId } = c.req.valid('param');
    return c.json(await deleteMessage(c.get('ctx'), { conversationId, id: messageId }), 200);
  });
}

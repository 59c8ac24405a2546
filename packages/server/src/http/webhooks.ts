/** Webhooks. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import {
  createWebhookInput,
  deliveryAttempt,
  updateWebhookInput,
  webhook,
  webhookListQuery,
  webhookPage,
  webhookWithSecret,
} from '../schemas/webhooks.js';
import { testWebhook } from '../services/deliveries.js';
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  getWebhooks,
  rotateWebhook,
  updateWebhook,
} from '../services/webhooks.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const tags = ['Webhooks'];
const company = [security.key, security.agent];
const params = z.strictObject({ id: id('webhook') });
const nothing = body(z.strictObject({}));

const create = createRoute({
  ...{ method: 'post', path: '/v1/webhooks', tags, security: company },
  summary: 'Have an address told what happens on a site',
  description:
    'The answer has the secret with which what is posted is signed. Begins with what happens from now on.',
  request: { body: body(createWebhookInput) },
  responses: {
    201: answer(webhookWithSecret, 'Created'),
    200: answer(webhookWithSecret, 'It was there already'),
    ...refusals('forbidden', 'not_found', 'conflict'),
  },
});

const list = createRoute({
  ...{ method: 'get', path: '/v1/webhooks', tags, security: company },
  summary: 'Webhooks in the order of their ids',
  request: { query: webhookListQuery },
  responses: { 200: answer(webhookPage, 'A page'), ...refusals('forbidden') },
});

const read = createRoute({
  ...{ method: 'get', path: '/v1/webhooks/{id}', tags, security: company },
  summary: 'One webhook',
  request: { params },
  responses: { 200: answer(webhook, 'The webhook'), ...refusals('forbidden', 'not_found') },
});

const update = createRoute({
  ...{ method: 'patch', path: '/v1/webhooks/{id}', tags, security: company },
  summary: 'Change, pause or enable a webhook',
  request: { params, body: body(updateWebhookInput) },
  responses: { 200: answer(webhook, 'As it is now'), ...refusals('forbidden', 'not_found') },
});

const remove = createRoute({
  ...{ method: 'delete', path: '/v1/webhooks/{id}', tags, security: company },
  summary: 'Delete a webhook and what became of its deliveries',
  request: { params },
  responses: {
    200: answer(z.strictObject({ id: id('webhook') }), 'It is gone'),
    ...refusals('forbidden', 'not_found'),
  },
});

const rotate = createRoute({
  ...{ method: 'post', path: '/v1/webhooks/{id}/rotate', tags, security: company },
  summary: 'Make a new secret',
  description: 'For a day, what is posted is signed with the one before, too.',
  request: { params, body: nothing },
  responses: { 200: answer(webhookWithSecret, 'With the new secret'), ...refusals('forbidden', 'not_found') },
});

const test = createRoute({
  ...{ method: 'post', path: '/v1/webhooks/{id}/test', tags, security: company },
  summary: 'Post a test to it now',
  request: { params, body: nothing },
  responses: { 200: answer(deliveryAttempt, 'How it went'), ...refusals('forbidden', 'not_found') },
});

export function webhookRoutes(app: App, { poster }: Parts): void {
  app.openapi(create, async (c) => {
    const { value, created } = await createWebhook(c.get('ctx'), poster, c.req.valid('json'));
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(list, async (c) => c.json(await getWebhooks(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(read, async (c) => c.json(await getWebhook(c.get('ctx'), c.req.valid('param').id), 200));
  app.openapi(update, async (c) => {
    const args = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(await updateWebhook(c.get('ctx'), poster, args), 200);
  });
  app.openapi(remove, async (c) => c.json(await deleteWebhook(c.get('ctx'), c.req.valid('param').id), 200));
  app.openapi(rotate, async (c) => c.json(await rotateWebhook(c.get('ctx'), c.req.valid('param').id), 200));
  app.openapi(test, async (c) => {
    return c.json(await testWebhook(c.get('ctx'), poster, c.req.valid('param').id), 200);
  });
}

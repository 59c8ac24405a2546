/** What became of telling webhooks, and telling them once more. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import {
  delivery,
  deliveryDetails,
  deliveryListQuery,
  deliveryPage,
  replayInput,
  webhook,
} from '../schemas/webhooks.js';
import { getDeliveries, getDelivery, replayDelivery, replayRange } from '../services/deliveries.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const tags = ['Webhooks'];
const company = [security.key, security.agent];
const params = z.strictObject({ id: id('webhook') });
const ofDelivery = z.strictObject({ id: id('webhook'), deliveryId: id('delivery') });

const list = createRoute({
  ...{ method: 'get', path: '/v1/webhooks/{id}/deliveries', tags, security: company },
  summary: 'Deliveries, the latest first; those of the last 30 days',
  request: { params, query: deliveryListQuery },
  responses: { 200: answer(deliveryPage, 'A page'), ...refusals('forbidden', 'not_found') },
});

const read = createRoute({
  ...{ method: 'get', path: '/v1/webhooks/{id}/deliveries/{deliveryId}', tags, security: company },
  summary: 'One delivery, with what would be posted now',
  request: { params: ofDelivery },
  responses: { 200: answer(deliveryDetails, 'The delivery'), ...refusals('forbidden', 'not_found') },
});

const replayOne = createRoute({
  ...{ method: 'post', path: '/v1/webhooks/{id}/deliveries/{deliveryId}/replay', tags, security: company },
  summary: 'Tell one event once more',
  request: { params: ofDelivery, body: body(z.strictObject({})) },
  responses: {
    201: answer(delivery, 'The delivery that will be made'),
    ...refusals('forbidden', 'not_found'),
  },
});

const replayMany = createRoute({
  ...{ method: 'post', path: '/v1/webhooks/{id}/replay', tags, security: company },
  summary: 'Tell a range of the log once more, or all since a time',
  request: { params, body: body(replayInput) },
  responses: {
    200: answer(webhook, 'The webhook; `replay` says what is being told'),
    ...refusals('forbidden', 'not_found', 'conflict'),
  },
});

export function deliveryRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const { id: webhookId } = c.req.valid('param');
    return c.json(await getDeliveries(c.get('ctx'), { ...c.req.valid('query'), webhookId }), 200);
  });
  app.openapi(read, async (c) => {
    const { id: webhookId, deliveryId } = c.req.valid('param');
    return c.json(await getDelivery(c.get('ctx'), { webhookId, id: deliveryId }), 200);
  });
  app.openapi(replayOne, async (c) => {
    const { id: webhookId, deliveryId } = c.req.valid('param');
    return c.json(await replayDelivery(c.get('ctx'), { webhookId, id: deliveryId }), 201);
  });
  app.openapi(replayMany, async (c) => {
    const args = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(await replayRange(c.get('ctx'), args), 200);
  });
}

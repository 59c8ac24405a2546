/** Canned replies. */
import { z } from '@hono/zod-openapi';
import {
  cannedReply,
  cannedReplyPage,
  createCannedReplyInput,
  updateCannedReplyInput,
} from '../schemas/canned-replies.js';
import { id } from '../schemas/common.js';
import { contactListQuery } from '../schemas/inputs.js';
import {
  createCannedReply,
  deleteCannedReply,
  getCannedReplies,
  updateCannedReply,
} from '../services/canned-replies.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const company = [security.agent, security.key];
const path = '/v1/canned-replies';
const params = z.strictObject({ id: id('cannedReply') });

const list = createRoute({
  method: 'get',
  path,
  tags: ['Canned replies'],
  summary: 'Answers that agents have ready, in the order of their ids',
  security: company,
  request: { query: contactListQuery },
  responses: { 200: answer(cannedReplyPage, 'A page'), ...refusals('forbidden') },
});

const create = createRoute({
  method: 'post',
  path,
  tags: ['Canned replies'],
  summary: 'Have an answer ready',
  security: company,
  request: { body: body(createCannedReplyInput) },
  responses: {
    201: answer(cannedReply, 'Created'),
    200: answer(cannedReply, 'It was there already'),
    ...refusals('forbidden', 'not_found', 'conflict'),
  },
});

const update = createRoute({
  method: 'patch',
  path: `${path}/{id}`,
  tags: ['Canned replies'],
  summary: 'Change a canned reply',
  security: company,
  request: { params, body: body(updateCannedReplyInput) },
  responses: { 200: answer(cannedReply, 'As it is now'), ...refusals('forbidden', 'not_found') },
});

const remove = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  tags: ['Canned replies'],
  summary: 'Have it no longer ready',
  security: company,
  request: { params },
  responses: {
    200: answer(z.strictObject({ id: id('cannedReply') }), 'Deleted'),
    ...refusals('forbidden', 'not_found'),
  },
});

export function cannedReplyRoutes(app: App): void {
  app.openapi(list, async (c) => c.json(await getCannedReplies(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(create, async (c) => {
    const { value, created } = await createCannedReply(c.get('ctx'), c.req.valid('json'));
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(update, async (c) => {
    const args = { ...c.req.valid('json'), id: c.req.valid('param').id };
    return c.json(await updateCannedReply(c.get('ctx'), args), 200);
  });
  app.openapi(remove, async (c) =>
    c.json(await deleteCannedReply(c.get('ctx'), c.req.valid('param').id), 200),
  );
}

/** Conversations and how far each side has got. */
import { z } from '@hono/zod-openapi';
import { conversationCounts, conversationPage, readResult, tagList } from '../schemas/answers.js';
import { id } from '../schemas/common.js';
import {
  conversationListQuery,
  createConversationInput,
  createRatingInput,
  readInput,
  tagListQuery,
  updateConversationInput,
} from '../schemas/inputs.js';
import { conversation, rating } from '../schemas/models.js';
import { createConversation, getConversation, readConversation } from '../services/conversations.js';
import { getConversations, getCounts, getTags } from '../services/list-conversations.js';
import { createRating } from '../services/ratings.js';
import { updateConversation } from '../services/update-conversation.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const params = z.strictObject({ id: id('conversation') });
const everyone = [security.contact, security.agent, security.key];

const create = createRoute({
  method: 'post',
  path: '/v1/conversations',
  tags: ['Conversations'],
  summary: 'Start a conversation',
  description: 'A contact starts its own. An API key says whose it is with `contactId`.',
  security: [security.contact, security.key],
  request: { body: body(createConversationInput) },
  responses: {
    201: answer(conversation, 'Created'),
    200: answer(conversation, 'It was there already'),
    ...refusals('forbidden', 'not_found', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/v1/conversations',
  tags: ['Conversations'],
  summary: 'Conversations that are yours to see',
  description:
    'For agents and API keys, `status`, `assigneeId`, `teamId`, `tag`, `priority`, `siteId` and `contactId` narrow it, each further. A page looks at a bounded number of conversations: with rare combinations it may hold fewer than `limit`, even none, and still have a `next`.',
  security: everyone,
  request: { query: conversationListQuery },
  responses: {
    200: answer(conversationPage, 'A page'),
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/v1/conversations/{id}',
  tags: ['Conversations'],
  summary: 'One conversation',
  security: everyone,
  request: { params },
  responses: {
    200: answer(conversation, 'The conversation'),
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden'),
  },
});

const counts = createRoute({
  method: 'get',
  path: '/v1/conversations/counts',
  tags: ['Conversations'],
  summary: 'How many conversations stand in each view of the inbox',
  description: 'Counted up to 1000, which stands for that many or more.',
  security: [security.agent],
  responses: {
    200: answer(conversationCounts, 'By view'),
    ...refusals('forbidden', 'token_expired', 'origin_forbidden'),
  },
});

const tags = createRoute({
  method: 'get',
  path: '/v1/tags',
  tags: ['Conversations'],
  summary: 'Tags in use',
  description: 'In the order of the alphabet, the first 50 that begin with `prefix`.',
  security: [security.agent, security.key],
  request: { query: tagListQuery },
  responses: {
    200: answer(tagList, 'Some of them'),
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden'),
  },
});

const mark = createRoute({
  method: 'post',
  path: '/v1/conversations/{id}/read',
  tags: ['Conversations'],
  summary: 'Say how far this side has got',
  security: [security.contact, security.agent],
  request: { params, body: body(readInput) },
  responses: {
    200: answer(readResult, 'How it stands now'),
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden'),
  },
});

const update = createRoute({
  method: 'patch',
  path: '/v1/conversations/{id}',
  tags: ['Conversations'],
  summary: 'Sort it, hand it over, put it off, end it; say where the customer is',
  description:
    '`context` is the contact’s, all else the company’s. What a contact writes in a resolved or snoozed one opens it again.',
  security: everyone,
  request: { params, body: body(updateConversationInput) },
  responses: {
    200: answer(conversation, 'As it is now'),
    ...refusals('forbidden', 'not_found', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

const rate = createRoute({
  method: 'post',
  path: '/v1/conversations/{id}/ratings',
  tags: ['Conversations'],
  summary: 'Say how it was',
  description: 'For the contact, once it is resolved, where the site asks for it. The latest rating counts.',
  security: [security.contact],
  request: { params, body: body(createRatingInput) },
  responses: {
    201: answer(rating, 'Stored'),
    200: answer(rating, 'It was stored already'),
    ...refusals('forbidden', 'not_found', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

export function conversationRoutes(app: App): void {
  app.openapi(create, async (c) => {
    const { value, created } = await createConversation(c.get('ctx'), c.req.valid('json'));
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(list, async (c) => c.json(await getConversations(c.get('ctx'), c.req.valid('query')), 200));
  // Before the one with an id, which it would look like.
  app.openapi(counts, async (c) => c.json(await getCounts(c.get('ctx')), 200));
  app.openapi(tags, async (c) => c.json(await getTags(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(read, async (c) => c.json(await getConversation(c.get('ctx'), c.req.valid('param').id), 200));
  app.openapi(mark, async (c) => {
    const args = { ...c.req.valid('json'), conversationId: c.req.valid('param').id };
    return c.json(await readConversation(c.get('ctx'), args), 200);
  });
  app.openapi(update, async (c) => {
    const args = { ...c.req.valid('json'), conversationId: c.req.valid('param').id };
    return c.json(await updateConversation(c.get('ctx'), args), 200);
  });
  app.openapi(rate, async (c) => {
    const args = { ...c.req.valid('json'), conversationId: c.req.valid('param').id };
    const { value, created } = await createRating(c.get('ctx'), args);
    return c.json(value, created ? 201 : 200);
  });
}

/** Public discussions: what a page is about, and what is said about it. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import {
  createTopicMessageInput,
  messageContext,
  messageRevisions,
  ownInTopic,
  ownQuery,
  ownTopicMessage,
  topic,
  topicBranchPage,
  topicCounts,
  topicCountsInput,
  topicKey,
  topicListPage,
  topicListQuery,
  topicMessageListQuery,
  topicQuery,
  updateTopicInput,
  updateTopicMessageInput,
} from '../schemas/topics.js';
import { getMessageHistory, getMessageRevisions } from '../services/message-history.js';
import { getOwnInTopic } from '../services/own-messages.js';
import { postMessage } from '../services/post-message.js';
import { deleteTopicMessage, updateTopicMessageAs } from '../services/revise-topic-messages.js';
import { getMessageContext, getTopicMessages } from '../services/topic-messages.js';
import { getTopic, getTopicCounts, getTopics, updateTopic } from '../services/topics.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { publicly } from './publicly.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const params = z.strictObject({ topic: topicKey });
const oneParams = z.strictObject({ topic: topicKey, messageId: id('message') });
const everyone = [security.contact, security.agent, security.key];
const company = [security.agent, security.key];
const PATH = '/v1/topics/{topic}';
const MESSAGES = `${PATH}/messages`;
const ONE = `${MESSAGES}/{messageId}`;
const tags = ['Discussions'];
const seen = refusals('not_found', 'forbidden', 'token_expired', 'origin_forbidden');
const changed = refusals('not_found', 'forbidden', 'conflict', 'token_expired', 'origin_forbidden');

const UNCHANGED = { 304: { description: 'As you have it' } };

const read = createRoute({
  method: 'get',
  path: PATH,
  tags,
  summary: 'What is known of a topic',
  description: 'Open to everybody. A topic that nobody has spoken about yet is there all the same, empty.',
  request: { params, query: topicQuery },
  responses: { 200: answer(topic, 'The topic'), ...UNCHANGED, ...seen },
});

const listAll = createRoute({
  method: 'get',
  path: '/v1/topics',
  tags,
  summary: 'The topics of a site',
  description: 'For the company, the latest first.',
  security: company,
  request: { query: topicListQuery },
  responses: { 200: answer(topicListPage, 'A page'), ...refusals('not_found', 'forbidden') },
});

const update = createRoute({
  method: 'patch',
  path: PATH,
  tags,
  summary: 'Lock, name or describe a topic',
  security: company,
  request: { params, query: topicQuery, body: body(updateTopicInput) },
  responses: { 200: answer(topic, 'As it is now'), ...changed },
});

const counts = createRoute({
  method: 'post',
  path: '/v1/topics/counts',
  tags,
  summary: 'How many messages topics have, many at once',
  request: { body: body(topicCountsInput) },
  responses: { 200: answer(topicCounts, 'In the order asked'), ...seen },
});

const own = createRoute({
  method: 'get',
  path: `${PATH}/own`,
  tags,
  summary: 'What became of one’s own messages, and how one voted',
  security: [security.contact],
  request: { params, query: ownQuery },
  responses: { 200: answer(ownInTopic, 'What only this contact may know'), ...seen },
});

const list = createRoute({
  method: 'get',
  path: MESSAGES,
  tags,
  summary: 'What anyone can read',
  description:
    'Messages that begin a branch, each with the first of its answers; with `parentId` all that is below that message.',
  request: { params, query: topicMessageListQuery },
  responses: { 200: answer(topicBranchPage, 'A page'), ...UNCHANGED, ...seen },
});

const post = createRoute({
  method: 'post',
  path: MESSAGES,
  tags,
  summary: 'Say something in public',
  description: 'The `id` is the idempotency key. `status: pending`: a moderator will look at it first.',
  security: everyone,
  request: { params, query: topicQuery, body: body(createTopicMessageInput) },
  responses: {
    201: answer(ownTopicMessage, 'Stored'),
    200: answer(ownTopicMessage, 'It was stored already'),
    ...refusals(
      'not_found',
      'forbidden',
      'conflict',
      'token_expired',
      'origin_forbidden',
      'identity_required',
    ),
  },
});

const context = createRoute({
  method: 'get',
  path: `${ONE}/context`,
  tags,
  summary: 'Where a permanent link leads',
  request: { params: oneParams, query: topicQuery },
  responses: { 200: answer(messageContext, 'The message among its own'), ...UNCHANGED, ...seen },
});

const revise = createRoute({
  method: 'patch',
  path: ONE,
  tags,
  summary: 'Change a message or its marks',
  description:
    '`text` is for its author, for 15 minutes. The rest is for the company: put first, the answer, official.',
  security: everyone,
  request: { params: oneParams, query: topicQuery, body: body(updateTopicMessageInput) },
  responses: {
    200: answer(ownTopicMessage, 'As it is now'),
    ...refusals('not_found', 'forbidden', 'conflict', 'too_late', 'token_expired', 'origin_forbidden'),
  },
});

const remove = createRoute({
  method: 'delete',
  path: ONE,
  tags,
  summary: 'Take one’s own message back',
  security: everyone,
  request: { params: oneParams, query: topicQuery },
  responses: { 200: answer(ownTopicMessage, 'What is left of it'), ...changed },
});

const revisions = createRoute({
  method: 'get',
  path: `${ONE}/revisions`,
  tags,
  summary: 'What a message said before',
  security: company,
  request: { params: oneParams, query: topicQuery },
  responses: { 200: answer(messageRevisions, 'The latest first'), ...seen },
});

const history = createRoute({
  method: 'get',
  path: `${ONE}/history`,
  tags,
  summary: 'What everybody could read in a message before its author changed it',
  description: 'Nothing that a moderator replaced, and nothing in which personal data was found.',
  request: { params: oneParams, query: topicQuery },
  responses: { 200: answer(messageRevisions, 'The latest first'), ...UNCHANGED, ...seen },
});

const PUBLIC_READS = [
  '',
  '/messages',
  '/messages/:messageId/context',
  '/messages/:messageId/history',
  '/html',
  '/rss',
  '/atom',
];

export function topicRoutes(app: App, parts: Parts): void {
  for (const tail of PUBLIC_READS) app.use(`/v1/topics/:topic${tail}`, publicly());
  app.openapi(listAll, async (c) => c.json(await getTopics(c.get('ctx'), c.req.valid('query')), 200));
  // Before `{topic}`: a topic called "counts" has no POST.
  app.openapi(counts, async (c) => {
    const input = { ...c.req.valid('json'), from: c.get('caller') };
    return c.json(await getTopicCounts(c.get('ctx'), input), 200);
  });
  app.openapi(read, async (c) => {
    const wanted = { ...c.req.valid('param'), ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await getTopic(c.get('ctx'), wanted), 200);
  });
  app.openapi(update, async (c) => {
    const wanted = { ...c.req.valid('param'), ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await updateTopic(c.get('ctx'), wanted, c.req.valid('json')), 200);
  });
  app.openapi(own, async (c) => {
    const { site, ids } = c.req.valid('query');
    const wanted = { ...c.req.valid('param'), site, from: c.get('caller') };
    return c.json(await getOwnInTopic(c.get('ctx'), wanted, ids), 200);
  });
  app.openapi(list, async (c) => {
    const { site, ...query } = c.req.valid('query');
    const wanted = { ...c.req.valid('param'), site, from: c.get('caller') };
    return c.json(await getTopicMessages(c.get('ctx'), wanted, query), 200);
  });
  app.openapi(post, async (c) => {
    await parts.limits.post(c.get('ctx').actor, c.get('caller').address);
    const wanted = { ...c.req.valid('param'), ...c.req.valid('query'), from: c.get('caller') };
    const { poster } = parts;
    const { value, created } = await postMessage(c.get('ctx'), { ...wanted, poster }, c.req.valid('json'));
    if (created) parts.metrics.stored();
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(context, async (c) => {
    const { topic: key, messageId } = c.req.valid('param');
    const wanted = { topic: key, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await getMessageContext(c.get('ctx'), wanted, messageId), 200);
  });
  app.openapi(revise, async (c) => {
    const { topic: key, messageId } = c.req.valid('param');
    const wanted = { topic: key, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    const { poster } = parts;
    return c.json(await updateTopicMessageAs(c.get('ctx'), { ...wanted, poster }, c.req.valid('json')), 200);
  });
  app.openapi(remove, async (c) => {
    const { topic: key, messageId } = c.req.valid('param');
    const wanted = { topic: key, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await deleteTopicMessage(c.get('ctx'), wanted), 200);
  });
  app.openapi(revisions, async (c) => {
    const { topic: key, messageId } = c.req.valid('param');
    const wanted = { topic: key, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await getMessageRevisions(c.get('ctx'), wanted), 200);
  });
  app.openapi(history, async (c) => {
    const { topic: key, messageId } = c.req.valid('param');
    const wanted = { topic: key, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await getMessageHistory(c.get('ctx'), wanted), 200);
  });
}

/** What contacts think of public messages. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import {
  createReportInput,
  messageOpinion,
  reactionName,
  reportResult,
  topicKey,
  topicQuery,
  voteInput,
} from '../schemas/topics.js';
import { react, reportMessage, takeReactionBack, takeVoteBack, vote } from '../services/opinions.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const params = z.strictObject({ topic: topicKey, messageId: id('message') });
const reactionParams = z.strictObject({ ...params.shape, reaction: reactionName });
const ONE = '/v1/topics/{topic}/messages/{messageId}';
const tags = ['Discussions'];
const refused = refusals('not_found', 'forbidden', 'token_expired', 'origin_forbidden');
const common = { tags, security: [security.contact] };
const counted = { 200: answer(messageOpinion, 'What it comes to'), ...refused };

const putVote = createRoute({
  ...common,
  method: 'put',
  path: `${ONE}/vote`,
  summary: 'Vote on a message, or change one’s vote',
  request: { params, query: topicQuery, body: body(voteInput) },
  responses: counted,
});

const removeVote = createRoute({
  ...common,
  method: 'delete',
  path: `${ONE}/vote`,
  summary: 'Take one’s vote back',
  request: { params, query: topicQuery },
  responses: counted,
});

const putReaction = createRoute({
  ...common,
  method: 'put',
  path: `${ONE}/reactions/{reaction}`,
  summary: 'React to a message',
  request: { params: reactionParams, query: topicQuery },
  responses: counted,
});

const removeReaction = createRoute({
  ...common,
  method: 'delete',
  path: `${ONE}/reactions/{reaction}`,
  summary: 'Take a reaction back',
  request: { params: reactionParams, query: topicQuery },
  responses: counted,
});

const report = createRoute({
  ...common,
  method: 'post',
  path: `${ONE}/reports`,
  summary: 'Say that a message should not be there',
  request: { params, query: topicQuery, body: body(createReportInput) },
  responses: { 200: answer(reportResult, 'Moderators are told'), ...refused },
});

export function opinionRoutes(app: App, parts: Parts): void {
  app.openapi(putVote, async (c) => {
    await parts.limits.judge(c.get('ctx').actor, c.get('caller').address);
    const { topic, messageId } = c.req.valid('param');
    const wanted = { topic, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await vote(c.get('ctx'), wanted, c.req.valid('json').value), 200);
  });
  app.openapi(removeVote, async (c) => {
    await parts.limits.judge(c.get('ctx').actor, c.get('caller').address);
    const { topic, messageId } = c.req.valid('param');
    const wanted = { topic, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await takeVoteBack(c.get('ctx'), wanted), 200);
  });
  app.openapi(putReaction, async (c) => {
    await parts.limits.judge(c.get('ctx').actor, c.get('caller').address);
    const { topic, messageId, reaction } = c.req.valid('param');
    const wanted = { topic, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await react(c.get('ctx'), wanted, reaction), 200);
  });
  app.openapi(removeReaction, async (c) => {
    await parts.limits.judge(c.get('ctx').actor, c.get('caller').address);
    const { topic, messageId, reaction } = c.req.valid('param');
    const wanted = { topic, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await takeReactionBack(c.get('ctx'), wanted, reaction), 200);
  });
  app.openapi(report, async (c) => {
    await parts.limits.judge(c.get('ctx').actor, c.get('caller').address);
    const { topic, messageId } = c.req.valid('param');
    const wanted = { topic, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await reportMessage(c.get('ctx'), wanted, c.req.valid('json')), 200);
  });
}

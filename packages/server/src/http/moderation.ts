/** Moderation of public discussions: the queues, decisions, people, and what rules would do. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import {
  appealInput,
  appealResult,
  contactHistory,
  contactStanding,
  judgeSecret,
  moderationCounts,
  moderationDecisionInput,
  moderationDecisionResult,
  moderationListQuery,
  moderationPage,
  rotateJudgeSecretInput,
  sanctionInput,
  simulationInput,
  simulationResult,
} from '../schemas/moderation.js';
import { topicKey, topicQuery } from '../schemas/topics.js';
import { rotateHookSecret } from '../services/judge-secret.js';
import { appeal, decide, liftSanction, sanction } from '../services/moderation-decisions.js';
import { getContactHistory, getModerationCounts, getModerationQueue } from '../services/moderation-queue.js';
import { simulateRules } from '../services/simulate-rules.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const tags = ['Moderation'];
const company = [security.agent, security.key];
const refused = refusals('not_found', 'forbidden', 'token_expired', 'origin_forbidden');
const contactParams = z.strictObject({ id: id('contact') });

const list = createRoute({
  method: 'get',
  path: '/v1/moderation/messages',
  tags,
  summary: 'What waits, and why',
  security: company,
  request: { query: moderationListQuery },
  responses: { 200: answer(moderationPage, 'A page, the latest first'), ...refused },
});

const counts = createRoute({
  method: 'get',
  path: '/v1/moderation/counts',
  tags,
  summary: 'How many messages wait',
  security: company,
  request: { query: topicQuery },
  responses: { 200: answer(moderationCounts, 'By queue'), ...refused },
});

const decisions = createRoute({
  method: 'post',
  path: '/v1/moderation/decisions',
  tags,
  summary: 'Approve, refuse, call spam, or take that back: many at once',
  security: company,
  request: { body: body(moderationDecisionInput) },
  responses: { 200: answer(moderationDecisionResult, 'What was decided'), ...refused },
});

const history = createRoute({
  method: 'get',
  path: '/v1/moderation/contacts/{id}',
  tags,
  summary: 'How a person stands, and what they said lately',
  security: company,
  request: { params: contactParams },
  responses: { 200: answer(contactHistory, 'The person'), ...refused },
});

const impose = createRoute({
  method: 'put',
  path: '/v1/moderation/contacts/{id}/sanction',
  tags,
  summary: 'Ban or mute a person, for good or for a time',
  security: company,
  request: { params: contactParams, body: body(sanctionInput) },
  responses: { 200: answer(contactStanding, 'As they stand now'), ...refused },
});

const lift = createRoute({
  method: 'delete',
  path: '/v1/moderation/contacts/{id}/sanction',
  tags,
  summary: 'Let a person speak again',
  security: company,
  request: { params: contactParams },
  responses: { 200: answer(contactStanding, 'As they stand now'), ...refused },
});

const simulate = createRoute({
  method: 'post',
  path: '/v1/moderation/simulations',
  tags,
  summary: 'What rules would have done to the last 30 days',
  security: company,
  request: { body: body(simulationInput) },
  responses: { 200: answer(simulationResult, 'What they would have done'), ...refused },
});

const rotateSecret = createRoute({
  method: 'post',
  path: '/v1/moderation/judge-secret',
  tags,
  summary: 'Make a new secret for the site’s own judge',
  description: 'It is shown only now. For a day, what the judge is asked is signed with the one before, too.',
  security: [security.agent],
  request: { body: body(rotateJudgeSecretInput) },
  responses: { 200: answer(judgeSecret, 'The new secret'), ...refused },
});

const appealRoute = createRoute({
  method: 'post',
  path: '/v1/topics/{topic}/messages/{messageId}/appeal',
  tags: ['Discussions'],
  summary: 'Ask once to look again at one’s refused message',
  security: [security.contact],
  request: {
    params: z.strictObject({ topic: topicKey, messageId: id('message') }),
    query: topicQuery,
    body: body(appealInput),
  },
  responses: {
    200: answer(appealResult, 'Moderators are told'),
    ...refusals('not_found', 'forbidden', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

export function moderationRoutes(app: App, parts: Parts): void {
  app.openapi(list, async (c) => c.json(await getModerationQueue(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(counts, async (c) =>
    c.json(await getModerationCounts(c.get('ctx'), c.req.valid('query').site), 200),
  );
  app.openapi(decisions, async (c) => c.json(await decide(c.get('ctx'), c.req.valid('json')), 200));
  app.openapi(history, async (c) =>
    c.json(await getContactHistory(c.get('ctx'), c.req.valid('param').id), 200),
  );
  app.openapi(impose, async (c) =>
    c.json(await sanction(c.get('ctx'), c.req.valid('param').id, c.req.valid('json')), 200),
  );
  app.openapi(lift, async (c) => c.json(await liftSanction(c.get('ctx'), c.req.valid('param').id), 200));
  app.openapi(rotateSecret, async (c) =>
    c.json(await rotateHookSecret(c.get('ctx'), c.req.valid('json').site), 200),
  );
  app.openapi(simulate, async (c) => c.json(await simulateRules(c.get('ctx'), c.req.valid('json')), 200));
  app.openapi(appealRoute, async (c) => {
    await parts.limits.judge(c.get('ctx').actor, c.get('caller').address);
    const { topic, messageId } = c.req.valid('param');
    const wanted = { topic, id: messageId, ...c.req.valid('query'), from: c.get('caller') };
    return c.json(await appeal(c.get('ctx'), wanted, c.req.valid('json')), 200);
  });
}

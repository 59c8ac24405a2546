/** What conversations came to. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import {
  createOutcomeInput,
  outcome,
  outcomeListQuery,
  outcomePage,
  updateOutcomeInput,
} from '../schemas/outcomes.js';
import { createOutcome, getOutcomes, updateOutcome } from '../services/outcomes.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const ofConversation = z.strictObject({ id: id('conversation') });
const company = { tags: ['Outcomes'], security: [security.agent, security.key] };
const path = '/v1/conversations/{id}/outcomes';

const create = createRoute({
  ...{ method: 'post', path, ...company },
  summary: 'Say what a conversation came to, in money',
  description:
    'A sale, a refund, a customer kept, a deal lost; a conversation may have several. Amounts are exact decimals as text. ' +
    'Sent again with the same `id` or `externalId` and the same content, it is answered with what is stored.',
  request: { params: ofConversation, body: body(createOutcomeInput) },
  responses: {
    201: answer(outcome, 'Stored'),
    200: answer(outcome, 'It was stored already'),
    ...refusals('forbidden', 'not_found', 'conflict'),
  },
});

const list = createRoute({
  ...{ method: 'get', path, ...company },
  summary: 'What a conversation came to',
  description: 'With those that were taken back: they have `voidedAt`.',
  request: { params: ofConversation, query: outcomeListQuery },
  responses: { 200: answer(outcomePage, 'A page'), ...refusals('forbidden', 'not_found') },
});

const update = createRoute({
  ...{ method: 'patch', path: `${path}/{outcomeId}`, ...company },
  summary: 'Set an outcome right, or take it back',
  description: 'With `voided` it counts no more, and stays to be seen.',
  request: {
    params: z.strictObject({ id: id('conversation'), outcomeId: id('outcome') }),
    body: body(updateOutcomeInput),
  },
  responses: { 200: answer(outcome, 'As it is now'), ...refusals('forbidden', 'not_found') },
});

export function outcomeRoutes(app: App): void {
  app.openapi(create, async (c) => {
    const args = { ...c.req.valid('json'), conversationId: c.req.valid('param').id };
    const { value, created } = await createOutcome(c.get('ctx'), args);
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(list, async (c) => {
    const wanted = { ...c.req.valid('query'), conversationId: c.req.valid('param').id };
    return c.json(await getOutcomes(c.get('ctx'), wanted), 200);
  });
  app.openapi(update, async (c) => {
    const { id: conversationId, outcomeId } = c.req.valid('param');
    const args = { ...c.req.valid('json'), conversationId, id: outcomeId };
    return c.json(await updateOutcome(c.get('ctx'), args), 200);
  });
}

/** Who a visitor is, on the company's word; and the end of that in this browser. */
import { z } from '@hono/zod-openapi';
import { session } from '../schemas/answers.js';
import { identifyInput } from '../schemas/inputs.js';
import { identify, signOff } from '../services/identify.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const createIdentity = createRoute({
  method: 'post',
  path: '/v1/identify',
  tags: ['Sessions'],
  summary: 'Say who the visitor is, on the company’s word',
  description:
    'With a JWT that the company’s own backend has signed. Somebody who is new keeps this contact; what was written as a visitor joins the contact of somebody who is known. Use the token of the answer from then on.',
  security: [security.contact],
  request: { body: body(identifyInput) },
  responses: {
    200: answer(session, 'The session of the person'),
    ...refusals('forbidden', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

const createSignOff = createRoute({
  method: 'post',
  path: '/v1/sign-off',
  tags: ['Sessions'],
  summary: 'Leave: this browser opens no further session of the contact',
  description: 'The token that was used is good until its hour is over.',
  security: [security.contact],
  request: { body: body(z.strictObject({})) },
  responses: {
    200: answer(z.strictObject({}), 'Signed off'),
    ...refusals('forbidden', 'token_expired', 'origin_forbidden'),
  },
});

export function identityRoutes(app: App, { tokens }: Parts): void {
  app.openapi(createIdentity, async (c) => {
    return c.json(await identify(c.get('ctx'), tokens, c.req.valid('json')), 200);
  });
  app.openapi(createSignOff, async (c) => {
    await signOff(c.get('ctx'));
    return c.json({}, 200);
  });
}

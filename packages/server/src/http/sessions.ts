/** Contacts' sessions, agents' sign-in, and who am I. */
import { z } from '@hono/zod-openapi';
import { deleteCookie, setCookie } from 'hono/cookie';
import { AppError } from '../errors.js';
import { me, session } from '../schemas/answers.js';
import { createSessionInput, signInInput, updateMeInput } from '../schemas/inputs.js';
import { contact } from '../schemas/models.js';
import { asActor, signIn, signOut } from '../services/agents.js';
import { getMe, updateMe } from '../services/me.js';
import { openSession } from '../services/sessions.js';
import type { App } from './app.js';
import { COOKIE, cookieOptions } from './caller.js';
import { deviceOf } from './device.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const createSession = createRoute({
  method: 'post',
  path: '/v1/sessions',
  tags: ['Sessions'],
  summary: 'Open a contact’s session on a site',
  description:
    'The browser makes the id and the secret and keeps them. A new id creates the contact, or, with the link of an e-mail, belongs to the contact that the mail went to.',
  request: { body: body(createSessionInput) },
  responses: {
    200: answer(session, 'A fresh token'),
    ...refusals('not_found', 'origin_forbidden', 'conflict', 'too_late', 'identity_required'),
  },
});

const createSignIn = createRoute({
  method: 'post',
  path: '/v1/sign-in',
  tags: ['Agents'],
  summary: 'Sign an agent in; sets the cookie',
  request: { body: body(signInInput) },
  responses: { 200: answer(me, 'Who is signed in'), ...refusals('origin_forbidden') },
});

const createSignOut = createRoute({
  method: 'post',
  path: '/v1/sign-out',
  tags: ['Agents'],
  summary: 'Sign the agent out; clears the cookie',
  security: [security.agent],
  request: { body: body(z.strictObject({})) },
  responses: { 200: answer(z.strictObject({}), 'Signed out'), ...refusals('forbidden', 'origin_forbidden') },
});

const readMe = createRoute({
  method: 'get',
  path: '/v1/me',
  tags: ['Sessions'],
  summary: 'Who is asking',
  security: [security.contact, security.key, security.agent],
  responses: { 200: answer(me, 'Who is asking'), ...refusals('token_expired', 'origin_forbidden') },
});

const patchMe = createRoute({
  method: 'patch',
  path: '/v1/me',
  tags: ['Sessions'],
  summary: 'Say who you are, as a contact',
  description: 'While the company’s backend has not vouched for it; afterwards only that changes it.',
  security: [security.contact],
  request: { body: body(updateMeInput) },
  responses: {
    200: answer(contact, 'As it is now'),
    ...refusals('forbidden', 'token_expired', 'origin_forbidden'),
  },
});

export function sessionRoutes(app: App, parts: Parts): void {
  app.openapi(createSession, async (c) => {
    const device = deviceOf(c.req.header('user-agent'), c.req.header('accept-language'));
    const args = { input: c.req.valid('json'), from: c.get('caller'), device };
    return c.json(await openSession(c.get('ctx'), parts, args), 200);
  });

  app.openapi(createSignIn, async (c) => {
    const caller = c.get('caller');
    const input = c.req.valid('json');
    if (!caller.ownOrigin) {
      throw new AppError('origin_forbidden', 'Agents sign in on the console of this server only.');
    }
    await parts.limits.signIn(input.email, caller.address);
    const { agent, cookie } = await signIn(c.get('ctx'), input);
    await parts.limits.signedIn(input.email);
    setCookie(c, COOKIE, cookie, cookieOptions(parts, c.req.header('x-forwarded-proto')));
    const actor = asActor(agent.id, agent);
    return c.json(await getMe({ ...c.get('ctx'), actor }), 200);
  });

  app.openapi(createSignOut, async (c) => {
    const { actor } = c.get('ctx');
    await signOut(c.get('ctx'));
    if (actor.type === 'agent') parts.signOuts.notify(actor.sessionHash);
    deleteCookie(c, COOKIE, { path: '/' });
    return c.json({}, 200);
  });

  app.openapi(readMe, async (c) => c.json(await getMe(c.get('ctx')), 200));

  app.openapi(patchMe, async (c) => c.json(await updateMe(c.get('ctx'), c.req.valid('json')), 200));
}

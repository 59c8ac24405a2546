/** Agents' accounts, invitations to have one, and one's own password. */
import { z } from '@hono/zod-openapi';
import { setCookie } from 'hono/cookie';
import { AppError } from '../errors.js';
import { me } from '../schemas/answers.js';
import { id } from '../schemas/common.js';
import {
  acceptInvitationInput,
  account,
  accountPage,
  changePasswordInput,
  createInvitationInput,
  invitationPage,
  invitationShown,
  invitationToken,
  invitationWithToken,
  pageQuery,
  updateAccountInput,
} from '../schemas/staff.js';
import { changePassword, getAccounts, updateAccount } from '../services/accounts.js';
import { asActor, signIn } from '../services/agents.js';
import {
  acceptInvitation,
  createInvitation,
  getInvitations,
  inviteAgain,
  lookAtInvitation,
  revokeInvitation,
} from '../services/invitations.js';
import { getMe } from '../services/me.js';
import type { App } from './app.js';
import { type Caller, COOKIE, cookieOptions } from './caller.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const tags = ['Agents'];
const staff = { tags, security: [security.agent] };
const ofAgent = z.strictObject({ id: id('agent') });
const nothing = body(z.strictObject({}));

const list = createRoute({
  ...{ method: 'get', path: '/v1/accounts', ...staff },
  summary: 'Agents’ accounts in the order of their ids',
  request: { query: pageQuery },
  responses: { 200: answer(accountPage, 'A page'), ...refusals('forbidden') },
});

const update = createRoute({
  ...{ method: 'patch', path: '/v1/accounts/{id}', ...staff },
  summary: 'Change an agent’s name, role or sites, or whether they may sign in',
  description: 'Their open connections end. Only an owner changes an owner; the last one stays.',
  request: { params: ofAgent, body: body(updateAccountInput) },
  responses: { 200: answer(account, 'As it is now'), ...refusals('forbidden', 'not_found', 'conflict') },
});

const again = createRoute({
  ...{ method: 'post', path: '/v1/accounts/{id}/invitation', ...staff },
  summary: 'Make a link with which an agent sets a new password',
  request: { params: ofAgent, body: nothing },
  responses: {
    201: answer(invitationWithToken, 'With the link’s secret, shown only now'),
    ...refusals('forbidden', 'not_found'),
  },
});

const password = createRoute({
  ...{ method: 'post', path: '/v1/me/password', ...staff },
  summary: 'Change your own password, as an agent',
  description: 'Ends all your other sign-ins.',
  request: { body: body(changePasswordInput) },
  responses: { 200: answer(z.strictObject({}), 'Changed'), ...refusals('forbidden') },
});

const invite = createRoute({
  ...{ method: 'post', path: '/v1/invitations', ...staff },
  summary: 'Invite somebody by a link',
  description: 'The link is `/console#/welcome/` with the token, good once and for a week.',
  request: { body: body(createInvitationInput) },
  responses: {
    201: answer(invitationWithToken, 'With the link’s secret, shown only now'),
    ...refusals('forbidden', 'conflict'),
  },
});

const invitations = createRoute({
  ...{ method: 'get', path: '/v1/invitations', ...staff },
  summary: 'Invitations that wait to be accepted',
  request: { query: pageQuery },
  responses: { 200: answer(invitationPage, 'A page'), ...refusals('forbidden') },
});

const revoke = createRoute({
  ...{ method: 'delete', path: '/v1/invitations/{id}', ...staff },
  summary: 'Take an invitation back',
  request: { params: z.strictObject({ id: id('invitation') }) },
  responses: {
    200: answer(z.strictObject({ id: id('invitation') }), 'Its link is good no more'),
    ...refusals('forbidden', 'not_found'),
  },
});

const look = createRoute({
  ...{ method: 'post', path: '/v1/invitations/look', tags },
  summary: 'What an invitation’s link is for',
  request: { body: body(invitationToken) },
  responses: { 200: answer(invitationShown, 'What it is for'), ...refusals('origin_forbidden', 'not_found') },
});

const accept = createRoute({
  ...{ method: 'post', path: '/v1/invitations/accept', tags },
  summary: 'Accept an invitation; signs in and sets the cookie',
  request: { body: body(acceptInvitationInput) },
  responses: {
    200: answer(me, 'Who is signed in'),
    ...refusals('forbidden', 'origin_forbidden', 'not_found', 'conflict'),
  },
});

/** As signing in: on this server's own pages only, and not as often as one likes. */
async function admitGuest(parts: Parts, caller: Caller): Promise<void> {
  if (!caller.ownOrigin) {
    throw new AppError('origin_forbidden', 'Invitations are accepted on the console of this server only.');
  }
  await parts.limits.invitation(caller.address);
}

export function accountRoutes(app: App, parts: Parts): void {
  const end = (endings: string[]) => {
    for (const sessionHash of endings) parts.signOuts.notify(sessionHash);
  };

  app.openapi(list, async (c) => c.json(await getAccounts(c.get('ctx'), c.req.valid('query')), 200));

  app.openapi(update, async (c) => {
    const args = { ...c.req.valid('json'), ...c.req.valid('param') };
    const { value, endings } = await updateAccount(c.get('ctx'), args);
    end(endings);
    return c.json(value, 200);
  });

  app.openapi(again, async (c) => c.json(await inviteAgain(c.get('ctx'), c.req.valid('param').id), 201));

  app.openapi(password, async (c) => {
    const { actor } = c.get('ctx');
    if (actor.type === 'agent') await parts.limits.password(actor.id);
    const { endings } = await changePassword(c.get('ctx'), c.req.valid('json'));
    end(endings);
    return c.json({}, 200);
  });

  app.openapi(invite, async (c) => c.json(await createInvitation(c.get('ctx'), c.req.valid('json')), 201));

  app.openapi(invitations, async (c) => {
    return c.json(await getInvitations(c.get('ctx'), c.req.valid('query')), 200);
  });

  app.openapi(revoke, async (c) => {
    return c.json(await revokeInvitation(c.get('ctx'), c.req.valid('param').id), 200);
  });

  app.openapi(look, async (c) => {
    await admitGuest(parts, c.get('caller'));
    return c.json(await lookAtInvitation(c.get('ctx'), c.req.valid('json').token), 200);
  });

  app.openapi(accept, async (c) => {
    await admitGuest(parts, c.get('caller'));
    const input = c.req.valid('json');
    const ctx = c.get('ctx');
    const { value, endings } = await acceptInvitation(ctx, input);
    end(endings);
    // The account may have been closed meanwhile: then there is a new password, and no sign-in.
    const signedIn = await signIn(ctx, { email: value.email, password: input.password });
    setCookie(c, COOKIE, signedIn.cookie, cookieOptions(parts, c.req.header('x-forwarded-proto')));
    return c.json(await getMe({ ...ctx, actor: asActor(signedIn.agent.id, signedIn.agent) }), 200);
  });
}

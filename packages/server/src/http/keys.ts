/** API keys of the company's backends, and the keys with which they vouch for visitors. */
import { z } from '@hono/zod-openapi';
import { id, siteKey } from '../schemas/common.js';
import {
  apiKey,
  apiKeyPage,
  apiKeyWithSecret,
  createApiKeyInput,
  createIdentityKeyInput,
  identityKeyList,
  identityKeyWithSecret,
  pageQuery,
} from '../schemas/staff.js';
import { addIdentityKey, listIdentityKeys, removeIdentityKey } from '../services/identity-keys.js';
import { createKey, getKeys, revokeKey } from '../services/keys.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const staff = { tags: ['Keys'], security: [security.agent] };
const ofSite = z.strictObject({ site: siteKey });
const identityKeyId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8}$/, 'Expected the id of an identity key.')
  .openapi({ example: 'kq3xJ0aZ' });

const create = createRoute({
  ...{ method: 'post', path: '/v1/keys', ...staff },
  summary: 'Make an API key',
  description: 'It is in the answer, and never shown again.',
  request: { body: body(createApiKeyInput) },
  responses: { 201: answer(apiKeyWithSecret, 'With the key itself'), ...refusals('forbidden', 'not_found') },
});

const list = createRoute({
  ...{ method: 'get', path: '/v1/keys', ...staff },
  summary: 'API keys in the order of their ids, also those that were revoked',
  request: { query: pageQuery },
  responses: { 200: answer(apiKeyPage, 'A page'), ...refusals('forbidden') },
});

const revoke = createRoute({
  ...{ method: 'delete', path: '/v1/keys/{id}', ...staff },
  summary: 'Revoke an API key: it is good for nothing from now on',
  request: { params: z.strictObject({ id: id('apiKey') }) },
  responses: { 200: answer(apiKey, 'As it is now'), ...refusals('forbidden', 'not_found', 'conflict') },
});

const createIdentity = createRoute({
  ...{ method: 'post', path: '/v1/identity-keys', ...staff },
  summary: 'Add a key with which your backend vouches for visitors',
  description: 'A site has two at most: add the new one, sign with it, remove the old one.',
  request: { body: body(createIdentityKeyInput) },
  responses: {
    201: answer(identityKeyWithSecret, 'With its secret, shown only now'),
    ...refusals('forbidden', 'not_found', 'conflict'),
  },
});

const listIdentity = createRoute({
  ...{ method: 'get', path: '/v1/identity-keys', ...staff },
  summary: 'The identity keys of a site, without their secrets',
  request: { query: ofSite },
  responses: { 200: answer(identityKeyList, 'The keys'), ...refusals('forbidden', 'not_found') },
});

const removeIdentity = createRoute({
  ...{ method: 'delete', path: '/v1/identity-keys/{id}', ...staff },
  summary: 'Take an identity key away: what it has signed is worth nothing',
  request: { params: z.strictObject({ id: identityKeyId }), query: ofSite },
  responses: {
    200: answer(z.strictObject({ id: z.string() }), 'It is gone'),
    ...refusals('forbidden', 'not_found'),
  },
});

export function keyRoutes(app: App): void {
  app.openapi(create, async (c) => c.json(await createKey(c.get('ctx'), c.req.valid('json')), 201));
  app.openapi(list, async (c) => c.json(await getKeys(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(revoke, async (c) => c.json(await revokeKey(c.get('ctx'), c.req.valid('param').id), 200));
  app.openapi(createIdentity, async (c) => {
    return c.json(await addIdentityKey(c.get('ctx'), c.req.valid('json')), 201);
  });
  app.openapi(listIdentity, async (c) => {
    return c.json({ data: await listIdentityKeys(c.get('ctx'), c.req.valid('query').site) }, 200);
  });
  app.openapi(removeIdentity, async (c) => {
    const { id: keyId } = c.req.valid('param');
    await removeIdentityKey(c.get('ctx'), { site: c.req.valid('query').site, id: keyId });
    return c.json({ id: keyId }, 200);
  });
}

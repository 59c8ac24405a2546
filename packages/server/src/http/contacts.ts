/** Contacts. */
import { z } from '@hono/zod-openapi';
import { contactPage, erasedContact, journey } from '../schemas/answers.js';
import { id } from '../schemas/common.js';
import {
  contactListQuery,
  createContactInput,
  mergeContactInput,
  updateContactInput,
} from '../schemas/inputs.js';
import { contact } from '../schemas/models.js';
import { createContact, getContact, getContacts, updateContact } from '../services/contacts.js';
import { eraseContact } from '../services/erase-contact.js';
import { getJourney } from '../services/journeys.js';
import { mergeContacts } from '../services/merge-contacts.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const create = createRoute({
  method: 'post',
  path: '/v1/contacts',
  tags: ['Contacts'],
  summary: 'Create a contact whom the company knows',
  security: [security.key],
  request: { body: body(createContactInput) },
  responses: {
    201: answer(contact, 'Created'),
    200: answer(contact, 'It was there already'),
    ...refusals('forbidden', 'not_found', 'conflict'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/v1/contacts',
  tags: ['Contacts'],
  summary: 'Contacts in the order of their ids',
  security: [security.key, security.agent],
  request: { query: contactListQuery },
  responses: { 200: answer(contactPage, 'A page'), ...refusals('forbidden') },
});

const read = createRoute({
  method: 'get',
  path: '/v1/contacts/{id}',
  tags: ['Contacts'],
  summary: 'One contact',
  security: [security.key, security.agent, security.contact],
  request: { params: z.strictObject({ id: id('contact') }) },
  responses: { 200: answer(contact, 'The contact'), ...refusals('forbidden', 'not_found', 'token_expired') },
});

const update = createRoute({
  method: 'patch',
  path: '/v1/contacts/{id}',
  tags: ['Contacts'],
  summary: 'Say what the company knows of a person',
  security: [security.key, security.agent],
  request: { params: z.strictObject({ id: id('contact') }), body: body(updateContactInput) },
  responses: { 200: answer(contact, 'As it is now'), ...refusals('forbidden', 'not_found') },
});

const follow = createRoute({
  method: 'get',
  path: '/v1/contacts/{id}/journey',
  tags: ['Contacts'],
  summary: 'The latest pages that a contact was on',
  description: 'As far as these pages told it while there was a conversation. The last one comes first.',
  security: [security.key, security.agent],
  request: { params: z.strictObject({ id: id('contact') }) },
  responses: { 200: answer(journey, 'The pages'), ...refusals('forbidden', 'not_found') },
});

const merge = createRoute({
  method: 'post',
  path: '/v1/contacts/{id}/merge',
  tags: ['Contacts'],
  summary: 'Say that a contact is another one',
  description:
    'All it has becomes the other’s, and it is no more. It cannot be taken back; the feed tells of it by `contact.merged`.',
  security: [security.key, security.agent],
  request: { params: z.strictObject({ id: id('contact') }), body: body(mergeContactInput) },
  responses: { 200: answer(contact, 'Who it is'), ...refusals('forbidden', 'not_found', 'conflict') },
});

const erase = createRoute({
  method: 'delete',
  path: '/v1/contacts/{id}',
  tags: ['Contacts'],
  summary: 'Forget a person, with all conversations and files',
  description: 'It cannot be taken back. The feed tells of it by `conversation.erased` and `contact.erased`.',
  security: [security.key, security.agent],
  request: { params: z.strictObject({ id: id('contact') }) },
  responses: { 200: answer(erasedContact, 'Forgotten'), ...refusals('forbidden', 'not_found') },
});

export function contactRoutes(app: App, parts: Parts): void {
  app.openapi(create, async (c) => {
    const { value, created } = await createContact(c.get('ctx'), c.req.valid('json'));
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(update, async (c) => {
    const args = { ...c.req.valid('json'), id: c.req.valid('param').id };
    return c.json(await updateContact(c.get('ctx'), args), 200);
  });
  app.openapi(erase, async (c) => {
    return c.json(await eraseContact(c.get('ctx'), parts, c.req.valid('param').id), 200);
  });
  app.openapi(follow, async (c) => c.json(await getJourney(c.get('ctx'), c.req.valid('param').id), 200));
  app.openapi(merge, async (c) => {
    const args = { ...c.req.valid('json'), id: c.req.valid('param').id };
    return c.json(await mergeContacts(c.get('ctx'), args), 200);
  });
  app.openapi(list, async (c) => c.json(await getContacts(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(read, async (c) => c.json(await getContact(c.get('ctx'), c.req.valid('param').id), 200));
}

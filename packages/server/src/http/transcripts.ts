/** A conversation to be kept: downloaded, or sent to the contact. */
import { ReadableStream } from 'node:stream/web';
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import { sendTranscriptInput } from '../schemas/inputs.js';
import { getTranscript, sendTranscript } from '../services/transcripts.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const path = '/v1/conversations/{id}/transcript';
const params = z.strictObject({ id: id('conversation') });
const everyone = [security.contact, security.agent, security.key];

/** Wherever it is opened, nothing in it acts. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-disposition': 'attachment; filename="conversation.html"',
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const read = createRoute({
  method: 'get',
  path,
  tags: ['Conversations'],
  summary: 'A conversation as a page to keep',
  description:
    'All messages from the first to the last, in the language of the site. Notes are not in it, of files only the names.',
  security: everyone,
  request: { params },
  responses: {
    200: { description: 'The page', content: { 'text/html': { schema: z.string() } } },
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden'),
  },
});

const send = createRoute({
  method: 'post',
  path,
  tags: ['Conversations'],
  summary: 'Send a conversation to its contact',
  description:
    'By e-mail, to the address that the contact has. Refused with `conflict` where there is none, or no mail is sent.',
  security: everyone,
  request: { params, body: body(sendTranscriptInput) },
  responses: {
    202: answer(sendTranscriptInput, 'It is on its way'),
    ...refusals('forbidden', 'not_found', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

export function transcriptRoutes(app: App, parts: Parts): void {
  app.openapi(read, async (c) => {
    const pieces = await getTranscript(c.get('ctx'), c.req.valid('param').id);
    const bytes = ReadableStream.from(pieces).pipeThrough(new TextEncoderStream());
    return c.body(bytes, 200, HEADERS);
  });
  app.openapi(send, async (c) => {
    const args = { conversationId: c.req.valid('param').id, address: c.get('caller').address };
    await sendTranscript(c.get('ctx'), parts, args);
    return c.json(c.req.valid('json'), 202);
  });
}

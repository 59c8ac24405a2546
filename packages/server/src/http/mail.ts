/** Mail that comes in by HTTP: the same as by SMTP, from whoever has the secret. */
import { z } from '@hono/zod-openapi';
import { AppError } from '../errors.js';
import { requireHookHeaders, verifyHook } from '../mail/hook-signature.js';
import { mailResult } from '../schemas/answers.js';
import type { App } from './app.js';
import type { Parts } from './env.js';
import { answer, createRoute, refusals, security } from './route.js';

/** Where bodies are mails as they are, with limits of their own. */
export const MAIL_PATH = '/v1/mail';

const take = createRoute({
  method: 'post',
  path: MAIL_PATH,
  tags: ['Mail'],
  summary: 'Hand over an answer that came by e-mail',
  description:
    'The body is the mail itself, with all its headers. Signed as Standard Webhooks has it, with the secret in ' +
    '`PARLEY_MAIL_SECRET`: `webhook-signature: v1,` and the base64 of the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}`. ' +
    'The same mail again is no other message.',
  security: [security.mail],
  request: { body: { required: true, content: { 'message/rfc822': { schema: z.any() } } } },
  responses: {
    200: answer(mailResult, 'Taken, or rightly ignored: a bounce, an automatic answer'),
    ...refusals('forbidden', 'not_found', 'token_expired', 'origin_forbidden', 'payload_too_large'),
  },
});

export function mailRoutes(app: App, parts: Parts): void {
  app.openapi(take, async (c) => {
    const { mailSecret, mailIntake, base } = parts;
    if (mailSecret === undefined) {
      throw new AppError('unauthenticated', 'Mail is not taken here: PARLEY_MAIL_SECRET is not set.');
    }
    const given = {
      id: c.req.header('webhook-id'),
      timestamp: c.req.header('webhook-timestamp'),
      signature: c.req.header('webhook-signature'),
    };
    const headers = requireHookHeaders(given, base.now());
    const outcome = await mailIntake.take({
      stream: c.env.incoming,
      verify: (path) => verifyHook(mailSecret, headers, path),
    });
    return c.json({ outcome }, 200);
  });
}

/**
 * The week's figures by e-mail: who wants them, and the page behind "no more". Looking at that changes nothing, for programs look at links in mails;
 * mail programs that offer the way out themselves post at once (RFC 8058).
 */
import type { Context as HonoContext } from 'hono';
import { composeNote } from '../mail/compose.js';
import { figureTexts } from '../mail/figure-texts.js';
import { digest } from '../schemas/digests.js';
import { getDigest, localeOfDigest, setDigest, stopDigest } from '../services/digests.js';
import type { App } from './app.js';
import { readCaller } from './caller.js';
import type { Env, Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const own = { path: '/v1/me/digest', tags: ['Insights'], security: [security.agent] };

const read = createRoute({
  ...{ method: 'get', ...own },
  summary: 'Whether one is sent the week’s figures by e-mail',
  responses: { 200: answer(digest, 'As it is now'), ...refusals('forbidden') },
});

const write = createRoute({
  ...{ method: 'put', ...own },
  summary: 'Ask for the week’s figures by e-mail, or for no more of them',
  description:
    'On Monday mornings by the clocks of the workspace, where the operator has named a mail server.',
  request: { body: body(digest) },
  responses: { 200: answer(digest, 'As it is now'), ...refusals('forbidden') },
});

export function digestRoutes(app: App): void {
  app.openapi(read, async (c) => c.json(await getDigest(c.get('ctx')), 200));
  app.openapi(write, async (c) => c.json(await setDigest(c.get('ctx'), c.req.valid('json')), 200));
}

const PATH = '/digest/stop/:token';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

export function digestStopRoutes(app: App, parts: Parts): void {
  const show = (
    c: HonoContext<Env>,
    note: { locale: string; text: string | null; button: string | null },
  ) => {
    c.header('content-security-policy', POLICY);
    c.header('referrer-policy', 'no-referrer');
    c.header('cache-control', 'no-store');
    return c.html(composeNote(note));
  };
  const count = (c: HonoContext<Env>) =>
    parts.limits.request({ type: 'nobody' }, readCaller(c.env.incoming, parts).address);

  app.get(PATH, async (c) => {
    await count(c);
    const locale = await localeOfDigest(parts.base, parts.signer, c.req.param('token'));
    return show(c, { locale, text: null, button: figureTexts(locale).stop });
  });
  app.post(PATH, async (c) => {
    await count(c);
    const locale = await stopDigest(parts.base, parts.signer, c.req.param('token'));
    return show(c, { locale, text: figureTexts(locale).stopped, button: null });
  });
}

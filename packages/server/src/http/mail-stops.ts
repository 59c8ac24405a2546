/**
 * The page behind "no more answers by e-mail". Looking at it changes nothing, for programs look at links in mails; mail
 * programs that offer the way out themselves post at once (RFC 8058).
 */
import type { Context as HonoContext } from 'hono';
import { composeNote } from '../mail/compose.js';
import { mailTexts } from '../mail/texts.js';
import { localeOfStop, stopMails } from '../services/mail-stops.js';
import type { App } from './app.js';
import { readCaller } from './caller.js';
import type { Env, Parts } from './env.js';

const PATH = '/mail/stop/:token';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

export function mailStopRoutes(app: App, parts: Parts): void {
  const show = async (c: HonoContext<Env>, stopped: boolean) => {
    const locale = await localeOfStop(parts.base, parts.signer, c.req.param('token') ?? '');
    const texts = mailTexts(locale);
    c.header('content-security-policy', POLICY);
    c.header('referrer-policy', 'no-referrer');
    c.header('cache-control', 'no-store');
    return c.html(
      composeNote({ locale, text: stopped ? texts.stopped : null, button: stopped ? null : texts.stop }),
    );
  };
  const count = (c: HonoContext<Env>) =>
    parts.limits.request({ type: 'nobody' }, readCaller(c.env.incoming, parts).address);

  app.get(PATH, async (c) => {
    await count(c);
    return show(c, false);
  });
  app.post(PATH, async (c) => {
    await count(c);
    await stopMails(parts.base, parts.signer, c.req.param('token'));
    return show(c, true);
  });
}

/**
 * The page behind a public link. It holds no figure itself: its script asks for them with the link's own token. Nobody is to find it in a
 * search, and nothing on it tells where one came from.
 */
import { composeNote } from '../mail/compose.js';
import { figureTexts } from '../mail/figure-texts.js';
import { escapeHtml } from '../mail/html.js';
import { openInsightsLink } from '../services/insights-links.js';
import type { App } from './app.js';
import { readCaller } from './caller.js';
import { bundleNamed } from './embed.js';
import type { Parts } from './env.js';
import { sendPage, sendPageStyle } from './page.js';

const PATH = '/insights/:token';
const NOTE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

export function insightsPageRoutes(app: App, parts: Parts): void {
  app.get(PATH, async (c) => {
    await parts.limits.request({ type: 'nobody' }, readCaller(c.env.incoming, parts).address);
    c.header('referrer-policy', 'no-referrer');
    c.header('x-robots-tag', 'noindex, nofollow');
    c.header('x-content-type-options', 'nosniff');
    c.header('cache-control', 'no-store');
    const token = c.req.param('token');
    const locale = c.req.header('accept-language')?.split(/[,;]/)[0] ?? 'en';
    if ((await openInsightsLink(parts.base, token)) === undefined) {
      c.header('content-security-policy', NOTE_POLICY);
      return c.html(composeNote({ locale, text: figureTexts(locale).linkOver, button: null }), 410);
    }
    return sendPage(c, {
      bundle: await bundleNamed('insights'),
      style: '/insights.css',
      element: `<parley-insights alone link="${escapeHtml(token)}"></parley-insights>`,
      head: '<meta name="robots" content="noindex, nofollow">\n',
    });
  });

  app.get('/insights.css', (c) =>
    sendPageStyle(c, 'html,body{margin:0;min-height:100%}parley-insights{display:block}'),
  );
}

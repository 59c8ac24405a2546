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
import { bundleNamed, PAGE_POLICY } from './embed.js';
import type { Parts } from './env.js';

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
    c.header('content-security-policy', PAGE_POLICY);
    return c.html(page(await bundleNamed('insights'), token));
  });

  app.get('/insights.css', (c) => {
    c.header('content-type', 'text/css; charset=utf-8');
    c.header('cache-control', 'public, max-age=300');
    return c.body('html,body{margin:0;min-height:100%}parley-insights{display:block}');
  });
}

function page(bundle: string, token: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>Parley</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/insights.css">
<script type="module" src="/widget/${bundle}"></script>
</head>
<body><parley-insights alone link="${escapeHtml(token)}"></parley-insights></body>
</html>
`;
}

/**
 * Halden's website: three pages, a style sheet, drawings. The pages know nothing of Parley but one script tag, whose
 * address is filled in here. The policy is as strict as a careful company's, to show that Parley needs no more.
 */
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { readAsset, sendAsset } from './pages.js';

const FOLDER = fileURLToPath(new URL('../site', import.meta.url));
const PAGES: Record<string, string> = {
  '/': 'index.html',
  '/halden-one': 'halden-one.html',
  '/news': 'news.html',
  '/pricing': 'pricing.html',
};
const PLACE = '{{parley-url}}';
const SITE = 'halden';

/** `{{discussion TOPIC}}` in a page: what is said there, as Parley renders it for whoever reads without a script. */
const DISCUSSION = /\{\{discussion ([a-z0-9-]+)\}\}/g;
/** A page is not kept waiting for what the element would fetch by itself. */
const PATIENCE = 1000;

/** What a page may load: its own files, and Parley's script, calls, sockets and pictures. */
function contentSecurityPolicy(parley: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${parley}`,
    "style-src 'self'",
    `img-src 'self' data: ${parley}`,
    `media-src ${parley}`,
    `connect-src ${parley} ${parley.replace(/^http/, 'ws')}`,
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

async function renderDiscussions(text: string, parley: string): Promise<string> {
  let page = text;
  for (const [place, topic] of text.matchAll(DISCUSSION)) {
    const address = new URL(`/v1/topics/${topic}/html?site=${SITE}`, parley);
    const rendered = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) })
      .then((answer) => (answer.ok ? answer.text() : ''))
      .catch(() => '');
    // By a function, because `$&` in what people say means nothing here.
    page = page.replace(place, () => rendered);
  }
  return page;
}

/** The site, for a Parley at `parleyUrl`. */
export function createSite(parleyUrl: string): Hono {
  // Only the origin goes into pages and policy: nothing that could close an attribute or add a directive.
  const parley = new URL(parleyUrl).origin;
  const policy = contentSecurityPolicy(parley);
  const app = new Hono();

  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.get('*', async (c) => {
    c.header('content-security-policy', policy);
    const path = PAGES[c.req.path] ?? c.req.path.slice(1);
    const text = await readAsset(FOLDER, path);
    if (text !== undefined) {
      const page = await renderDiscussions(text.replaceAll(PLACE, parley), parley);
      return sendAsset(c, path, page);
    }
    c.status(404);
    const missing = (await readAsset(FOLDER, '404.html')) ?? 'Not found';
    return sendAsset(c, '404.html', missing.replaceAll(PLACE, parley));
  });
  return app;
}

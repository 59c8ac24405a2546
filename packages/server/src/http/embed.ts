/**
 * Serves what runs in browsers: the loader, the hashed bundles, the console's page. Finds the widget's build by path;
 * it imports none of its code.
 */
import type { Context as HonoContext } from 'hono';
import { AppError } from '../errors.js';
import { noteSighting } from '../services/sightings.js';
import { siteOfTag, tagPrelude } from '../services/tag-prelude.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import type { App } from './app.js';
import type { Env, Parts } from './env.js';
import { readText, sendFile } from './files.js';
import { sendPage, sendPageStyle } from './page.js';

const BUNDLES = new URL('../../../widget/dist/browser/', import.meta.url);
const BUNDLE_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,100}\.js$/;
const SCRIPT = 'text/javascript; charset=utf-8';

export function embedRoutes(app: App, parts: Parts): void {
  app.get('/parley.js', async (c) => {
    const { settings } = parts.base;
    const page = URL.parse(c.req.header('referer') ?? '');
    const site = siteOfTag(settings.current, { key: c.req.query('site'), origin: page?.origin });
    if (site !== undefined && page !== null && site.origins.includes(page.origin)) {
      noteSighting(parts, { siteId: site.id, origin: page.origin, page: page.href });
    }
    return sendTag(c, parts, { file: 'parley.js', site });
  });

  app.get('/parley-discussion.js', (c) => {
    const page = URL.parse(c.req.header('referer') ?? '');
    const wanted = { key: c.req.query('site'), origin: page?.origin };
    const site = siteOfTag(parts.base.settings.current, wanted);
    return sendTag(c, parts, { file: 'parley-discussion.js', site });
  });

  // For pages of the company that show figures: a module, so that it may be fetched from anywhere, and never twice.
  app.get('/parley-insights.js', async (c) => {
    c.header('access-control-allow-origin', '*');
    c.header('cache-control', 'public, max-age=300');
    return c.redirect(`/widget/${await bundleNamed('insights')}`);
  });

  app.get('/widget/:file', async (c) => {
    const file = c.req.param('file');
    c.header('access-control-allow-origin', '*');
    const cache = 'public, max-age=31536000, immutable';
    const sent = BUNDLE_NAME.test(file)
      ? await sendFile(c, new URL(file, BUNDLES), { type: SCRIPT, cache })
      : undefined;
    if (sent === undefined) throw new AppError('not_found', `There is no bundle ${file}.`);
    return sent;
  });

  app.get('/console', async (c) => {
    c.header('cache-control', 'no-cache');
    const bundle = await bundleNamed('console');
    const element = '<parley-console></parley-console>';
    return sendPage(c, { bundle, style: '/console.css', element, cover: true });
  });

  app.get('/console.css', (c) =>
    sendPageStyle(c, 'html,body{margin:0;height:100%}parley-console{display:block;height:100%}'),
  );

  app.get('/', (c) => c.redirect('/console'));
}

/** The file that an entry was built to. */
export async function bundleNamed(entry: string): Promise<string> {
  const manifest = await readText(new URL('manifest.json', BUNDLES));
  const bundle: unknown = manifest && JSON.parse(manifest)[entry];
  return typeof bundle === 'string' ? bundle : notBuilt();
}

/** A script that pages name in a tag, with how the site looks. */
async function sendTag(
  c: HonoContext<Env>,
  { base }: Parts,
  { file, site }: { file: string; site: SiteSettings | undefined },
): Promise<Response> {
  // Sites that look different get different lines: then no cache between may give one what is another's.
  const isShared = base.settings.current.sites.every(({ theme }) => tagPrelude(theme) === '');
  c.header('access-control-allow-origin', '*');
  c.header('vary', 'referer');
  const sent = await sendFile(c, new URL(file, BUNDLES), {
    type: SCRIPT,
    cache: isShared ? 'public, max-age=300' : 'private, max-age=300',
    before: site ? tagPrelude(site.theme) : '',
  });
  return sent ?? notBuilt();
}

function notBuilt(): never {
  throw new AppError('internal', 'The browser bundles are not built. Run `pnpm build`.');
}

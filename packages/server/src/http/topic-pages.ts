/** A discussion as HTML and as feeds, for whoever reads without our script. */
import { z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { topicHtmlQuery, topicKey, topicQuery } from '../schemas/topics.js';
import { getTopicFeed, getTopicHtml } from '../services/topic-pages.js';
import type { App } from './app.js';
import type { Env, Parts } from './env.js';
import { createRoute, refusals } from './route.js';

const params = z.strictObject({ topic: topicKey });
const tags = ['Discussions'];
const refused = refusals('not_found', 'token_expired', 'forbidden', 'origin_forbidden');
const page = (type: string, description: string) => ({
  200: { description, content: { [type]: { schema: z.string() } } },
  304: { description: 'As you have it' },
  ...refused,
});

const html = createRoute({
  method: 'get',
  path: '/v1/topics/{topic}/html',
  tags,
  summary: 'A discussion as HTML, to put into a page on your server',
  description:
    'Readable without a script, with JSON-LD of schema.org; the element takes it over. It changes with the discussion: ask with `If-None-Match`.',
  request: { params, query: topicHtmlQuery },
  responses: page('text/html', 'A piece of HTML'),
});

const rss = createRoute({
  method: 'get',
  path: '/v1/topics/{topic}/rss',
  tags,
  summary: 'The latest messages as RSS 2.0',
  request: { params, query: topicQuery },
  responses: page('application/rss+xml', 'The feed'),
});

const atom = createRoute({
  method: 'get',
  path: '/v1/topics/{topic}/atom',
  tags,
  summary: 'The latest messages as Atom',
  request: { params, query: topicQuery },
  responses: page('application/atom+xml', 'The feed'),
});

export function topicPageRoutes(app: App, parts: Parts): void {
  const addressOf = (c: HonoContext<Env>): URL => {
    const asked = new URL(c.req.url);
    return parts.publicUrl === undefined ? asked : new URL(asked.pathname + asked.search, parts.publicUrl);
  };
  app.openapi(html, async (c) => {
    const { site, ...query } = c.req.valid('query');
    const wanted = { ...c.req.valid('param'), site, from: c.get('caller'), at: addressOf(c) };
    // Opened by itself, nothing in it acts.
    c.header('content-security-policy', "default-src 'none'");
    c.header('content-type', 'text/html; charset=utf-8');
    return c.body(await getTopicHtml(c.get('ctx'), wanted, query), 200);
  });
  app.openapi(rss, async (c) => {
    const wanted = {
      ...c.req.valid('param'),
      ...c.req.valid('query'),
      from: c.get('caller'),
      at: addressOf(c),
    };
    c.header('content-type', 'application/rss+xml; charset=utf-8');
    return c.body(await getTopicFeed(c.get('ctx'), wanted, 'rss'), 200);
  });
  app.openapi(atom, async (c) => {
    const wanted = {
      ...c.req.valid('param'),
      ...c.req.valid('query'),
      from: c.get('caller'),
      at: addressOf(c),
    };
    c.header('content-type', 'application/atom+xml; charset=utf-8');
    return c.body(await getTopicFeed(c.get('ctx'), wanted, 'atom'), 200);
  });
}

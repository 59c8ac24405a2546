/**
 * Cross-origin reading: answers only to pages of some site of this workspace. Which site is decided later, by the
 * credential; a preflight carries none. Never with cookies: those are for the server's own pages.
 */
import type { MiddlewareHandler } from 'hono';
import { cors as honoCors } from 'hono/cors';
import type { Env, Parts } from './env.js';

export function cors(parts: Parts): MiddlewareHandler<Env> {
  return honoCors({
    origin: (origin) =>
      parts.base.settings.current.sites.some((site) => site.origins.includes(origin)) ? origin : null,
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders: ['retry-after', 'x-request-id'],
    maxAge: 7200,
  });
}

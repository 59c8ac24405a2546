/**
 * Cross-origin reading: answers only to pages of some site of this workspace. Which site is decided later, by the
 * credential; a preflight carries none. Never with cookies: those are for the server's own pages.
 */
import type { MiddlewareHandler } from 'hono';
import { cors as honoCors } from 'hono/cors';
import type { Env, Parts } from './env.js';

export function cors(parts: Parts): MiddlewareHandler<Env> {
  const answerOthers = honoCors({
    origin: (origin, c) =>
      isForLinks(c.req.path) ||
      parts.base.settings.current.sites.some((site) => site.origins.includes(origin))
        ? origin
        : null,
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders: ['retry-after', 'x-request-id'],
    maxAge: 7200,
  });
  return (c, next) => {
    if (c.req.header('origin') !== undefined) return answerOthers(c, next);
    // Nothing to say to programs and to the server's own pages. Not touching the answer also lets it go out as the text it is.
    c.header('vary', 'Origin');
    return next();
  };
}

/** A public link may be looked at from any page, such as one of an intranet. Cookies never come along, and keys are refused there. */
function isForLinks(path: string): boolean {
  return path === '/v1/insights' || path.startsWith('/v1/insights/');
}

/** Answers that anybody may keep. */
import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type { Env } from './env.js';

/** Browsers and proxies may keep it and ask whether it is still so: nothing in it depends on who asks. */
export function publicly(): MiddlewareHandler<Env> {
  const tag = etag();
  return async (c, next) => {
    if (c.req.method !== 'GET') return next();
    const answer = await tag(c, next);
    if (c.res.status < 400) c.res.headers.set('cache-control', 'public, max-age=0, must-revalidate');
    return answer;
  };
}

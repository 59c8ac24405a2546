/** One line per request: id, method, path, status, time. Never a body, a query, a token or a cookie. */
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Env, Parts } from './env.js';

export function requestLog(parts: Parts): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = randomUUID();
    const start = performance.now();
    c.set('requestId', requestId);
    c.header('x-request-id', requestId);
    await next();
    parts.metrics.answered('http', c.res.status < 400 ? 'ok' : String(c.res.status));
    const ms = Math.round((performance.now() - start) * 10) / 10;
    parts.log.debug(
      { requestId, method: c.req.method, path: withoutTokens(c.req.path), status: c.res.status, ms },
      'request',
    );
  };
}

/** Some pages have their secret in the address. */
function withoutTokens(path: string): string {
  return path.replace(/^(\/insights|\/mail\/stop|\/digest\/stop)\/.*/, '$1/…');
}

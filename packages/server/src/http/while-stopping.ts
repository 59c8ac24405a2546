/** What changes for requests when the server is on its way out. */
import type { MiddlewareHandler } from 'hono';
import { AppError } from '../errors.js';
import type { Env, Parts } from './env.js';

/** Each answer is the last on its connection, and at the very end nothing new is begun. */
export function whileStopping({ stopping }: Parts): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (stopping.reached('closing') && c.req.path.startsWith('/v1/')) {
      c.header('connection', 'close');
      throw new AppError('busy', 'The server is stopping.', { retryAfter: 2 });
    }
    await next();
    if (stopping.reached('leaving')) c.header('connection', 'close');
  };
}

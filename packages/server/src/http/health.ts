/** For whoever watches the process: is it alive, does it take work, how is it doing. */
import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.js';
import type { App } from './app.js';
import { readCaller } from './caller.js';
import type { Parts } from './env.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export function healthRoutes(app: App, parts: Parts): void {
  app.get('/livez', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', (c) => {
    if (!parts.isReady()) return c.json({ status: 'stopping' }, 503);
    const reason = parts.trouble();
    return reason === null ? c.json({ status: 'ready' }) : c.json({ status: 'unavailable', reason }, 503);
  });
  app.get('/metrics', async (c) => {
    const { address, bearer } = readCaller(c.env.incoming, parts);
    // A proxy on this machine makes everybody look local, but says so.
    const local = LOOPBACK.has(address) && c.req.header('x-forwarded-for') === undefined;
    if (!local && !isToken(bearer, parts.metricsToken)) {
      throw new AppError('unauthenticated', 'Only this machine may look, or whoever has the metrics token.');
    }
    const { type, text } = await parts.metrics.page();
    return c.text(text, 200, { 'content-type': type });
  });
}

function isToken(given: string | null, token: string | undefined): boolean {
  if (given === null || token === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

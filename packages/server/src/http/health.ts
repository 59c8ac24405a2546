/** For whoever watches the process: is it alive, does it take work. */
import type { App } from './app.js';
import type { Parts } from './env.js';

export function healthRoutes(app: App, parts: Parts): void {
  app.get('/livez', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', (c) =>
    parts.isReady() ? c.json({ status: 'ready' }) : c.json({ status: 'stopping' }, 503),
  );
}

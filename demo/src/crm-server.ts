/**
 * The CRM's page and the little API behind it. Must only be reachable from this machine: it shows customers' words
 * and has no sign-in, so it answers to local names alone (which also shuts out DNS rebinding).
 */
import { fileURLToPath } from 'node:url';
import { type Context, Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { DEAL_STAGES, type Deal } from './crm-data.js';
import type { CrmStore } from './crm-store.js';
import type { SyncStatus } from './crm-sync.js';
import { listConversations, PAGE, readTimeline } from './crm-views.js';
import { readAsset, sendAsset } from './pages.js';

const FOLDER = fileURLToPath(new URL('../crm', import.meta.url));
const LOCAL = /^(localhost|127\.0\.0\.1)(:\d+)?$/;
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const STREAMS = 20;
const HEARTBEAT = 15_000;

export interface CrmApp {
  app: Hono;
  /** Tells every open page how the sync stands. */
  setStatus(status: SyncStatus): void;
}

function dealOf(body: unknown): Deal | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const stage = DEAL_STAGES.find((one) => one === Reflect.get(body, 'stage'));
  const value: unknown = Reflect.get(body, 'value');
  if (stage === undefined || typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    return undefined;
  return { stage, value };
}

/** Makes the CRM's app over `store`. */
export function createCrm(store: CrmStore): CrmApp {
  const app = new Hono();
  const streams = new Set<SSEStreamingApi>();
  let status: SyncStatus = {
    state: 'syncing',
    cursor: store.cursor,
    at: new Date().toISOString(),
    problem: null,
  };

  function broadcast(event: string, data: unknown): void {
    for (const stream of streams) {
      // A page that is gone is taken off by its own abort.
      stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => undefined);
    }
  }

  store.subscribe((ids) => {
    // After a long absence a page is better off loading its bounded views anew than hearing of each row.
    broadcast('changed', { conversations: ids.length > PAGE ? null : ids });
  });

  app.use(async (c, next) => {
    c.header('content-security-policy', POLICY);
    c.header('referrer-policy', 'no-referrer');
    if (!LOCAL.test(c.req.header('host') ?? '')) return c.text('Open the CRM by http://127.0.0.1.', 403);
    return next();
  });
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.get('/api/conversations', (c) => c.json(listConversations(store.data, c.req.query('before') ?? null)));
  app.get('/api/conversations/:id', (c) => {
    const before = Number(c.req.query('before') ?? Number.NaN);
    const timeline = readTimeline(store.data, c.req.param('id'), Number.isNaN(before) ? null : before);
    return timeline ? c.json(timeline) : c.json({ error: 'This conversation is not in the CRM.' }, 404);
  });
  app.put('/api/conversations/:id/deal', async (c) => {
    // Other pages of this machine's browser may not write: their posts carry another origin, or are no JSON.
    const origin = new URL(c.req.header('origin') ?? 'http://nowhere.invalid').host;
    if (origin !== c.req.header('host')) return c.json({ error: 'Only from the CRM itself.' }, 403);
    const deal = dealOf(await c.req.json<unknown>().catch(() => null));
    if (deal === undefined) return c.json({ error: 'A deal has a stage and a value of whole euros.' }, 400);
    const known = await store.setDeal(c.req.param('id'), deal);
    return known ? c.json(deal) : c.json({ error: 'This conversation is not in the CRM.' }, 404);
  });
  app.get('/api/live', (c) => (streams.size < STREAMS ? live(c) : c.text('Too many pages are open.', 503)));
  app.get('*', async (c) => {
    const path = c.req.path === '/' ? 'index.html' : c.req.path.slice(1);
    const text = await readAsset(FOLDER, path);
    return text === undefined ? c.text('There is no such page.', 404) : sendAsset(c, path, text);
  });

  function live(c: Context): Response {
    return streamSSE(c, async (stream) => {
      streams.add(stream);
      stream.onAbort(() => {
        streams.delete(stream);
      });
      await stream.writeSSE({ event: 'status', data: JSON.stringify(status) });
      // The loop keeps the stream open; its comment line keeps proxies from closing it.
      while (!stream.aborted) {
        await stream.sleep(HEARTBEAT);
        await stream.write(': still here\n\n');
      }
    });
  }

  return {
    app,
    setStatus(next) {
      status = next;
      broadcast('status', status);
    },
  };
}

/**
 * A graceful stop of both doors: readiness says no, clients are told to move and get a moment to do it, what is in hand
 * is finished, and then everything is closed, whether they cooperate or not.
 */
import type { Server as HttpServer } from 'node:http';
import type { Gateway } from './socket/types.js';
import type { Stopping } from './stopping.js';

export interface Doors {
  http: HttpServer;
  gateway: Gateway;
  stopping: Stopping;
  /** How long everything is served as before, so that a balancer sees that this process is not ready. */
  noticeMs: number;
}

/** When the last connection is cut, counted from the beginning. The store needs some of the ten seconds, too. */
const DEADLINE_MS = 7500;
/** A millisecond for each client, up to this: who takes them over must not meet all of them at once. */
const MOST_SPREAD_MS = 4000;
/** For whoever takes no notice of being told. */
const GRACE_MS = 1000;
/** For last answers on their way out. */
const FLUSH_MS = 500;

/** Resolves when both doors are closed, after eight seconds at most. */
export async function closeDoors({ http, gateway, stopping, noticeMs }: Doors): Promise<void> {
  const end = performance.now() + DEADLINE_MS;
  const left = () => Math.max(0, end - performance.now());
  const clients = () => gateway.engine.clientsCount;
  stopping.enter('leaving');
  gateway.engine.on('headers', hangUpAfter);
  await wait(() => false, noticeMs);

  stopping.enter('moving');
  // No connection is taken from here on: a balancer that is refused tries the next process at once.
  http.close();
  const idle = setInterval(() => http.closeIdleConnections(), 50);
  const within = Math.min(MOST_SPREAD_MS, clients(), Math.max(0, left() - GRACE_MS - FLUSH_MS));
  gateway.local.emit('move', { within });
  await wait(() => clients() === 0, within + GRACE_MS);

  stopping.enter('closing');
  await wait(() => stopping.inHand === 0, left() - FLUSH_MS);
  // Not `disconnect`, after which clients stay away. This lets last answers out, and they come back by themselves.
  for (const { conn } of gateway.of('/').sockets.values()) conn.close();
  await wait(() => clients() === 0, Math.min(FLUSH_MS, left()));
  const cut = setTimeout(() => http.closeAllConnections(), left());
  // A web socket whose other end is silent holds the server open longer than we wait.
  await Promise.race([gateway.close(), wait(() => false, left() + FLUSH_MS)]);
  clearInterval(idle);
  clearTimeout(cut);
}

/** Long polling has answers of its own, which do not pass the application. */
function hangUpAfter(headers: Record<string, string>): void {
  headers.connection = 'close';
}

/** Waits until `done`, `ms` at most. */
async function wait(done: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!done() && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(10, end - performance.now())));
  }
}

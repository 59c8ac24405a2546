/**
 * Cuts off who does not take what is sent to it. Its cursor stands where it stopped listening: when it comes back, it
 * gets what it missed, or is told to load afresh. Holding it all here would cost memory without a bound.
 */
import type { Parts } from '../http/env.js';
import { connectionOf } from './back-pressure.js';
import type { Gateway, GatewaySocket } from './types.js';

/** More than a client gets replayed when it comes back: it is better off without what waits. */
export const MOST_UNTAKEN_BYTES = 1024 * 1024;
const CHECK_MS = 1000;

/** @returns ends the watch */
export function cutOffSlowConsumers(io: Gateway, parts: Pick<Parts, 'metrics' | 'log'>): () => void {
  const timer = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) {
      const bytes = untakenBytes(socket);
      if (bytes <= MOST_UNTAKEN_BYTES) continue;
      parts.metrics.cutOff();
      parts.log.warn({ actor: socket.data.actor.type, bytes }, 'a slow consumer was cut off');
      cut(socket);
    }
  }, CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** What was sent to it and has not left this process. */
function untakenBytes(socket: GatewaySocket): number {
  let bytes = connectionOf(socket)?.bufferedAmount ?? 0;
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: { data?: unknown }[] };
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 0;
  return bytes;
}

/** A polite end would wait behind all that is not taken. */
function cut(socket: GatewaySocket): void {
  const connection = connectionOf(socket);
  if (connection) connection.terminate();
  else socket.conn.close(true);
}

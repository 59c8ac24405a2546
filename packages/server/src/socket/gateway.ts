/**
 * The realtime door: the hot path of the API over Socket.IO. It parses, calls one service and answers; no rule and no
 * SQL. What others hear of it comes from the log, by the fan-out.
 */
import type { Server as HttpServer } from 'node:http';
import { LIMITS, SOCKET_PATH } from '@parley/protocol';
import { Server } from 'socket.io';
import type { Parts } from '../http/env.js';
import { endWithCredentials, joinSignIn } from './endings.js';
import { forgetHandshake, forgetUpgrade } from './forget-handshake.js';
import { admit, toRefusal } from './handshake.js';
import { createListener } from './listener.js';
import { cutOffSlowConsumers } from './slow-consumers.js';
import type { Gateway } from './types.js';

/** How much of a heartbeat's interval its answer may take: 20 of 25 seconds. */
const HEARTBEAT_PATIENCE = 0.8;

export function createGateway(server: HttpServer, parts: Parts): Gateway {
  const io: Gateway = new Server(server, {
    path: SOCKET_PATH,
    serveClient: false,
    maxHttpBufferSize: LIMITS.bodyBytes,
    pingInterval: parts.heartbeatMs,
    pingTimeout: parts.heartbeatMs * HEARTBEAT_PATIENCE,
    // Any page may try; the handshake refuses those that are not of the credential's site. No cookies across origins.
    cors: { origin: true, credentials: false },
  });
  io.use((socket, next) => {
    admit(socket, parts).then(
      () => next(),
      (thrown) => next(toRefusal(thrown, parts)),
    );
  });
  io.engine.use(forgetUpgrade);
  const listener = createListener(parts);
  io.on('connection', (socket) => {
    forgetHandshake(socket);
    joinSignIn(socket);
    socket.onAny(listener);
  });
  server.once('close', endWithCredentials(io, parts));
  server.once('close', cutOffSlowConsumers(io, parts));
  return io;
}

/**
 * The realtime door: the hot path of the API over Socket.IO. It parses, calls one service and answers; no rule and no
 * SQL. What others hear of it comes from the log, by the fan-out.
 */
import type { Server as HttpServer } from 'node:http';
import {
  type Answer,
  type ClientToServerEvents,
  LIMITS,
  type ServerToClientEvents,
  SOCKET_PATH,
} from '@parley/protocol';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import type { z } from 'zod';
import type { Context } from '../context.js';
import { AppError, toAppError, toErrorBody } from '../errors.js';
import { readCaller } from '../http/caller.js';
import type { Parts } from '../http/env.js';
import { roomOf } from '../log/audience.js';
import { sendInput, socketReadInput, unwatchInput, watchInput } from '../schemas/inputs.js';
import { parse } from '../schemas/parse.js';
import { authenticate, isSignedIn } from '../services/authentication.js';
import { readConversation } from '../services/conversations.js';
import { replay } from '../services/events.js';
import { sendMessage } from '../services/messages.js';

interface SocketData {
  ctx: Context;
  address: string;
}

export type Gateway = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
type GatewaySocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

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
    handshake(socket, parts).then(
      () => next(),
      (thrown) => next(refusal(thrown, parts)),
    );
  });
  io.on('connection', (socket) => open(socket, parts));
  return io;
}

/** Socket.IO hands `data` of the error to the client's `connect_error`. */
function refusal(thrown: unknown, parts: Parts): Error {
  const error = toAppError(thrown);
  if (error.code === 'internal') parts.log.error({ err: error.cause }, 'handshake failed');
  return Object.assign(new Error(error.message), { data: toErrorBody(error) });
}

async function handshake(socket: GatewaySocket, parts: Parts): Promise<void> {
  if (parts.stopping.reached('moving')) {
    throw new AppError('busy', 'The server is stopping.', { retryAfter: 2 });
  }
  const { token } = socket.handshake.auth as { token?: unknown };
  if (token !== undefined && typeof token !== 'string') {
    throw new AppError('invalid_input', 'token: expected a string.');
  }
  const caller = readCaller(socket.request, { ...parts, bearer: token ?? null });
  // A handshake changes nothing by itself but opens a way to: no Origin header is no excuse here.
  const { actor, expiresAt } = await authenticate(parts.base, parts.tokens, { ...caller, safe: false });
  await parts.limits.request(actor, caller.address);
  if (actor.type === 'nobody') {
    throw new AppError('unauthenticated', 'Connect with a contact’s token, or signed in as an agent.');
  }
  if (actor.type === 'key') {
    throw new AppError('forbidden', 'API keys read GET /v1/events; sockets are for people.');
  }
  socket.data.ctx = { ...parts.base, actor };
  socket.data.address = caller.address;
  if (expiresAt !== null) endWith(socket, expiresAt.getTime() - parts.base.now().getTime());
}

/** When the token ends, so does the connection: the client comes back with a fresh one and misses nothing. */
function endWith(socket: GatewaySocket, ms: number): void {
  const timer = setTimeout(() => socket.conn.close(), ms);
  timer.unref();
  socket.conn.once('close', () => clearTimeout(timer));
}

/** How long an open socket may outlive a sign-out that happened in another process. */
const SIGN_IN_CHECK_MS = 30_000;

/** An agent's connection ends with the sign-in: at once where it was ended, soon everywhere else. */
function endWithSignIn(socket: GatewaySocket, parts: Parts, sessionHash: string): void {
  const timer = setInterval(() => {
    isSignedIn(parts.base, sessionHash).then(
      (good) => good || socket.conn.close(),
      (err: unknown) => parts.log.error({ err }, 'sign-in not checked'),
    );
  }, SIGN_IN_CHECK_MS);
  timer.unref();
  const stopListening = parts.signOuts.subscribe((ended) => {
    if (ended === sessionHash) socket.conn.close();
  });
  socket.conn.once('close', () => {
    clearInterval(timer);
    stopListening();
  });
}

function open(socket: GatewaySocket, parts: Parts): void {
  const { actor } = socket.data.ctx;
  if (actor.type === 'agent') endWithSignIn(socket, parts, actor.sessionHash);
  const { ctx } = socket.data;
  const room = roomOf(ctx.actor);

  on(socket, parts, {
    event: 'watch',
    schema: watchInput,
    // Join first, read second: what is appended in between arrives twice, never not at all; the client drops doubles.
    handle: async ({ after }) => {
      if (room === null) throw new AppError('forbidden', 'There is nothing to watch for this actor.');
      await socket.join(room);
      try {
        return await replay(ctx, after);
      } catch (error) {
        await socket.leave(room);
        throw error;
      }
    },
  });
  on(socket, parts, {
    event: 'unwatch',
    schema: unwatchInput,
    handle: async () => {
      if (room !== null) await socket.leave(room);
      return { watching: false };
    },
  });
  on(socket, parts, {
    event: 'send',
    schema: sendInput,
    handle: async (input) => (await sendMessage(ctx, input)).value,
  });
  on(socket, parts, {
    event: 'read',
    schema: socketReadInput,
    handle: (input) => readConversation(ctx, input),
  });
  socket.onAny((event: string, ...args: unknown[]) => {
    if (KNOWN.has(event)) return;
    const answer = args.at(-1);
    const error = new AppError('invalid_input', `There is no event "${event.slice(0, 40)}".`);
    if (typeof answer === 'function') answer(toErrorBody(error));
  });
}

const KNOWN = new Set<string>(['watch', 'unwatch', 'send', 'read'] satisfies (keyof ClientToServerEvents)[]);

interface Handler<S extends z.ZodType> {
  event: keyof ClientToServerEvents;
  schema: S;
  handle: (input: z.output<S>) => Promise<unknown>;
}

/** Without an acknowledgement nobody would hear how it ended: such an event is not carried out. */
function on<S extends z.ZodType>(socket: GatewaySocket, parts: Parts, handler: Handler<S>): void {
  const listener = (input: unknown, answer: unknown) => {
    if (typeof answer !== 'function') return;
    void parts.stopping.during(async () => answer(await run(socket, parts, { handler, input })));
  };
  socket.on(handler.event, listener as never);
}

async function run<S extends z.ZodType>(
  socket: GatewaySocket,
  parts: Parts,
  call: { handler: Handler<S>; input: unknown },
): Promise<Answer<unknown>> {
  const { ctx, address } = socket.data;
  try {
    if (parts.stopping.reached('closing')) {
      throw new AppError('busy', 'The server is stopping.', { retryAfter: 2 });
    }
    await parts.limits.request(ctx.actor, address);
    const data = await call.handler.handle(parse(call.handler.schema, call.input));
    parts.metrics.answered('socket', 'ok');
    return { data };
  } catch (thrown) {
    const error = toAppError(thrown);
    parts.metrics.answered('socket', error.code);
    if (error.code === 'internal')
      parts.log.error({ err: error.cause, event: call.handler.event }, 'event failed');
    return toErrorBody(error);
  }
}

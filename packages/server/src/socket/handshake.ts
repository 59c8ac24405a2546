/** Who may connect, and as whom. */
import { randomUUID } from 'node:crypto';
import { AppError, toAppError, toErrorBody } from '../errors.js';
import { readCaller } from '../http/caller.js';
import type { Parts } from '../http/env.js';
import { assertSiteOrigin, authenticate } from '../services/authentication.js';
import { requireSite } from '../services/sites.js';
import type { GatewaySocket } from './types.js';

/** Lets a socket in and writes down who it is. @throws AppError when it may not */
export async function admit(socket: GatewaySocket, parts: Parts): Promise<void> {
  if (parts.stopping.reached('moving')) {
    throw new AppError('busy', 'The server is stopping.', { retryAfter: 2 });
  }
  const { token, site } = socket.handshake.auth as { token?: unknown; site?: unknown };
  if (token !== undefined && typeof token !== 'string') {
    throw new AppError('invalid_input', 'token: expected a string.');
  }
  const caller = readCaller(socket.request, { ...parts, bearer: token ?? null });
  // A handshake changes nothing by itself but opens a way to: no Origin header is no excuse here.
  const { actor, expiresAt } = await authenticate(parts.base, parts.tokens, { ...caller, safe: false });
  await parts.limits.request(actor, caller.address);
  if (actor.type === 'nobody' && typeof site === 'string') {
    // Whoever only reads a discussion needs no session; the page must be one of the site's.
    assertSiteOrigin(requireSite(parts.base, site), caller);
  } else if (actor.type === 'nobody') {
    throw new AppError('unauthenticated', 'Connect with a contact’s token, or signed in as an agent.');
  }
  if (actor.type === 'key') {
    throw new AppError('forbidden', 'API keys read GET /v1/events; sockets are for people.');
  }
  socket.data = {
    actor,
    address: caller.address,
    endsAt: expiresAt?.getTime() ?? null,
    inHand: 0,
    paused: false,
  };
}

/** Socket.IO hands `data` of the error to the client's `connect_error`. */
export function toRefusal(thrown: unknown, parts: Parts): Error {
  const error = toAppError(thrown);
  const requestId = randomUUID();
  if (error.code === 'internal') parts.log.error({ requestId, err: error.cause }, 'handshake failed');
  parts.log.debug({ requestId, outcome: error.code }, 'handshake refused');
  return Object.assign(new Error(error.message), { data: toErrorBody(error, requestId) });
}

/**
 * Connections end with the credential they were opened with; the client comes back with a fresh one and misses
 * nothing. A few timers look at all sockets: one timer for each would cost more than the looking.
 */
import type { Parts } from '../http/env.js';
import { isSignedIn } from '../services/authentication.js';
import type { Gateway, GatewaySocket } from './types.js';

/** How long a connection may outlive its token. */
const TOKEN_CHECK_MS = 1000;
/** How long an open socket may outlive a sign-out in another process, when word of it was lost. */
const SIGN_IN_CHECK_MS = 30_000;

/** @returns ends the watch */
export function endWithCredentials(io: Gateway, parts: Parts): () => void {
  let checking = false;
  const checkSignIns = () => {
    if (checking || parts.stopping.reached('closing')) return;
    checking = true;
    endSignIns(io, parts)
      .catch((err: unknown) => parts.log.error({ err }, 'sign-ins not checked'))
      .finally(() => {
        checking = false;
      });
  };
  const timers = [
    setInterval(endTokens, TOKEN_CHECK_MS, io, parts),
    setInterval(checkSignIns, SIGN_IN_CHECK_MS),
  ];
  for (const timer of timers) timer.unref();
  const unsubscribe = parts.signOuts.subscribe((ended) => {
    closeSignedIn(io, ended);
    // Also in the other processes: if that is lost on the way, they find out by themselves.
    io.in(roomOfSignIn(ended)).disconnectSockets(true);
  });
  return () => {
    for (const timer of timers) clearInterval(timer);
    unsubscribe();
  };
}

/** Makes the socket one of those that end with its sign-in, whichever process ends that. */
export function joinSignIn(socket: GatewaySocket): void {
  const sessionHash = signInOf(socket);
  if (sessionHash !== undefined) void socket.join(roomOfSignIn(sessionHash));
}

const roomOfSignIn = (sessionHash: string) => `sign-in:${sessionHash}`;

function endTokens(io: Gateway, parts: Parts): void {
  const now = parts.base.now().getTime();
  for (const socket of io.sockets.sockets.values()) {
    const { endsAt } = socket.data;
    if (endsAt !== null && endsAt <= now) socket.conn.close();
  }
}

function signInOf({ data: { actor } }: GatewaySocket): string | undefined {
  return actor.type === 'agent' ? actor.sessionHash : undefined;
}

/** One question for each sign-in, one after the other: there is no hurry. */
async function endSignIns(io: Gateway, parts: Parts): Promise<void> {
  const open = new Set<string>();
  for (const socket of io.sockets.sockets.values()) {
    const sessionHash = signInOf(socket);
    if (sessionHash !== undefined) open.add(sessionHash);
  }
  for (const sessionHash of open) {
    if (!(await isSignedIn(parts.base, sessionHash))) closeSignedIn(io, sessionHash);
  }
}

/** An agent's connections end with the sign-in: at once where it was ended, soon everywhere else. */
function closeSignedIn(io: Gateway, sessionHash: string): void {
  for (const socket of io.sockets.sockets.values()) {
    if (signInOf(socket) === sessionHash) socket.conn.close();
  }
}

/** What a request or handshake shows of itself, read once from its headers. */
import type { IncomingMessage } from 'node:http';
import { parse as parseCookies } from 'hono/utils/cookie';
import { SIGN_IN_SECONDS } from '../services/agents.js';
import type { Credentials } from '../services/authentication.js';

export interface Caller extends Credentials {
  /** The network address, for rate limits. */
  address: string;
}

export const COOKIE = 'parley_session';

/** How an agent's cookie is set. @param forwardedProto what a proxy says of how it was asked */
export function cookieOptions(
  parts: { publicUrl: string | undefined; trustProxy: boolean },
  forwardedProto: string | undefined,
) {
  const secure =
    parts.publicUrl?.startsWith('https:') === true || (parts.trustProxy && forwardedProto === 'https');
  return { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: SIGN_IN_SECONDS, secure } as const;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function readCaller(
  request: IncomingMessage,
  options: { publicUrl: string | undefined; trustProxy: boolean; bearer?: string | null },
): Caller {
  const { headers } = request;
  const origin = headers.origin ?? null;
  return {
    origin,
    ownOrigin: isOwnOrigin(request, options.publicUrl),
    bearer: options.bearer ?? bearerOf(headers.authorization),
    cookie: (headers.cookie && parseCookies(headers.cookie, COOKIE)[COOKIE]) || null,
    safe: SAFE_METHODS.has(request.method ?? 'GET'),
    address: addressOf(request, options.trustProxy),
  };
}

function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(header ?? '')?.[1] ?? null;
}

/**
 * A page of our own: its origin is the host that is being asked. A browser writes both headers itself, so a foreign
 * page cannot pretend. Reading without an Origin header, it says `Sec-Fetch-Site: same-origin` instead.
 */
function isOwnOrigin(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = request.headers['x-forwarded-for'];
  if (trustProxy && typeof forwarded === 'string') return forwarded.split(',').at(-1)?.trim() ?? '';
  return request.socket.remoteAddress ?? '';
}

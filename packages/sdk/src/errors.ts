/**
 * What the SDK throws: one class for each remedy, so that a `catch` can choose what to do by `instanceof`.
 * Must never carry the API key, nor the text that was sent.
 */
import type { ErrorBody, ErrorCode, ErrorDetail } from '@parley/protocol';

/**
 * The server's own codes, and three for when there was no answer of the server to read one from:
 * `connection_failed` (nothing answered, or the answer broke off), `timeout` (no whole answer in time) and
 * `invalid_response` (something answered that is not Parley, such as a proxy's page).
 */
export type ParleyErrorCode =
  | ErrorCode
  | 'connection_failed'
  | 'timeout'
  | 'invalid_response'
  /** What arrived at a webhook was not signed by Parley. */
  | 'invalid_signature';

/** What is known of a failure. */
export interface ParleyErrorInit {
  code: ParleyErrorCode;
  status?: number | undefined;
  requestId?: string | undefined;
  details?: ErrorDetail[] | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** Everything the SDK throws by itself is one of these. Errors of your own callbacks pass through untouched. */
export class ParleyError extends Error {
  override readonly name: string = 'ParleyError';
  /** A stable word that a program can act on. */
  readonly code: ParleyErrorCode;
  /** The HTTP status; undefined when no request was answered. */
  readonly status: number | undefined;
  /** The id under which the server's log knows the request; undefined when no request was answered. */
  readonly requestId: string | undefined;
  /** With `invalid_input`: each thing wrong. Empty otherwise. */
  readonly details: readonly ErrorDetail[];
  /** Seconds that the server asked to wait; undefined when it did not ask. */
  readonly retryAfter: number | undefined;

  constructor(message: string, init: ParleyErrorInit) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.status = init.status;
    this.requestId = init.requestId;
    this.details = init.details ?? [];
    this.retryAfter = init.retryAfter;
  }
}

/** 401: the API key is missing, unknown or withdrawn. Remedy: another key. */
export class AuthenticationError extends ParleyError {
  override readonly name = 'AuthenticationError';
}

/** 403: the key is known and may not do this. Remedy: another right, or another key. */
export class PermissionError extends ParleyError {
  override readonly name = 'PermissionError';
}

/** 404: it does not exist, or not for this key. */
export class NotFoundError extends ParleyError {
  override readonly name = 'NotFoundError';
}

/** 409: it does not go with what is stored, such as an id that is used already, or comes `too_late`. Remedy: look up what is stored. */
export class ConflictError extends ParleyError {
  override readonly name = 'ConflictError';
}

/** 400, 405, 413, 415 and wrong arguments: the call itself is wrong, and `details` says where. Remedy: change the call. */
export class InvalidRequestError extends ParleyError {
  override readonly name = 'InvalidRequestError';
}

/** 429, after all retries: too many requests. Remedy: wait `retryAfter` seconds, ask less often. */
export class RateLimitError extends ParleyError {
  override readonly name = 'RateLimitError';
}

/** 5xx after all retries, or an answer that is not Parley's. Remedy: try later; with `invalid_response` look at `baseUrl`. */
export class ServerError extends ParleyError {
  override readonly name = 'ServerError';
}

/** No whole answer came, after all retries: `cause` says why. Remedy: look at the network and at `baseUrl`, try later. */
export class ConnectionError extends ParleyError {
  override readonly name = 'ConnectionError';
}

/** What arrived at a webhook is not signed as it must be. Remedy: hand over the raw body and the webhook's secret; look at your clock. */
export class SignatureError extends ParleyError {
  override readonly name = 'SignatureError';
}

/** What stands in for the code when the answer has no body of ours, such as a proxy's 502. */
function codeOfStatus(status: number): ParleyErrorCode {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 413:
      return 'payload_too_large';
    case 429:
      return 'rate_limited';
    case 503:
      return 'busy';
    default:
      return status >= 500 ? 'internal' : 'invalid_response';
  }
}

function classOfStatus(status: number): typeof ParleyError {
  if (status === 401) return AuthenticationError;
  if (status === 403) return PermissionError;
  if (status === 404) return NotFoundError;
  if (status === 409) return ConflictError;
  if (status === 429) return RateLimitError;
  if (status >= 400 && status < 500) return InvalidRequestError;
  return ServerError;
}

function errorOf(body: unknown): Partial<ErrorBody['error']> {
  if (typeof body !== 'object' || body === null || !('error' in body)) return {};
  const { error } = body;
  return typeof error === 'object' && error !== null ? error : {};
}

/** The error for an answer that is no success. `body` is whatever came: only what looks like an `ErrorBody` is read. */
export function errorFromAnswer(answer: Response, body: unknown): ParleyError {
  const error = errorOf(body);
  const message =
    error.message ?? `The server answered ${answer.status} without saying why. Is \`baseUrl\` right?`;
  return new (classOfStatus(answer.status))(message, {
    code: error.code ?? codeOfStatus(answer.status),
    status: answer.status,
    requestId: answer.headers.get('x-request-id') ?? error.requestId,
    details: error.details,
    retryAfter: secondsToWait(answer.headers.get('retry-after')) ?? error.retryAfter,
  });
}

/** `retry-after` is a number of seconds or a date (RFC 9110, 10.2.3); a proxy may send either. */
function secondsToWait(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000);
}

/** Whether the same call may succeed later without anybody changing anything. */
export function isTransient(error: unknown): error is ParleyError {
  if (error instanceof ConnectionError || error instanceof RateLimitError) return true;
  return error instanceof ServerError && error.code !== 'invalid_response';
}

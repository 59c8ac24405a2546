/** What can go wrong between client and server, as one class with a code that a program can act on. */
import type { ErrorBody, ErrorCode, ErrorDetail } from '@parley/protocol';

/** The server's codes, and two of our own: it could not be reached, or it did not answer in time. */
export type ApiErrorCode = ErrorCode | 'network' | 'timeout';

/** Worth sending again as it is: nothing is wrong with what was sent. */
const TRANSIENT: ReadonlySet<ApiErrorCode> = new Set([
  'network',
  'timeout',
  'busy',
  'rate_limited',
  'internal',
  // A session can be renewed, an agent can sign in again; what was written must outlive that.
  'token_expired',
  'unauthenticated',
]);

export interface ApiErrorOptions {
  /** The status of the HTTP answer; 0 when there was none. */
  status?: number | undefined;
  retryAfter?: number | undefined;
  details?: ErrorDetail[] | undefined;
  cause?: unknown;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  /** The HTTP status; 0 when it came over a socket or there was no answer. */
  readonly status: number;
  /** Seconds to wait before the next try, when the server said so. */
  readonly retryAfter: number | undefined;
  /** With `invalid_input`: each thing wrong. */
  readonly details: readonly ErrorDetail[];

  constructor(code: ApiErrorCode, message: string, options: ApiErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status ?? 0;
    this.retryAfter = options.retryAfter;
    this.details = options.details ?? [];
  }

  /** Whether the same thing may go well when it is tried again later. */
  get transient(): boolean {
    return TRANSIENT.has(this.code);
  }

  /** Reads an error as it came over the wire. */
  static fromBody(body: ErrorBody, status = 0): ApiError {
    const { code, message, retryAfter, details } = body.error;
    return new ApiError(code, message, { status, retryAfter, details });
  }

  /** Makes an `ApiError` of whatever was thrown. */
  static from(thrown: unknown): ApiError {
    if (thrown instanceof ApiError) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new ApiError('network', message, { cause: thrown });
  }
}

/** Whether `value` is an error as the server writes it. A newer server may send a code that is not known here. */
export function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null || !('error' in value)) return false;
  const { error } = value;
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return typeof error.code === 'string';
}

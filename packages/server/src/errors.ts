/**
 * The one way in which the server says no. Services throw `AppError`; the two doors turn anything thrown into an
 * `ErrorBody` and nothing untyped ever leaves.
 */
import { ERROR_STATUS, type ErrorBody, type ErrorCode, type ErrorDetail } from '@parley/protocol';
import { outageOf } from './db/outage.js';

export interface AppErrorOptions {
  details?: ErrorDetail[];
  /** Seconds until it is worth trying again. */
  retryAfter?: number;
  cause?: unknown;
}

/** An error with a code of the protocol. The message is shown to whoever asked: no secret, no SQL, no path in it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetail[] | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** Seconds: about as long as a database needs to start again. */
const OUTAGE_RETRY = 2;

/** Anything thrown, as an `AppError`. What we did not foresee becomes `internal` and keeps its cause for the log. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (outageOf(error) !== undefined) {
    const text =
      'The server cannot reach its storage, or it is full. Please send the same again a little later.';
    return new AppError('busy', text, { retryAfter: OUTAGE_RETRY, cause: error });
  }
  return new AppError('internal', 'Something failed on our side and nothing was stored. Please try again.', {
    cause: error,
  });
}

/** An error as it travels. */
export function toErrorBody(error: AppError, requestId?: string): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.details && { details: error.details }),
      ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
      ...(requestId !== undefined && { requestId }),
    },
  };
}

/** Not there, or not for this actor: both are told the same, so that ids cannot be probed. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}, or it is not yours to see.`);
}

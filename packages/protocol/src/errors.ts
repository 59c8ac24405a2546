/** Error codes: stable, documented words that a program can act on. The message beside them is for people. */

/** Every code, with the HTTP status it travels under. Sockets send the same code without the status. */
export const ERROR_STATUS = {
  /** A field is missing, unknown, of the wrong type, too long or too short; `details` names each. */
  invalid_input: 400,
  /** The body is not JSON. */
  invalid_json: 400,
  /** No credential was sent, or none that is known. */
  unauthenticated: 401,
  /** The token was good once; make a new one with `POST /v1/sessions`. */
  token_expired: 401,
  /** Who is asking is known and may not do this. */
  forbidden: 403,
  /** On this site only people write whom the company vouches for; call `POST /v1/identify` first. */
  identity_required: 403,
  /** The page that asks is not among the site's origins. */
  origin_forbidden: 403,
  /** It does not exist, or not for who is asking. */
  not_found: 404,
  /** The path exists, but not with this method. */
  method_not_allowed: 405,
  /** The id is already used for something else, or by somebody else. */
  conflict: 409,
  /** What was asked could be done for a while only, and that is over. */
  too_late: 409,
  /** The body is larger than `LIMITS.bodyBytes`, or a file larger than the site allows. */
  payload_too_large: 413,
  /** The body is not declared as `application/json`, or a file is of a kind that the site does not take. */
  unsupported_media_type: 415,
  /** Too many requests; try again after `retryAfter` seconds. */
  rate_limited: 429,
  /** Something of ours failed; nothing was stored. Safe to send again with the same id. */
  internal: 500,
  /** The server is stopping or has more work than it can hold; try again after `retryAfter` seconds. */
  busy: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One thing wrong with an input. */
export interface ErrorDetail {
  /** Where: `text`, `author.id`, or empty for the whole. */
  path: string;
  /** What was wrong, in words for a developer. */
  message: string;
}

/** What an error looks like on the wire: `{ error: … }` over HTTP and in a socket's acknowledgement. */
export interface ErrorBody {
  error: {
    code: ErrorCode;
    /** What was wrong and what to do about it. */
    message: string;
    /** With `invalid_input`: each thing wrong. */
    details?: ErrorDetail[];
    /** With `rate_limited` and `busy`: seconds to wait. */
    retryAfter?: number;
    /** Over HTTP: the id under which the server's log knows this request. */
    requestId?: string;
  };
}

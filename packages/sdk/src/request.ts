/**
 * One call over HTTP: the key, JSON both ways, a time limit, and retries of what may succeed later.
 * Must never retry what the server refused, and must never change a body between two attempts.
 */
import { ConnectionError, errorFromAnswer, InvalidRequestError, isTransient, ServerError } from './errors.js';
import { fullJitter, wait } from './wait.js';

/** How to reach a server. */
export interface RequestOptions {
  /** Where the server is, e.g. `https://chat.example.com`; a path in it is kept. */
  baseUrl: string;
  /** `parley_sk_…`. It opens every conversation of the company: keep it on a server, never in a page. */
  apiKey: string;
  /** What to call instead of the global `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds that one attempt may take, its answer's body included; 30,000 by default. */
  timeout?: number | undefined;
  /** How often to try again after the first attempt; 4 by default, 0 for never. */
  maxRetries?: number | undefined;
}

/** What can be said about a single call. */
export interface CallOptions {
  /** Ends the call, also between attempts; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that one attempt may take, instead of the client's own. */
  timeout?: number | undefined;
  /** How often to try again after the first attempt, instead of the client's own. */
  maxRetries?: number | undefined;
}

/** One call: what to ask, and how. */
export interface Call extends CallOptions {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From `/v1` on, already encoded. */
  path: string;
  /** Undefined fields are left out. */
  query?: Record<string, string | number | undefined>;
  /** Sent as JSON. */
  body?: object;
  /** Hears of each failure after which it is tried again: the server may have done it all the same. */
  onRetry?: () => void;
  /** Hears of an answer that has come whole and is no refusal; its body is parsed afterwards. */
  onArrived?: (headers: Headers) => Promise<void>;
  /** What the answer is, instead of JSON. */
  as?: 'text';
  /** Sent as it is, instead of JSON. */
  content?: Blob | Uint8Array<ArrayBuffer>;
}

/** Makes a call and answers with its parsed body. Throws a `ParleyError`, or the reason of `call.signal`. */
export type Send = <T>(call: Call) => Promise<T>;

const TIMEOUT = 30_000;
const MAX_RETRIES = 4;
const BACKOFF = { first: 250, most: 8_000 };
/** Asked to wait longer than this, a caller would rather know: the error is thrown with `retryAfter`. */
const LONGEST_WAIT_SECONDS = 60;

function assertOptions({
  baseUrl,
  apiKey,
  timeout = TIMEOUT,
  maxRetries = MAX_RETRIES,
}: RequestOptions): void {
  const wrong = (path: string, message: string): never => {
    throw new InvalidRequestError(`\`${path}\` ${message}.`, {
      code: 'invalid_input',
      details: [{ path, message }],
    });
  };
  if (!/^https?:\/\/[^/?#]+[^?#]*$/.test(baseUrl) || !URL.canParse(baseUrl)) {
    wrong('baseUrl', 'must be an http or https URL without query, e.g. https://chat.example.com');
  }
  if (typeof apiKey !== 'string' || !/^[\x21-\x7e]+$/.test(apiKey)) {
    wrong('apiKey', 'must be a key as `parley key create` prints it, without blanks');
  }
  if (!(timeout > 0)) wrong('timeout', 'must be a number of milliseconds above 0');
  if (!(maxRetries >= 0)) wrong('maxRetries', 'must be 0 or more');
}

function urlOf(base: string, { path, query = {} }: Call): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.size > 0 ? `${base}${path}?${parameters}` : `${base}${path}`;
}

/** The answer's body as JSON, or the error it stands for. */
function read(answer: Response, text: string, as: Call['as']): unknown {
  if (answer.ok && as === 'text') return text;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    if (answer.ok) {
      const init = { code: 'invalid_response', status: answer.status, cause } as const;
      throw new ServerError('The answer is not JSON. Is `baseUrl` that of a Parley server?', init);
    }
  }
  if (answer.ok) return body;
  throw errorFromAnswer(answer, body);
}

/** Makes the function through which every call to one server goes. Throws `InvalidRequestError` for wrong options. */
export function createSend(options: RequestOptions): Send {
  assertOptions(options);
  const { apiKey, timeout = TIMEOUT, maxRetries = MAX_RETRIES } = options;
  const base = options.baseUrl.replace(/\/+$/, '');
  // Called without a receiver: browsers' own fetch refuses to be a method of another object.
  const fetchIt = options.fetch ?? ((url, init) => fetch(url, init));

  /** One attempt, from connecting to the last byte of the body, within its time. */
  async function attempt(url: string, call: Call): Promise<unknown> {
    const milliseconds = call.timeout ?? timeout;
    const limit = new AbortController();
    const stop = (): void => limit.abort();
    const timer = setTimeout(stop, milliseconds);
    call.signal?.addEventListener('abort', stop, { once: true });
    const headers: Record<string, string> = {
      accept: call.as === 'text' ? '*/*' : 'application/json',
      authorization: `Bearer ${apiKey}`,
    };
    const init: RequestInit = { method: call.method, headers, signal: limit.signal, redirect: 'manual' };
    if (call.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(call.body);
    }
    if (call.content !== undefined) {
      headers['content-type'] = 'application/octet-stream';
      init.body = call.content;
    }
    let answer: Response;
    let text: string;
    try {
      answer = await fetchIt(url, init);
      text = await answer.text();
      if (answer.ok) await call.onArrived?.(answer.headers);
    } catch (cause) {
      if (call.signal?.aborted) throw call.signal.reason;
      if (limit.signal.aborted) {
        throw new ConnectionError(`No whole answer came within ${milliseconds} ms.`, {
          code: 'timeout',
          cause,
        });
      }
      const message = `${call.method} ${url}: nothing answered, or the answer broke off.`;
      throw new ConnectionError(message, { code: 'connection_failed', cause });
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', stop);
    }
    return read(answer, text, call.as);
  }

  return async <T>(call: Call): Promise<T> => {
    const url = urlOf(base, call);
    const retries = call.maxRetries ?? maxRetries;
    for (let tries = 0; ; tries += 1) {
      call.signal?.throwIfAborted();
      try {
        // The server is of the same version or newer: what it answers is believed, unknown fields and event types included.
        return (await attempt(url, call)) as T;
      } catch (error) {
        const asked = isTransient(error) ? (error.retryAfter ?? 0) : Number.POSITIVE_INFINITY;
        if (tries >= retries || asked > LONGEST_WAIT_SECONDS) throw error;
        call.onRetry?.();
        await wait(asked * 1000 + fullJitter(tries, BACKOFF), call.signal);
      }
    }
  };
}

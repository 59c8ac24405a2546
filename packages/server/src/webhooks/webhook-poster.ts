/**
 * One attempt to post: within its time, never following a redirect, only to addresses that the guard lets through, and
 * reading no more of the answer than is kept. Never throws: what went wrong is part of the outcome.
 */
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type AddressGuard, ForbiddenAddressError } from './address-guard.js';

/** So much of an answer is kept, and read. */
const KEPT_BYTES = 1000;
const TIMEOUT_MS = 15_000;
/** Shorter than what servers keep an idle connection for, most of them 5 s or more. */
const IDLE_MS = 4000;

export interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Ends it at once. */
  signal?: AbortSignal | undefined;
}

export interface Outcome {
  milliseconds: number;
  /** Null when no answer came. */
  status: number | null;
  /** Why it failed, for a developer; null when it did not. */
  error: string | null;
  answer: string | null;
  /** Seconds that it asked us to wait; null when it did not. */
  retryAfter: number | null;
}

export interface PosterOptions {
  guard: AddressGuard;
  /** 15 s by default. */
  timeoutMs?: number | undefined;
}

export class WebhookPoster {
  readonly guard: AddressGuard;
  readonly #timeoutMs: number;
  readonly #http = new HttpAgent({ keepAlive: true, timeout: IDLE_MS });
  readonly #https = new HttpsAgent({ keepAlive: true, timeout: IDLE_MS });

  constructor({ guard, timeoutMs = TIMEOUT_MS }: PosterOptions) {
    this.guard = guard;
    this.#timeoutMs = timeoutMs;
  }

  async post(posting: Posting): Promise<Outcome> {
    const start = performance.now();
    const outcome = await this.#attempt(posting);
    return { ...outcome, milliseconds: Math.round(performance.now() - start) };
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  #attempt(posting: Posting): Promise<Omit<Outcome, 'milliseconds'>> {
    const url = new URL(posting.url);
    const secure = url.protocol === 'https:';
    const limit = AbortSignal.timeout(this.#timeoutMs);
    const signal = posting.signal === undefined ? limit : AbortSignal.any([limit, posting.signal]);
    return new Promise((resolve) => {
      const fail = (error: unknown) =>
        resolve({ status: null, error: this.#explain(error, limit), answer: null, retryAfter: null });
      try {
        this.guard.checkHost(url.hostname, secure);
      } catch (error) {
        return fail(error);
      }
      const options: RequestOptions = {
        method: 'POST',
        headers: { ...posting.headers, 'content-length': Buffer.byteLength(posting.body) },
        lookup: this.guard.lookup(secure),
        signal,
      };
      let isAnswered = false;
      const onAnswer = (answer: IncomingMessage) => {
        // What it says counts; that its body then breaks off or never ends changes nothing of that.
        isAnswered = true;
        readBeginning(answer).then((text) => resolve(toOutcome(answer, text)), fail);
      };
      const request = secure
        ? httpsRequest(url, { ...options, agent: this.#https }, onAnswer)
        : httpRequest(url, { ...options, agent: this.#http }, onAnswer);
      request.on('error', (error: NodeJS.ErrnoException) => {
        if (isAnswered) return;
        // The other side closed an idle connection just when we used it again: nothing has arrived there.
        const isStale = request.reusedSocket && error.code === 'ECONNRESET';
        if (isStale) this.#attempt(posting).then(resolve, fail);
        else fail(error);
      });
      request.end(posting.body);
    });
  }

  #explain(error: unknown, limit: AbortSignal): string {
    if (error instanceof ForbiddenAddressError) return error.message;
    if (limit.aborted) return `No answer within ${this.#timeoutMs / 1000} s.`;
    const { code } = error as NodeJS.ErrnoException;
    switch (code) {
      case 'ECONNREFUSED':
        return 'Nothing listens there.';
      case 'ECONNRESET':
      case 'EPIPE':
        return 'The connection was broken off.';
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        return 'The name was not found.';
      default:
        return error instanceof Error && code !== undefined ? `${code}: ${error.message}` : 'It broke off.';
    }
  }
}

/** The first bytes of the body, as text; the rest is not read. */
function readBeginning(answer: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const done = () => {
      const text = Buffer.concat(parts).subarray(0, KEPT_BYTES).toString('utf8');
      // What both databases and JSON can hold.
      resolve(text.replaceAll('\u0000', '').toWellFormed());
    };
    answer.on('data', (part: Buffer) => {
      parts.push(part);
      bytes += part.length;
      if (bytes > KEPT_BYTES) answer.destroy();
    });
    answer.on('error', done);
    answer.on('close', done);
    answer.on('end', done);
  });
}

function toOutcome(answer: IncomingMessage, text: string): Omit<Outcome, 'milliseconds'> {
  const status = answer.statusCode ?? 0;
  return {
    status,
    error: explainStatus(status),
    answer: text === '' ? null : text,
    retryAfter: secondsToWait(answer.headers['retry-after']),
  };
}

function explainStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed.`;
  return `It answered ${status}.`;
}

/** `retry-after` is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsToWait(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

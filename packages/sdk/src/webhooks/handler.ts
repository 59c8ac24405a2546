/**
 * Takes what is posted to a webhook: for servers that speak in `Request` and `Response`, and for those of Node. Must answer with
 * success only after `onEvent` is done: what fails is posted again.
 */
import type { WebhookPayload } from '@parley/protocol';
import { SignatureError } from '../errors.js';
import { type VerifyOptions, verifyWebhook, type WebhookHeaders } from './verify.js';

export interface HandlerOptions extends Pick<VerifyOptions, 'secret' | 'tolerance' | 'now'> {
  /**
   * Takes an event in. The same may come again, under the same `id`; what throws is answered with 500, and posted again.
   * Be done within 15 seconds: put what takes longer into a queue of your own.
   */
  onEvent: (event: WebhookPayload) => Promise<void> | void;
  /** Hears of what was refused (`SignatureError`) and of what `onEvent` threw. */
  onError?: ((error: unknown) => void) | undefined;
}

/** What is needed of Node's `IncomingMessage`, also as frameworks hand it on. */
export interface NodeRequest extends AsyncIterable<Uint8Array | string> {
  method?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  /** Express' `raw()` leaves bytes here, some hosts leave them in `rawBody`. What was parsed cannot be checked. */
  body?: unknown;
  rawBody?: unknown;
}

/** What is needed of Node's `ServerResponse`. */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(text?: string): unknown;
}

/** Give it a `Request` for a `Response`, or Node's request and response. */
export interface WebhookHandler {
  (request: Request): Promise<Response>;
  (request: NodeRequest, response: NodeResponse): Promise<void>;
}

/** Larger is no event of Parley's. */
const MOST_BYTES = 1024 * 1024;

interface Incoming {
  method: string | undefined;
  headers: WebhookHeaders;
  body(): Promise<string | Uint8Array>;
}

class TooLargeError extends Error {}

/**
 * A handler for the address of a webhook. Tests (`webhook.tested`) are answered and not handed on.
 *
 * @example
 * export const POST = createHandler({ secret, onEvent: async (event) => save(event) });
 */
export function createHandler(options: HandlerOptions): WebhookHandler {
  async function handle({ method, headers, body }: Incoming): Promise<number> {
    if (method !== 'POST') return 405;
    try {
      const message = await verifyWebhook({ ...options, headers, body: await body() });
      if (message.type !== 'webhook.tested') await options.onEvent(message);
      return 204;
    } catch (error) {
      options.onError?.(error);
      if (error instanceof TooLargeError) return 413;
      return error instanceof SignatureError ? 401 : 500;
    }
  }

  async function handler(
    request: Request | NodeRequest,
    response?: NodeResponse,
  ): Promise<Response | undefined> {
    const { method } = request;
    if (response === undefined) {
      const { headers } = request as Request;
      const status = await handle({ method, headers, body: () => readStream((request as Request).body) });
      return new Response(null, { status, headers: { ...(status === 405 && { allow: 'POST' }) } });
    }
    const { headers } = request as NodeRequest;
    response.statusCode = await handle({ method, headers, body: () => readNode(request as NodeRequest) });
    if (response.statusCode === 405) response.setHeader('allow', 'POST');
    response.end();
    return undefined;
  }
  return handler as WebhookHandler;
}

async function readStream(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const reader = stream?.getReader();
  for (let length = 0; reader !== undefined; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) throw tooLarge();
    parts.push(value);
  }
  return join(parts);
}

async function readNode(request: NodeRequest): Promise<Uint8Array | string> {
  const { body, rawBody } = request;
  for (const raw of [rawBody, body]) {
    if (typeof raw === 'string' || raw instanceof Uint8Array) return raw;
  }
  if (body !== undefined) {
    const words =
      'The body was parsed already, and what was parsed cannot be checked. Put the handler before the parser.';
    throw new SignatureError(words, { code: 'invalid_signature' });
  }
  return readParts(request);
}

async function readParts(request: NodeRequest): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    length += bytes.length;
    if (length > MOST_BYTES) throw tooLarge();
    parts.push(bytes);
  }
  return join(parts);
}

function tooLarge(): TooLargeError {
  return new TooLargeError(`More than ${MOST_BYTES} bytes are no event of Parley's.`);
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Checks that what arrived at a webhook was signed by Parley, lately, and with a secret of yours: Standard Webhooks, by the
 * cryptography that every runtime has. Must never look into a body before its signature was found to be right.
 */
import type { WebhookPayload, WebhookTest } from '@parley/protocol';
import { SignatureError } from '../errors.js';

/** What `fetch` has, what Node has, or a plain object. */
export type WebhookHeaders = Pick<Headers, 'get'> | Record<string, string | readonly string[] | undefined>;

export interface VerifyOptions {
  /** Exactly as it arrived: text or bytes, before anything has parsed it. */
  body: string | Uint8Array;
  headers: WebhookHeaders;
  /** `whsec_…`; several while you change from one to the next. */
  secret: string | readonly string[];
  /** Seconds by which your clock and the server's may differ, and an attempt be on its way; 300 by default. */
  tolerance?: number | undefined;
  /** Milliseconds since 1970; the clock by default. */
  now?: number | undefined;
}

/** What can be posted to a webhook. A newer server may send types that this version does not name. */
export type WebhookMessage = WebhookPayload | WebhookTest;

const TOLERANCE = 300;
/** Nobody signs with more; a longer list would only cost time. */
const MOST_SIGNATURES = 10;

/**
 * What arrived, once it is known to come from Parley. Throws `SignatureError`.
 *
 * @example
 * const event = await verifyWebhook({ body: await request.text(), headers: request.headers, secret });
 */
export async function verifyWebhook(options: VerifyOptions): Promise<WebhookMessage> {
  const { body, headers, secret, tolerance = TOLERANCE, now = Date.now() } = options;
  const id = read(headers, 'webhook-id');
  const timestamp = read(headers, 'webhook-timestamp');
  const given = read(headers, 'webhook-signature');
  if (!/^\d{1,12}$/.test(timestamp)) throw refuse('`webhook-timestamp` is no time');
  const age = now / 1000 - Number(timestamp);
  if (Math.abs(age) > tolerance) {
    throw refuse(
      `it was signed ${Math.round(Math.abs(age))} s ${age > 0 ? 'ago' : 'ahead'}: is your clock right?`,
    );
  }
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + bytes.length);
  signed.set(head);
  signed.set(bytes, head.length);
  for (const one of typeof secret === 'string' ? [secret] : secret) {
    if (await isSigned(signed, given, one)) return parse(bytes);
  }
  throw refuse('no signature is right. Is this the raw body, and the secret that the webhook was made with?');
}

function read(headers: WebhookHeaders, name: string): string {
  const value =
    typeof headers.get === 'function' ? headers.get(name) : (headers as Record<string, unknown>)[name];
  const text = Array.isArray(value) ? value[0] : value;
  if (typeof text !== 'string' || text === '') throw refuse(`\`${name}\` is missing`);
  return text;
}

async function isSigned(signed: Uint8Array<ArrayBuffer>, given: string, secret: string): Promise<boolean> {
  const raw = fromBase64(secret.replace(/^whsec_/, ''));
  if (raw === undefined || raw.length === 0) {
    throw refuse('the secret is none. It begins with whsec_ and was shown when the webhook was made');
  }
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']);
  for (const one of given.split(' ').slice(0, MOST_SIGNATURES)) {
    const signature = one.startsWith('v1,') ? fromBase64(one.slice(3)) : undefined;
    // Compares in constant time.
    if (signature !== undefined && (await crypto.subtle.verify('HMAC', key, signature, signed))) return true;
  }
  return false;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function parse(bytes: Uint8Array): WebhookMessage {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as WebhookMessage;
  } catch (cause) {
    throw refuse('it is signed, and yet no JSON', cause);
  }
}

function refuse(why: string, cause?: unknown): SignatureError {
  return new SignatureError(`This is not to be believed: ${why}.`, { code: 'invalid_signature', cause });
}

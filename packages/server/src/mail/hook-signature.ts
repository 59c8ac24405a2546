/**
 * Judges the signature of a mail that comes by HTTP, as Standard Webhooks has it: `v1,` and the HMAC of id, moment and
 * body. Bodies of mails are bytes in any alphabet and large, so it reads the file and not a string.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { AppError } from '../errors.js';

/** Between the sender's clock and ours, and on the way. */
const TOLERANCE_S = 5 * 60;
const PREFIX = 'whsec_';
/** While one secret is changed for the next, there are two signatures. */
const MOST_SIGNATURES = 5;

/** What came with the body. */
export interface HookHeaders {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
}

/** Whether a secret is one that can be used: `whsec_` and at least 24 bytes in base64. */
export function isHookSecret(text: string): boolean {
  return /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text) && keyOf(text).length >= 24;
}

const keyOf = (secret: string) => Buffer.from(secret.slice(PREFIX.length), 'base64');

/** Before the body is read: whether it is worth it. @throws AppError `unauthenticated` */
export function requireHookHeaders(
  { id, timestamp, signature }: HookHeaders,
  now: Date,
): Required<HookHeaders> {
  const at = /^\d{1,12}$/.test(timestamp ?? '') ? Number(timestamp) : Number.NaN;
  const isFresh = Math.abs(now.getTime() / 1000 - at) <= TOLERANCE_S;
  if (!/^[\x21-\x7e]{1,200}$/.test(id ?? '') || !isFresh || signature === undefined) throw unsigned();
  return { id, timestamp, signature };
}

/** The headers with which a mail is handed over. */
export function signHook(
  secret: string,
  body: Buffer,
  at: { id: string; now: Date },
): Record<string, string> {
  const timestamp = String(Math.floor(at.now.getTime() / 1000));
  const signature = createHmac('sha256', keyOf(secret)).update(`${at.id}.${timestamp}.`).update(body);
  return {
    'webhook-id': at.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature.digest('base64')}`,
  };
}

/** @throws AppError `unauthenticated` */
export async function verifyHook(secret: string, headers: HookHeaders, path: string): Promise<void> {
  const hmac = createHmac('sha256', keyOf(secret)).update(`${headers.id}.${headers.timestamp}.`);
  for await (const chunk of createReadStream(path)) hmac.update(chunk as Buffer);
  const right = hmac.digest();
  const given = (headers.signature ?? '').split(' ').slice(0, MOST_SIGNATURES);
  const isSigned = given.some((one) => {
    const bytes = one.startsWith('v1,') ? Buffer.from(one.slice(3), 'base64') : Buffer.alloc(0);
    return bytes.length === right.length && timingSafeEqual(bytes, right);
  });
  if (!isSigned) throw unsigned();
}

function unsigned(): AppError {
  return new AppError(
    'unauthenticated',
    'Sign the mail with the secret of PARLEY_MAIL_SECRET: webhook-id, webhook-timestamp, webhook-signature.',
  );
}

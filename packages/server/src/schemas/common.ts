/** The small pieces that schemas are made of, with refusals in plain words. */

import { z } from '@hono/zod-openapi';
import { type IdNoun, idPattern, LIMITS } from '@parley/protocol';

const EXAMPLE = '01k8m2p3q4r5s6t7v8w9x0y1z2';

/** An id of `noun`. */
export function id(noun: IdNoun) {
  const pattern = idPattern(noun);
  const prefix = pattern.source.slice(1, 5);
  return z
    .string()
    .regex(pattern, `Expected an id that begins with ${prefix}.`)
    .openapi({ example: prefix + EXAMPLE });
}

export const siteKey = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'Expected lower-case letters, digits and hyphens, 1 to 40.',
  )
  .openapi({ example: 'acme' });

/** Scheme, host and port, as a browser sends it in `Origin`. */
export const origin = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return url.origin === value && (url.protocol === 'https:' || url.protocol === 'http:');
}, 'Expected an origin such as https://www.example.com, without a path or a slash at the end.');

/** What PostgreSQL, JSON and people can all hold: no NUL, no half of a character. */
export const cleanText = (schema: z.ZodString) =>
  schema.refine(
    (text) => text.isWellFormed() && !text.includes('\u0000'),
    'It holds a NUL or half of a character.',
  );

export const name = cleanText(z.string().trim().min(1).max(LIMITS.name));
/** Kept in lower case, so that one address is one person. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(LIMITS.email)
  .pipe(z.email('Expected an e-mail address.'));
export const externalId = cleanText(z.string().min(1).max(LIMITS.externalId));
/** A cursor of ours; whether it is one is found out when it is decoded. */
export const cursor = z.string().min(1).max(200);
export const time = z.iso.datetime().openapi({ example: '2026-11-23T09:30:00.000Z' });

/** A whole number in a query string. */
export function queryInteger(range: { min: number; max: number }) {
  return z
    .string()
    .regex(/^\d{1,10}$/, 'Expected a whole number.')
    .transform(Number)
    .pipe(z.int().min(range.min).max(range.max))
    .openapi({ type: 'integer', minimum: range.min, maximum: range.max });
}

export const pageLimit = queryInteger({ min: 1, max: LIMITS.pageMax }).default(LIMITS.pageDefault);

/** Which proactive message, or which team; whether there is one the service finds out. */
export const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'Expected lower-case letters, digits and hyphens, 1 to 40.')
  .openapi({ example: 'sales' });

/** A word by which conversations are found, in any script. Kept in lower case, so that one word is one tag. */
export const tag = z
  .string()
  .trim()
  .normalize()
  .toLowerCase()
  .max(LIMITS.tag)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u,
    'Expected one word of letters, digits, hyphens and underscores, which begins with a letter or digit.',
  )
  .openapi({ example: 'refund' });

/** Message text: kept exactly as it was sent. It may be blank when something goes with it. */
export const anyText = cleanText(z.string().max(LIMITS.messageText));

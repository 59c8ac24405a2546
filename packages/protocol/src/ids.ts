/**
 * Identifiers: a prefix that names the noun, then a ULID in lower case (48 bits of time, 80 bits of chance),
 * so that ids sort by the moment they were made and a client can make one without asking the server.
 * Format: https://github.com/ulid/spec. Must never be the only thing that grants access.
 */

/** Each noun's prefix. `msg_01h…` is a message, and nothing else is. */
export const ID_PREFIXES = {
  site: 'site',
  contact: 'con',
  agent: 'agt',
  conversation: 'cnv',
  message: 'msg',
  event: 'evt',
  apiKey: 'key',
  invitation: 'inv',
  attachment: 'att',
  rating: 'rat',
  webhook: 'whk',
  delivery: 'dlv',
  time: 'tim',
  outcome: 'out',
  cannedReply: 'can',
  hourlyRate: 'hrt',
  serviceRate: 'srt',
  insightsLink: 'ilk',
  follow: 'fol',
} as const;

export type IdNoun = keyof typeof ID_PREFIXES;

/** Crockford's base 32 in lower case: no i, l, o, u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARACTERS = 10;
const CHANCE_BYTES = 16;
const BODY = '[0-7][0-9a-hjkmnp-tv-z]{25}';

function encodeTime(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (let i = 0; i < TIME_CHARACTERS; i += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** Chance is drawn for many ids at once: each drawing costs more than an id. */
const pool = new Uint8Array(CHANCE_BYTES * 64);
let used = pool.length;

function randomByte(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const byte = pool[used] ?? 0;
  used += 1;
  return byte;
}

/**
 * Makes an id for `noun`, e.g. `newId('message')` → `msg_01k…` (30 characters).
 * @param noun what the id names
 * @param now milliseconds since 1970; the clock by default
 */
export function newId(noun: IdNoun, now: number = Date.now()): string {
  let chance = '';
  for (let i = 0; i < CHANCE_BYTES; i += 1) chance += ALPHABET.charAt(randomByte() & 31);
  return `${ID_PREFIXES[noun]}_${encodeTime(now)}${chance}`;
}

/** The pattern of an id of `noun`, anchored at both ends. */
export function idPattern(noun: IdNoun): RegExp {
  return new RegExp(`^${ID_PREFIXES[noun]}_${BODY}$`);
}

/** Whether `value` has the form of an id of `noun`. It says nothing about whether the thing exists. */
export function isId(noun: IdNoun, value: unknown): value is string {
  return typeof value === 'string' && idPattern(noun).test(value);
}

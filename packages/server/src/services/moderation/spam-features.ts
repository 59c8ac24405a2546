/**
 * What the spam filter sees of a text: words, pairs of words, the hosts of its links, pieces of words (they find
 * "subscr1be" near "subscribe", and need no dictionary of any language), and how it was written. Each feature is a
 * bucket, a number below `BUCKETS`: so what a site has learned stays bounded, whatever people write (feature hashing:
 * Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009).
 */
import { UNSEEN } from './fold-text.js';
import { replaceLinks } from './links-of.js';

/** Two features in one bucket in a thousand texts do no measurable harm: 2^18 buckets found no more spam than 2^16. */
export const BUCKETS = 2 ** 16;

/** Beyond these a text says nothing new, and costs time. */
const MAX_CHARACTERS = 8_000;
const MAX_WORDS = 1_000;

const PIECE = 4;
/** Stands for a link among the words. */
const LINK = '∎';

export interface Feature {
  bucket: number;
  /** What a person can read of it: the word it is, or is a part of. */
  word: string;
}

const WORDS = /[\p{L}\p{M}]+(?:['’]\p{L}+)?|\p{N}+|∎|\p{Extended_Pictographic}|[!?]{2,}/gu;

/** The features of `text`, each once. */
export function featuresOf(text: string): Feature[] {
  const found = new Map<number, Feature>();
  const add = (name: string, word: string) => {
    const bucket = hash(name) % BUCKETS;
    if (!found.has(bucket)) found.set(bucket, { bucket, word });
  };
  const seen = text.slice(0, MAX_CHARACTERS).normalize('NFKC').replace(UNSEEN, '');
  const unlinked = replaceLinks(seen, (host) => {
    add(`host ${host}`, host);
    return ` ${LINK} `;
  });
  const words = (unlinked.toLowerCase().match(WORDS) ?? []).slice(0, MAX_WORDS).map(shapeOf);
  for (const [i, word] of words.entries()) {
    add(word, readable(word));
    const before = words[i - 1];
    if (before !== undefined) add(`${before} ${word}`, `${readable(before)} ${readable(word)}`);
    for (const piece of piecesOf(word)) add(`~${piece}`, readable(word));
  }
  if (isShouted(seen)) add('shouted', 'CAPITALS');
  add(`length ${Math.min(6, Math.floor(Math.log2(1 + words.length)))}`, '…');
  return [...found.values()];
}

/** Which number it is matters less than how long it is; how many marks there are, less than that there are many. */
function shapeOf(word: string): string {
  if (/^\p{N}/u.test(word)) return `#${Math.min(word.length, 5)}`;
  return /^[!?]/.test(word) ? '!!' : word;
}

function readable(word: string): string {
  if (word === LINK) return 'link';
  return word.startsWith('#') ? '0'.repeat(Number(word.slice(1))) : word;
}

function* piecesOf(word: string): Generator<string> {
  const edged = `_${word}_`;
  for (let i = 0; i + PIECE <= edged.length; i += 1) yield edged.slice(i, i + PIECE);
}

function isShouted(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  return upper > 10 && upper > (text.match(/\p{Ll}/gu)?.length ?? 0);
}

/** FNV-1a, 32 bit: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}

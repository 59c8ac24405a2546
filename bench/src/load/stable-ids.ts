/**
 * Ids that follow from the file alone, so that sending it again can never make a second of anything.
 * Must never depend on the clock, on chance, on the server or on a line's place in the file.
 */
import { createHash } from 'node:crypto';
import { ID_PREFIXES } from '@parley/protocol';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** A moment before all others, so that what is loaded sorts before what is said afterwards. */
const TIME = '0'.repeat(10);
const CHANCE_CHARACTERS = 16;

type Noun = 'contact' | 'conversation' | 'message';

function stableId(noun: Noun, key: readonly (string | number)[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([noun, ...key]))
    .digest();
  let chance = '';
  for (const byte of digest.subarray(0, CHANCE_CHARACTERS)) chance += ALPHABET.charAt(byte & 31);
  return `${ID_PREFIXES[noun]}_${TIME}${chance}`;
}

/** A conversation of the file, on the site to which it is loaded. */
export interface Source {
  /** The site's key. */
  site: string;
  /** The conversation's id in the file. */
  id: string;
}

export function contactId({ site, id }: Source): string {
  return stableId('contact', [site, id]);
}

export function conversationId({ site, id }: Source): string {
  return stableId('conversation', [site, id]);
}

/** @param index the turn's place, from 0 */
export function messageId({ site, id }: Source, index: number): string {
  return stableId('message', [site, id, index]);
}

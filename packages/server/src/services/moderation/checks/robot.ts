/** Robots fill in what nobody sees, and write faster than anybody types. */
import type { Check } from '../check.js';

/** Below this many characters a phone's suggestion may have written it in an instant. */
const SHORT = 20;

export const robot: Check<'robot'> = ({ honeypot, writtenIn, text }, { minMs }) => {
  if (honeypot !== '') return ['hidden field'];
  if (writtenIn !== null && writtenIn < minMs && text.length > SHORT) return [`${writtenIn} ms`];
  return undefined;
};

/** What can be told from what the same author wrote before. */
import type { Check } from '../check.js';
import { foldText } from '../fold-text.js';

const MINUTE = 60_000;
/** So often one sign or word after itself is no emphasis any more. */
const OVER_AND_OVER =
  /(\P{White_Space})\1{14,}|(?<![\p{L}\p{N}])([\p{L}\p{N}]{1,40})(?:[^\p{L}\p{N}]{1,3}\2){6,}(?![\p{L}\p{N}])/u;
/** "Thanks!" is said to many. */
const SHORT = 15;

export const repetition: Check<'repetition'> = ({ text, recent }, { within }) => {
  const folded = foldText(text);
  const over = OVER_AND_OVER.exec(folded);
  if (over) return [over[1] ?? over[2] ?? ''];
  const same = recent.slice(0, within).find((message) => foldText(message.text) === folded);
  return same && folded.length >= SHORT ? [same.at] : undefined;
};

export const flood: Check<'flood'> = ({ recent, at }, { perMinute }) => {
  const since = Date.parse(at) - MINUTE;
  const count = recent.filter((message) => Date.parse(message.at) > since).length;
  return count >= perMinute ? [String(count + 1)] : undefined;
};

export const newcomer: Check<'newcomer'> = ({ author }, { published }) =>
  !author.verified && author.published < published ? [String(author.published)] : undefined;

export const reputation: Check<'reputation'> = ({ author }, { rejectedShare, atLeast }) => {
  const { published, rejected } = author;
  const decided = published + rejected;
  if (rejected < atLeast || rejected / decided < rejectedShare) return undefined;
  return [`${rejected} of ${decided}`];
};

/** When a delivery that failed is tried again: ten attempts over 75 hours, as Standard Webhooks proposes. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** From one attempt to the next. */
const DELAYS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
export const MOST_ATTEMPTS = DELAYS.length + 1;
/** Up to a tenth more: what failed together does not come back together. */
const JITTER = 0.1;
/** However long it asks us to wait. */
const LONGEST_MS = 24 * HOUR;
/** Nothing has arrived for so long: it is paused. */
export const PAUSE_AFTER_MS = 72 * HOUR;

/** @returns milliseconds until the next attempt; null when there is none */
export function nextDelay(
  attempts: number,
  asked: { retryAfter: number | null; random: () => number },
): number | null {
  const delay = DELAYS[attempts - 1];
  if (delay === undefined) return null;
  const spread = Math.round(delay * (1 + JITTER * asked.random()));
  return Math.max(spread, askedDelay(asked.retryAfter));
}

/** How long it asked us to wait, within bounds. */
export function askedDelay(retryAfter: number | null): number {
  return Math.min((retryAfter ?? 0) * SECOND, LONGEST_MS);
}

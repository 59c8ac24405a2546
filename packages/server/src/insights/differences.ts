/**
 * How far apart two groups may truly be, 95 % of the time, from what was seen of them. Figures of chance, so floats: what is money and
 * what is counted is reckoned exactly elsewhere.
 */
import { type Bounds, shareBounds, studentT } from './statistics.js';

/** So many of a group did it. */
export interface Counted {
  of: number;
  did: number;
}

/** What is needed of a group's values: their number, their sum and the sum of their squares. */
export interface Summed {
  n: number;
  sum: number;
  squares: number;
}

/**
 * The difference of two independent shares: Newcombe's hybrid of two score intervals (Newcombe 1998, Statistics in Medicine 17, method 10).
 * It never leaves -1 to 1 and holds for rare events and small groups, where the usual one does not.
 * @returns null when a group has nobody
 */
export function differenceOfShares(one: Counted, other: Counted): Bounds | null {
  const [p, q] = [one.did / one.of, other.did / other.of];
  const [a, b] = [shareBounds(one.did, one.of), shareBounds(other.did, other.of)];
  if (a === null || b === null) return null;
  return {
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}

/**
 * The difference of two means of unequal spread: Welch's (Welch 1947, Biometrika 34), by sums.
 * @returns null when nothing is known of the spread: a group of fewer than two, or no value unlike another
 */
export function differenceOfMeans(one: Summed, other: Summed): Bounds | null {
  if (one.n < 2 || other.n < 2) return null;
  const [a, b] = [squaredError(one), squaredError(other)];
  const squared = a + b;
  if (squared <= 0) return null;
  const freedom = squared ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1));
  const difference = one.sum / one.n - other.sum / other.n;
  const reach = studentT(freedom) * Math.sqrt(squared);
  return { low: difference - reach, high: difference + reach };
}

/** The square of the standard error of the mean. */
function squaredError({ n, sum, squares }: Summed): number {
  return Math.max(0, squares - (sum * sum) / n) / (n - 1) / n;
}

/**
 * What a figure may truly be, from what was seen of it, with 95 % certainty. Plain textbook methods, each named where it is used; where there is
 * too little to say anything, there is no interval.
 */

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959964;
/** Beyond so many the binomial distribution is as good as normal. */
const EXACT_UP_TO = 2000;

export interface Bounds {
  low: number;
  high: number;
}

/** The smallest value that at least the share `p` of them does not exceed (nearest rank). @param sorted not empty */
export function nearestRank(sorted: ArrayLike<number>, p: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * p) - 1)] ?? 0;
}

/** Of a quantile: the two values between which it lies, by the binomial distribution of how many lie below it. */
export function quantileBounds(sorted: ArrayLike<number>, p: number): Bounds | null {
  const n = sorted.length;
  const [lower, upper] = n <= EXACT_UP_TO ? exactRanks(n, p) : normalRanks(n, p);
  // Ranks from 1; outside of what was seen nothing is known.
  if (lower < 1 || upper > n) return null;
  return { low: sorted[lower - 1] ?? 0, high: sorted[upper - 1] ?? 0 };
}

/** The greatest rank with at most 2.5 % below it, and the least with at most 2.5 % above it. */
function exactRanks(n: number, p: number): [number, number] {
  let lower = 0;
  let upper = n + 1;
  let below = 0;
  let log = n * Math.log1p(-p);
  for (let k = 0; k <= n; k += 1) {
    below += Math.exp(log);
    if (below <= 0.025) lower = k + 1;
    if (below >= 0.975) {
      upper = k + 1;
      break;
    }
    log += Math.log((n - k) / (k + 1)) + Math.log(p / (1 - p));
  }
  return [lower, upper];
}

function normalRanks(n: number, p: number): [number, number] {
  const half = Z * Math.sqrt(n * p * (1 - p));
  return [Math.floor(n * p - half), Math.ceil(n * p + half) + 1];
}

/** Of a share: Wilson's score interval, which stays within 0 and 1. */
export function shareBounds(hits: number, n: number): Bounds | null {
  if (n === 0) return null;
  const share = hits / n;
  const z2 = (Z * Z) / n;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (Z / (1 + z2)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Of a mean: by Student's t distribution. */
export function meanBounds({
  n,
  mean,
  variance,
}: {
  n: number;
  mean: number;
  variance: number;
}): Bounds | null {
  if (n < 2) return null;
  const half = studentT(n - 1) * Math.sqrt(variance / n);
  return { low: mean - half, high: mean + half };
}

/** The 97.5th percentile of Student's t, by the expansion of Cornish and Fisher: right to a thousandth from 4 degrees on. */
export function studentT(degrees: number): number {
  const [z3, z5, z7] = [Z ** 3, Z ** 5, Z ** 7];
  return (
    Z +
    (z3 + Z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * Z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * degrees ** 3)
  );
}

/**
 * What the ratio of two sums may truly be, from what its single conversations came to. It is Fieller's set (Fieller 1954, J. R. Stat. Soc. B 16,
 * https://doi.org/10.1111/j.2517-6161.1954.tb00159.x): all ratios that a test would not reject. The test is Student's with Hall's
 * transformation (Hall 1992, J. R. Stat. Soc. B 54, https://doi.org/10.1111/j.2517-6161.1992.tb01446.x), which takes out that sales are skewed:
 * most conversations bring nothing and few bring much, and the usual interval then ends too low.
 */
import { type Bounds, studentT } from './statistics.js';

/** Top and bottom of each conversation, and of all together with what belongs to no conversation. */
export interface Ratio {
  top: Float64Array;
  bottom: Float64Array;
  sum: { top: number; bottom: number };
}

/** Steps of the search: each halves what is left. */
const STEPS = 50;
/** So many standard errors away nothing is looked for. */
const FARTHEST = 4096;
/** A spread below this share of the sum is rounding. */
const ROUNDING = 1e-9;

/** @returns null where nothing is known of the spread */
export function ratioBounds(ratio: Ratio): Bounds | null {
  const { top, sum } = ratio;
  if (top.length < 2 || !(sum.bottom > 0)) return null;
  const moments = momentsOf(ratio);
  const value = sum.top / sum.bottom;
  const error = Math.sqrt(squaredError(moments, value)) / sum.bottom;
  if (!(error > ROUNDING * Math.max(Math.abs(value), Number.MIN_VALUE))) return null;
  const reach = studentT(top.length - 1);
  const low = farthest((away) => scoreOf(moments, { ratio: value - away * error, sum }) <= reach);
  const high = farthest((away) => scoreOf(moments, { ratio: value + away * error, sum }) >= -reach);
  return low === null || high === null ? null : { low: value - low * error, high: value + high * error };
}

/** Sums of products of distances from the means: `xxy` of twice the top's and once the bottom's. */
interface Moments {
  n: number;
  xx: number;
  xy: number;
  yy: number;
  xxx: number;
  xxy: number;
  xyy: number;
  yyy: number;
}

function momentsOf({ top, bottom }: Ratio): Moments {
  const n = top.length;
  const [meanX, meanY] = [mean(top), mean(bottom)];
  const moments = { n, xx: 0, xy: 0, yy: 0, xxx: 0, xxy: 0, xyy: 0, yyy: 0 };
  for (let i = 0; i < n; i += 1) {
    const x = (top[i] ?? 0) - meanX;
    const y = (bottom[i] ?? 0) - meanY;
    moments.xx += x * x;
    moments.xy += x * y;
    moments.yy += y * y;
    moments.xxx += x * x * x;
    moments.xxy += x * x * y;
    moments.xyy += x * y * y;
    moments.yyy += y * y * y;
  }
  return moments;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Of the top less `ratio` times the bottom, summed over all. */
function squaredError({ n, xx, xy, yy }: Moments, ratio: number): number {
  return Math.max(0, xx - 2 * ratio * xy + ratio * ratio * yy) * (n / (n - 1));
}

/** How many standard errors the sums are from a ratio, as Student's distribution would have it if nothing were skewed. */
function scoreOf(moments: Moments, { ratio, sum }: { ratio: number; sum: Ratio['sum'] }): number {
  const { n, xxx, xxy, xyy, yyy } = moments;
  const squared = squaredError(moments, ratio);
  const distance = (sum.top - ratio * sum.bottom) / Math.sqrt(squared);
  const third = xxx - 3 * ratio * xxy + 3 * ratio ** 2 * xyy - ratio ** 3 * yyy;
  const skew = third / n / (squared / n) ** 1.5 / Math.sqrt(n);
  return distance + (skew * distance ** 2) / 3 + (skew ** 2 * distance ** 3) / 27 + skew / 6;
}

/** How far one can go so that it holds. @returns null when there is no end to it */
function farthest(holds: (away: number) => boolean): number | null {
  let far = 1;
  while (holds(far)) {
    far *= 2;
    if (far > FARTHEST) return null;
  }
  let near = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (near + far) / 2;
    if (holds(middle)) near = middle;
    else far = middle;
  }
  return near;
}

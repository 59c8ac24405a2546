/**
 * How far apart two groups may truly be, 95 % of the time, from what was seen of them. Figures of chance, so floats: what is money and
 * what is counted is reckoned exactly elsewhere.
 */

export interface Bounds {
  low: number;
  high: number;
}

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

/** The standard normal distribution's 97.5 % point. */
const Z = 1.959963984540054;

/** Wilson's score interval of a share (Wilson 1927), without correction for continuity. */
function wilson({ of, did }: Counted): Bounds {
  const share = did / of;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const reach = (Z / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/**
 * The difference of two independent shares: Newcombe's hybrid of two score intervals (Newcombe 1998, Statistics in Medicine 17, method 10).
 * It never leaves -1 to 1 and holds for rare events and small groups, where the usual one does not. Both groups have somebody.
 */
export function differenceOfShares(one: Counted, other: Counted): Bounds {
  const [p, q] = [one.did / one.of, other.did / other.of];
  const [a, b] = [wilson(one), wilson(other)];
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
  const reach = studentPoint(freedom) * Math.sqrt(squared);
  return { low: difference - reach, high: difference + reach };
}

/** The square of the standard error of the mean. */
function squaredError({ n, sum, squares }: Summed): number {
  return Math.max(0, squares - (sum * sum) / n) / (n - 1) / n;
}

/**
 * Student's t, its 97.5 % point: the expansion of Cornish and Fisher around the normal one (Abramowitz and Stegun, 26.7.5). From three
 * degrees of freedom on it is right to one in a hundred, from ten on to one in ten thousand.
 */
export function studentPoint(freedom: number): number {
  const z = Z;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * freedom ** 4)
  );
}

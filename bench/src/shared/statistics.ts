/** The few figures that are taken from samples. Must never average: one slow round would speak for all. */

/** The value below which `share` of the samples lie (nearest rank). NaN for no samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The middle sample; of an even number, the mean of the middle two. NaN for no samples. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Cuts a figure to what a noisy machine can tell. */
export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

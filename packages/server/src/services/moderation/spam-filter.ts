/**
 * The filter that learns from a site's own decisions: logistic regression, taught by one decision at a time with a
 * learning rate for each feature (AdaGrad: Duchi, Hazan, Singer, "Adaptive Subgradient Methods for Online Learning",
 * JMLR 12, 2011). Pure: weights come in and go out, and live in the database in between.
 */
import { type Feature, featuresOf } from './spam-features.js';

/** What was learned of one feature. */
export interface SpamWeight {
  /** Above 0 it speaks for spam, below 0 against. */
  weight: number;
  /** Sum of the squared gradients: the more was learned of it, the less one decision moves it. */
  gradient: number;
}

/** What is known of features, by bucket. */
export type SpamWeights = ReadonlyMap<number, SpamWeight>;

export interface SpamVerdict {
  /** 0 to 1. From `SPAM_AT` on it is taken for spam. */
  probability: number;
  /** What weighed most for spam, the heaviest first; at most five. */
  because: { word: string; weight: number }[];
}

/**
 * A little more than one half: a message held in error costs a customer more than one let through costs a moderator.
 * Chosen with `RATE` by cross-validation over comments of people: `pnpm bench spam`.
 */
export const SPAM_AT = 0.56;

const RATE = 0.5;
/** Of a feature that nobody has met: the first decision must not move it without bounds. */
const UNKNOWN: SpamWeight = { weight: 0, gradient: 0.01 };
/** How many words are told. */
const REASONS = 5;
/** The feature of every text: how much of what comes is spam at all. It learns more slowly than the others. */
const EVERY = -1;
const EVERY_RATE = 0.1;

/** The buckets whose weights `judgeSpam` and `learnSpam` need. */
export function bucketsOf(text: string): number[] {
  return [EVERY, ...featuresOf(text).map(({ bucket }) => bucket)];
}

/** How likely `text` is spam, and why. Without anything learned: one half. */
export function judgeSpam(text: string, weights: SpamWeights): SpamVerdict {
  const features = featuresOf(text);
  const scale = scaleOf(features);
  const byWord = new Map<string, number>();
  for (const { bucket, word } of features) {
    const part = (weights.get(bucket)?.weight ?? 0) * scale;
    byWord.set(word, (byWord.get(word) ?? 0) + part);
  }
  const because = [...byWord]
    .map(([word, weight]) => ({ word, weight }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, REASONS);
  return { probability: probabilityOf(features, weights), because };
}

/** What changes when a moderator has decided about `text`: the new weights, by bucket. */
export function learnSpam(text: string, spam: boolean, weights: SpamWeights): Map<number, SpamWeight> {
  const features = featuresOf(text);
  const error = (spam ? 1 : 0) - probabilityOf(features, weights);
  const changed = new Map<number, SpamWeight>();
  const step = error * scaleOf(features);
  for (const { bucket } of features) {
    const known = weights.get(bucket) ?? UNKNOWN;
    const gradient = known.gradient + step ** 2;
    changed.set(bucket, { weight: known.weight + (RATE * step) / Math.sqrt(gradient), gradient });
  }
  const every = weights.get(EVERY) ?? UNKNOWN;
  changed.set(EVERY, { ...every, weight: every.weight + RATE * EVERY_RATE * error });
  return changed;
}

function probabilityOf(features: readonly Feature[], weights: SpamWeights): number {
  const scale = scaleOf(features);
  let sum = weights.get(EVERY)?.weight ?? 0;
  for (const { bucket } of features) sum += (weights.get(bucket)?.weight ?? 0) * scale;
  return 1 / (1 + Math.exp(-sum));
}

/** Long texts have more features, and must not count for more. */
function scaleOf(features: readonly Feature[]): number {
  return 1 / Math.sqrt(Math.max(1, features.length));
}

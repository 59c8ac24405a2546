/** Lets the product's filter learn from some comments, one after the other, and asks it about others. */
import { judgeSpam, learnSpam, SPAM_AT, type SpamWeight } from '@parley/server/spam-filter';
import type { Comment } from './comments.js';

/** What became of the comments that were asked about. */
export interface Tally {
  /** Spam that was held. */
  held: number;
  /** What no spam was, and was held. */
  wronged: number;
  /** Spam that was let through. */
  missed: number;
  /** What no spam was, and was let through. */
  passed: number;
  /** Milliseconds of each judgement. */
  times: number[];
}

export const FOLDS = 5;

export function emptyTally(): Tally {
  return { held: 0, wronged: 0, missed: 0, passed: 0, times: [] };
}

/** One pass over what is taught, in its order: as a site learns from its moderators. */
export function classify(taught: readonly Comment[], asked: readonly Comment[], tally: Tally): void {
  const weights = new Map<number, SpamWeight>();
  for (const { text, spam } of taught) {
    for (const [bucket, weight] of learnSpam(text, spam, weights)) weights.set(bucket, weight);
  }
  for (const { text, spam } of asked) {
    const start = performance.now();
    const held = judgeSpam(text, weights).probability >= SPAM_AT;
    tally.times.push(performance.now() - start);
    tally[held ? (spam ? 'held' : 'wronged') : spam ? 'missed' : 'passed'] += 1;
  }
}

/** Each comment is asked about once, by a filter that was taught all but its fold. */
export function crossValidate(comments: readonly Comment[], tally: Tally): void {
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isAsked = (_: Comment, i: number) => i % FOLDS === fold;
    const taught = comments.filter((comment, i) => !isAsked(comment, i));
    classify(taught, comments.filter(isAsked), tally);
  }
}

/** Of what was held, the share that was spam; of the spam, the share that was held. */
export function ratesOf({ held, wronged, missed }: Tally): { precision: number; recall: number } {
  return { precision: held / (held + wronged), recall: held / (held + missed) };
}

/** The same comments in another order, the same for the same `seed`. */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  // Numerical Recipes' linear congruence: any would do, as long as everybody gets the same folds.
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/**
 * Simulated companies whose ratios are known: the intervals must hold them as often as they claim. Everything by a seed, so that a run is repeated
 * number for number, and through the very function that answers are written by.
 */
import type { MetricId } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { figureOf } from './figures.js';
import { ratioBounds } from './ratio-bounds.js';
import { studentT } from './statistics.js';
import { noSums, type Sums } from './sums.js';

const RUNS = 1000;
const RATIOS = [
  'profit_per_conversation',
  'cost_per_conversation',
  'return_on_cost',
  'profit_per_hour',
] as const satisfies MetricId[];
type Ratio = (typeof RATIOS)[number];

/** mulberry32: a small generator that is good enough for a few million draws. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Company {
  conversations: number;
  /** Share that is sold something. */
  sold: number;
  /** How much sales differ: the deviation of their logarithm. */
  spread: number;
}

const HOUR_MS = 3_600_000;
/** Euros. An hour costs 30 of them, and a conversation five cents whatever it takes. */
const HOURLY = 30;
const FIXED = 0.05;
/** One of ten sales is given back. */
const GIVEN_BACK = 0.1;
const [TIME_LOG, TIME_SPREAD, SALE_LOG] = [-2, 0.7, 3];

/** Means of logarithmic normal distributions, so that the truth is reckoned and not drawn. */
function truthOf({ sold, spread }: Company): Record<Ratio, number> {
  const hours = Math.exp(TIME_LOG + TIME_SPREAD ** 2 / 2);
  const value = sold * (1 - GIVEN_BACK) * Math.exp(SALE_LOG + spread ** 2 / 2);
  const cost = hours * HOURLY + FIXED;
  return {
    profit_per_conversation: value - cost,
    cost_per_conversation: cost,
    return_on_cost: value / cost,
    profit_per_hour: (value - cost) / hours,
  };
}

function simulate({ conversations, sold, spread }: Company, seed: number): Sums {
  const draw = chance(seed * 7919 + conversations);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const sums = noSums();
  for (let i = 0; i < conversations; i += 1) {
    const sale = draw() < sold ? Math.round(Math.exp(SALE_LOG + spread * normal()) * 10_000) : 0;
    const back = draw() < GIVEN_BACK ? sale : 0;
    const ms = Math.round(Math.exp(TIME_LOG + TIME_SPREAD * normal()) * HOUR_MS);
    const cost = Math.round((ms / HOUR_MS) * HOURLY * 10_000 + FIXED * 10_000);
    sums.units.whole.push(cost, sale - back, ms);
    sums.gains += BigInt(sale);
    sums.refunds += BigInt(back);
    sums.labour += BigInt(cost);
    sums.ms += BigInt(ms);
  }
  sums.conversations = conversations;
  return sums;
}

/** Of those runs in which there was enough to say something: in how many of a thousand the interval held the truth. */
function simulateMany(company: Company) {
  const truth = truthOf(company);
  const told = Object.fromEntries(RATIOS.map((id) => [id, { enough: 0, held: 0 }])) as Record<
    Ratio,
    { enough: number; held: number }
  >;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const sums = simulate(company, seed);
    for (const id of RATIOS) {
      const { enough, interval } = figureOf(id, { sums, previous: null, currency: 'EUR', hasUnits: true });
      if (!enough || interval === null) continue;
      told[id].enough += 1;
      const isHeld = Number(interval.low) <= truth[id] && truth[id] <= Number(interval.high);
      told[id].held += Number(isHeld);
    }
  }
  return told;
}

describe('of a thousand companies whose ratios are known', () => {
  it.each([
    { conversations: 600, sold: 0.08, spread: 0.8 },
    { conversations: 600, sold: 0.08, spread: 1 },
    { conversations: 150, sold: 0.3, spread: 0.8 },
    { conversations: 185, sold: 0.3, spread: 1 },
  ])('every interval holds the truth in 93 to 97 % of those that are told one: %j', (company) => {
    const told = simulateMany(company);

    for (const id of RATIOS) {
      const { enough, held } = told[id];
      expect(enough, id).toBeGreaterThan(RUNS * 0.9);
      expect((1000 * held) / enough, id).toBeGreaterThanOrEqual(930);
      expect((1000 * held) / enough, id).toBeLessThanOrEqual(970);
    }
  });

  it('that of costs holds from thirty conversations on', () => {
    const { cost_per_conversation: cost } = simulateMany({ conversations: 30, sold: 0.08, spread: 1 });

    expect(cost.enough).toBe(RUNS);
    expect(cost.held).toBeGreaterThanOrEqual(930);
    expect(cost.held).toBeLessThanOrEqual(970);
  });

  it('hardly anybody with few sales is told what sales bring, for it would hold less than it claims', () => {
    const few = { conversations: 150, sold: 0.08, spread: 1 };
    const told = simulateMany(few);

    expect(told.cost_per_conversation.enough).toBe(RUNS);
    const truth = truthOf(few);
    for (const id of ['profit_per_conversation', 'return_on_cost', 'profit_per_hour'] as const)
      expect(told[id].enough).toBeLessThan(RUNS * 0.01);
    expect(heldUntold(few, truth.profit_per_conversation)).toBeLessThan(930);
  });
});

/** The interval of profit per conversation as it would be, were it told to everybody. */
function heldUntold(company: Company, truth: number): number {
  let held = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const { whole } = simulate(company, seed).units;
    const top = Float64Array.from(
      { length: whole.length / 3 },
      (_, i) => (whole[3 * i + 1] ?? 0) - (whole[3 * i] ?? 0),
    );
    const bounds = boundsOf(
      top,
      top.map(() => 1),
    );
    held += Number(bounds !== null && bounds.low <= truth * 10_000 && truth * 10_000 <= bounds.high);
  }
  return held;
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

function boundsOf(top: Float64Array, bottom: Float64Array) {
  return ratioBounds({ top, bottom, sum: { top: total(top), bottom: total(bottom) } });
}

describe('the interval of a ratio', () => {
  it('of amounts to a number is Hall’s, which can be written down', () => {
    const top = Float64Array.from([0, 0, 0, 0, 3, 0, 12, 1, 0, 5, 0, 0, 40, 2, 0, 7]);
    const n = top.length;
    const mean = total(top) / n;
    const away = [...top].map((value) => value - mean);
    const spread = Math.sqrt(away.reduce((sum, x) => sum + x ** 2, 0) / (n - 1));
    const skew = away.reduce((sum, x) => sum + x ** 3, 0) / n / spread ** 3;
    const root = Math.sqrt(n);
    /** Hall 1992: the inverse of the transformation. */
    const back = (score: number) =>
      (3 * root * (Math.cbrt(1 + (skew / root) * (score - skew / (6 * root))) - 1)) / skew;
    const reach = studentT(n - 1);

    const bounds = boundsOf(
      top,
      top.map(() => 1),
    );

    expect(bounds?.low).toBeCloseTo(mean - (spread / root) * back(reach), 8);
    expect(bounds?.high).toBeCloseTo(mean - (spread / root) * back(-reach), 8);
    // It reaches further up than down, as sales do.
    expect((bounds?.high ?? 0) - mean).toBeGreaterThan(2 * (mean - (bounds?.low ?? 0)));
  });

  it('is Fieller’s where nothing is skewed', () => {
    const pairs = [
      [1, 2],
      [3, 4],
      [2, 5],
      [4, 3],
      [5, 6],
      [6, 8],
    ];
    // With each its mirror image, all third moments are nothing.
    const [meanX, meanY] = [4, 5];
    const all = pairs.flatMap(([x = 0, y = 0]) => [
      [x, y],
      [2 * meanX - x, 2 * meanY - y],
    ]);
    const [top, bottom] = [0, 1].map((side) => Float64Array.from(all, (pair) => pair[side] ?? 0)) as [
      Float64Array,
      Float64Array,
    ];
    const n = all.length;
    /** The covariance of two means. */
    const product = (one: (pair: number[]) => number, other: (pair: number[]) => number) =>
      all.reduce((sum, pair) => sum + one(pair) * other(pair), 0) / (n - 1) / n;
    const [x, y] = [([top = 0]: number[]) => top - meanX, ([, bottom = 0]: number[]) => bottom - meanY];
    const t2 = studentT(n - 1) ** 2;
    // (x - R y)² = t² (Vxx - 2 R Vxy + R² Vyy), solved for R.
    const a = meanY ** 2 - t2 * product(y, y);
    const b = meanX * meanY - t2 * product(x, y);
    const c = meanX ** 2 - t2 * product(x, x);
    const root = Math.sqrt(b ** 2 - a * c);

    const bounds = boundsOf(top, bottom);

    expect(bounds?.low).toBeCloseTo((b - root) / a, 8);
    expect(bounds?.high).toBeCloseTo((b + root) / a, 8);
  });

  it('moves with what belongs to no conversation', () => {
    const [top, bottom] = [Float64Array.from([5, 1, 4, 2, 8]), Float64Array.from([1, 1, 1, 1, 1])];
    const bounds = boundsOf(top, bottom);
    const moved = ratioBounds({ top, bottom, sum: { top: total(top) - 10, bottom: 5 } });

    expect(moved?.low).toBeCloseTo((bounds?.low ?? 0) - 2, 8);
    expect(moved?.high).toBeCloseTo((bounds?.high ?? 0) - 2, 8);
  });

  it.each([
    ['one conversation', [5], [1]],
    ['conversations that all came to the same', [5, 5, 5], [1, 1, 1]],
    ['a bottom that may as well be nothing', [5, 1, 4], [1, 0, 0]],
    ['a bottom of nothing', [5, 1, 4], [0, 0, 0]],
  ])('cannot be told of %s', (_, top, bottom) => {
    expect(boundsOf(Float64Array.from(top), Float64Array.from(bottom))).toBe(null);
  });
});

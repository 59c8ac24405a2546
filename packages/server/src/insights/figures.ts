/** From sums to figures, by the definitions of the catalogue. Money stays whole units to the end; only intervals are floats. */
import { type Figure, fromUnits, type Interval, type MetricId } from '@parley/protocol';
import { metricOf } from './catalogue.js';
import { divideHalfEven } from './half-even.js';
import { ratioBounds } from './ratio-bounds.js';
import { type Bounds, meanBounds, nearestRank, quantileBounds, shareBounds } from './statistics.js';
import { profitOf, type Sums } from './sums.js';
import { eachUnit, isInUnits, type Unit } from './units.js';

/** An amount that may be below zero. */
export function moneyText(units: bigint, currency: string): string {
  return units < 0n ? `-${fromUnits(-units, currency)}` : fromUnits(units, currency);
}

/** A figure before it is text. */
interface Raw {
  value: string | null;
  n: number;
  bounds?: Bounds | null;
  /** How bounds are written. */
  write?: (value: number) => string;
  /** Of a ratio: what its bounds are reckoned from, when somebody asks for them. */
  ratio?: RatioOf;
}

const HOUR_MS = 3_600_000n;
const RATIO_UNITS = 10_000n;
const NOTHING = (n: number): Raw => ({ value: null, n });

/** A ratio of sums of whole units, and what single conversations gave to both. */
interface RatioOf {
  top: (unit: Unit) => number;
  bottom: (unit: Unit) => number;
  sum: { top: number; bottom: number };
  /** What must not be nothing in enough conversations. */
  counts: ((unit: Unit) => number)[];
}

function ratioText(a: bigint, b: bigint): string {
  return (Number(divideHalfEven(a * RATIO_UNITS, b)) / Number(RATIO_UNITS)).toFixed(4);
}

const milliseconds = (value: number) => String(Math.round(value));

const SORTED = new WeakMap<number[], Float64Array>();

/** Median and percentile are of the same values. */
function sortedOf(values: number[]): Float64Array {
  let sorted = SORTED.get(values);
  if (sorted?.length !== values.length) {
    sorted = Float64Array.from(values).sort();
    SORTED.set(values, sorted);
  }
  return sorted;
}

function quantile(values: number[], p: number): Raw {
  const sorted = sortedOf(values);
  const n = sorted.length;
  if (n === 0) return NOTHING(0);
  return {
    value: milliseconds(nearestRank(sorted, p)),
    n,
    bounds: quantileBounds(sorted, p),
    write: milliseconds,
  };
}

function satisfaction({ scores }: Sums): Raw {
  const n = scores.reduce((sum, count) => sum + count, 0);
  if (n === 0) return NOTHING(0);
  const sum = scores.reduce((all, count, index) => all + count * (index + 1), 0);
  const squares = scores.reduce((all, count, index) => all + count * (index + 1) ** 2, 0);
  const variance = n < 2 ? 0 : (squares - sum ** 2 / n) / (n - 1);
  const bounds = meanBounds({ n, mean: sum / n, variance });
  const within = bounds && { low: Math.max(1, bounds.low), high: Math.min(5, bounds.high) };
  return { value: (sum / n).toFixed(2), n, bounds: within, write: (value) => value.toFixed(2) };
}

function deflection({ deflected, chats }: Sums): Raw {
  const n = deflected + chats;
  if (n === 0) return NOTHING(0);
  const write = (value: number) => value.toFixed(4);
  return { value: write(deflected / n), n, bounds: shareBounds(deflected, n), write };
}

const costOf = ({ labour, service }: Sums) => labour + service;

/** By what each figure is reckoned. */
const RECKON: Record<MetricId, (sums: Sums, currency: string) => Raw> = {
  conversations: (s) => ({ value: String(s.conversations), n: s.conversations }),
  messages: (s) => ({ value: String(s.messages), n: s.conversations }),
  time: (s) => ({ value: String(s.ms), n: s.conversations }),
  labour_cost: money((s) => s.labour),
  service_cost: money((s) => s.service),
  cost: money((s) => s.labour + s.service),
  gains: money((s) => s.gains),
  refunds: money((s) => s.refunds),
  value: money((s) => s.gains - s.refunds),
  lost_value: money((s) => s.lost),
  profit: money(profitOf),
  profit_per_conversation: moneyPer(
    { sum: profitOf, of: (unit) => unit.value - unit.cost },
    { sum: (s) => BigInt(s.conversations), of: (unit) => unit.begun },
    [(unit) => unit.value],
  ),
  cost_per_conversation: moneyPer(
    { sum: costOf, of: (unit) => unit.cost },
    { sum: (s) => BigInt(s.conversations), of: (unit) => unit.begun },
    [(unit) => unit.cost],
  ),
  return_on_cost: (s) => {
    const [value, cost, n] = [s.gains - s.refunds, costOf(s), s.conversations];
    if (cost === 0n) return NOTHING(n);
    const ratio: RatioOf = {
      ...{ top: (unit) => unit.value, bottom: (unit) => unit.cost },
      sum: { top: Number(value), bottom: Number(cost) },
      counts: [(unit) => unit.value, (unit) => unit.cost],
    };
    return { value: ratioText(value, cost), n, ratio, write: (bound) => bound.toFixed(4) };
  },
  profit_per_hour: moneyPer(
    { sum: (s) => profitOf(s) * HOUR_MS, of: (unit) => (unit.value - unit.cost) * Number(HOUR_MS) },
    { sum: (s) => s.ms, of: (unit) => unit.ms },
    [(unit) => unit.value, (unit) => unit.ms],
  ),
  first_response: (s) => quantile(s.firstResponses, 0.5),
  first_response_p90: (s) => quantile(s.firstResponses, 0.9),
  resolution: (s) => quantile(s.resolutions, 0.5),
  resolution_p90: (s) => quantile(s.resolutions, 0.9),
  satisfaction,
  deflection,
};

function money(of: (sums: Sums) => bigint) {
  return (sums: Sums, currency: string): Raw => ({
    value: moneyText(of(sums), currency),
    n: sums.conversations,
  });
}

/** The same of all, exactly, and of one conversation. */
interface Part {
  sum: (sums: Sums) => bigint;
  of: (unit: Unit) => number;
}

function moneyPer(top: Part, bottom: Part, counts: RatioOf['counts']) {
  return (sums: Sums, currency: string): Raw => {
    const [all, divisor] = [top.sum(sums), bottom.sum(sums)];
    if (divisor === 0n) return NOTHING(sums.conversations);
    return {
      value: moneyText(divideHalfEven(all, divisor), currency),
      n: sums.conversations,
      ratio: { top: top.of, bottom: bottom.of, sum: { top: Number(all), bottom: Number(divisor) }, counts },
      write: (bound) => moneyText(BigInt(Math.round(bound)), currency),
    };
  };
}

/** Of conversations in which it is not nothing, a ratio takes as many as the figure says. */
function isSeenEnough({ units }: Sums, { counts }: RatioOf, least: number): boolean {
  return counts.every((of) => isInUnits(units, { of, least }));
}

function ratioBoundsOf({ units }: Sums, { top, bottom, sum }: RatioOf): Bounds | null {
  return ratioBounds({ top: eachUnit(units, top), bottom: eachUnit(units, bottom), sum });
}

interface Asked {
  sums: Sums;
  /** Of the period before; null when there is none to compare with. */
  previous: Sums | null;
  currency: string;
  /** Whether the sums know what single conversations came to. */
  hasUnits: boolean;
}

const RATIOS: ReadonlySet<MetricId> = new Set([
  'profit_per_conversation',
  'cost_per_conversation',
  'return_on_cost',
  'profit_per_hour',
]);

/** Whether its spread is known from single conversations. */
export function isRatio(id: MetricId): boolean {
  return RATIOS.has(id);
}

/** A ratio of which single conversations are not known has no interval, and rests on their number alone. */
export function figureOf(id: MetricId, { sums, previous, currency, hasUnits }: Asked): Figure {
  const { value, n, bounds, write, ratio } = RECKON[id](sums, currency);
  const { enoughFrom } = metricOf(id);
  const isSeen = ratio === undefined || !hasUnits || isSeenEnough(sums, ratio, enoughFrom);
  const enough = n >= enoughFrom && isSeen;
  const known = enough && ratio && hasUnits ? ratioBoundsOf(sums, ratio) : bounds;
  const interval: Interval | null =
    enough && known && write ? { low: write(known.low), high: write(known.high) } : null;
  return { value, previous: previous && RECKON[id](previous, currency).value, n, interval, enough };
}

/** From sums to figures, by the definitions of the catalogue. Money stays whole units to the end; only intervals are floats. */
import { type Figure, fromUnits, type Interval, type MetricId } from '@parley/protocol';
import { metricOf } from './catalogue.js';
import { divideHalfEven } from './half-even.js';
import { type Bounds, meanBounds, nearestRank, quantileBounds, shareBounds } from './statistics.js';
import { profitOf, type Sums } from './sums.js';

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
}

const HOUR_MS = 3_600_000n;
const RATIO_UNITS = 10_000n;
const NOTHING = (n: number): Raw => ({ value: null, n });

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
  profit_per_conversation: moneyPer(profitOf, (s) => BigInt(s.conversations)),
  cost_per_conversation: moneyPer(
    (s) => s.labour + s.service,
    (s) => BigInt(s.conversations),
  ),
  return_on_cost: (s) => {
    const cost = s.labour + s.service;
    return cost === 0n
      ? NOTHING(s.conversations)
      : { value: ratioText(s.gains - s.refunds, cost), n: s.conversations };
  },
  profit_per_hour: moneyPer(
    (s) => profitOf(s) * HOUR_MS,
    (s) => s.ms,
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

function moneyPer(of: (sums: Sums) => bigint, by: (sums: Sums) => bigint) {
  return (sums: Sums, currency: string): Raw => {
    const divisor = by(sums);
    if (divisor === 0n) return NOTHING(sums.conversations);
    return { value: moneyText(divideHalfEven(of(sums), divisor), currency), n: sums.conversations };
  };
}

/** @param previous of the period before; null when there is none to compare with */
export function figureOf(
  id: MetricId,
  { sums, previous, currency }: { sums: Sums; previous: Sums | null; currency: string },
): Figure {
  const { value, n, bounds, write } = RECKON[id](sums, currency);
  const enough = n >= metricOf(id).enoughFrom;
  const interval: Interval | null =
    enough && bounds && write ? { low: write(bounds.low), high: write(bounds.high) } : null;
  return { value, previous: previous && RECKON[id](previous, currency).value, n, interval, enough };
}

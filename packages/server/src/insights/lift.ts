/**
 * Those shown a message against those held out, as figures. When there is enough to say something, the simulation beside this has shown.
 * Pure.
 */
import { type Figure, LIFT_ENOUGH, type LiftGroup } from '@parley/protocol';
import { differenceOfMeans, differenceOfShares } from './differences.js';
import { moneyText } from './figures.js';
import { divideHalfEven } from './half-even.js';
import type { Bounds } from './statistics.js';

/** What one group came to. */
export interface GroupSums extends Group {
  /** Ten-thousandths of the reporting currency, over all visitors. */
  units: bigint;
  /** Sum of the squares of what each visitor brought. */
  squares: bigint;
}

const SHARE_UNITS = 10_000n;
const share = (units: number) => units.toFixed(4);

export interface Group {
  visitors: number;
  converted: number;
}

/** Of whether people convert: the interval holds for rare events, but with fewer it says next to nothing. */
export function isConversionEnough(groups: [Group, Group]): boolean {
  const converted = groups.reduce((sum, group) => sum + group.converted, 0);
  return (
    groups.every(({ visitors }) => visitors >= LIFT_ENOUGH.visitors) &&
    converted >= LIFT_ENOUGH.convertedTogether
  );
}

/** Of amounts, which differ much: with fewer, 95 % intervals hold the truth in 92 to 93 % only. */
export function isValueEnough(groups: [Group, Group]): boolean {
  const { visitors: many, convertedEach } = LIFT_ENOUGH;
  return groups.every(({ visitors, converted }) => visitors >= many && converted >= convertedEach);
}

export function toLiftGroup({ visitors, converted, units }: GroupSums, currency: string): LiftGroup {
  return { visitors, converted, value: moneyText(units, currency) };
}

/** The difference of the shares that converted. */
export function conversionFigure(shown: GroupSums, held: GroupSums): Figure {
  const enough = isConversionEnough([shown, held]);
  const bounds = differenceOfShares(
    { of: shown.visitors, did: shown.converted },
    { of: held.visitors, did: held.converted },
  );
  const units = difference([shown, held], ({ converted }) => BigInt(converted) * SHARE_UNITS);
  const value = units === null ? null : share(Number(units) / Number(SHARE_UNITS));
  return figure({ value, n: shown.visitors + held.visitors, enough }, bounds, share);
}

/** The difference of what a visitor brought on average. */
export function valueFigure([shown, held]: [GroupSums, GroupSums], currency: string): Figure {
  const enough = isValueEnough([shown, held]);
  const bounds = differenceOfMeans(toSummed(shown), toSummed(held));
  const units = difference([shown, held], (group) => group.units);
  const value = units === null ? null : moneyText(units, currency);
  const write = (amount: number) => moneyText(BigInt(Math.round(amount)), currency);
  return figure({ value, n: shown.visitors + held.visitors, enough }, bounds, write);
}

function toSummed({ visitors, units, squares }: GroupSums) {
  return { n: visitors, sum: Number(units), squares: Number(squares) };
}

/** Of the means of two groups, exactly, rounded once. */
function difference([one, other]: [GroupSums, GroupSums], of: (group: GroupSums) => bigint): bigint | null {
  const [m, n] = [BigInt(one.visitors), BigInt(other.visitors)];
  return m === 0n || n === 0n ? null : divideHalfEven(of(one) * n - of(other) * m, m * n);
}

function figure(
  seen: { value: string | null; n: number; enough: boolean },
  bounds: Bounds | null,
  write: (value: number) => string,
): Figure {
  const interval = seen.enough && bounds ? { low: write(bounds.low), high: write(bounds.high) } : null;
  return { ...seen, previous: null, interval };
}

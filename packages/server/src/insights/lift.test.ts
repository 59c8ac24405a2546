/**
 * Simulated sites whose messages bring what is known: the intervals must hold it as often as they claim. Everything by a seed, so that
 * a run is repeated number for number; visitors are put into groups by the very lines that pages use.
 */
import { groupOf } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { differenceOfMeans, differenceOfShares } from './differences.js';
import {
  conversionFigure,
  type Group,
  type GroupSums,
  isConversionEnough,
  isValueEnough,
  valueFigure,
} from './lift.js';
import type { Bounds } from './statistics.js';

const RUNS = 1000;

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

interface Site {
  visitors: number;
  holdout: number;
  /** Share that converts anyway. */
  base: number;
  /** What the message adds to it. */
  lift: number;
}

/** What a sale is worth: mostly little, now and then much. Its mean is e^(3 + 0.8² / 2). */
const MEAN_VALUE = Math.exp(3 + 0.8 ** 2 / 2);

function saleOf(draw: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return Math.exp(3 + 0.8 * normal);
}

function simulate(site: Site, seed: number) {
  const draw = chance(seed);
  const groups = {
    shown: { n: 0, did: 0, sum: 0, squares: 0 },
    held: { n: 0, did: 0, sum: 0, squares: 0 },
  };
  for (let i = 0; i < site.visitors; i += 1) {
    const visitorId = `con_${seed}_${Math.floor(draw() * 2 ** 32).toString(32)}`;
    const name = groupOf({ proactiveId: 'welcome', visitorId, holdout: site.holdout });
    const group = groups[name];
    const converts = draw() < site.base + (name === 'shown' ? site.lift : 0);
    const value = converts ? saleOf(draw) : 0;
    group.n += 1;
    group.did += Number(converts);
    group.sum += value;
    group.squares += value * value;
  }
  return groups;
}

/** In how many of a thousand runs each interval held the truth, and in how many there was enough to tell it. */
function simulateMany(site: Site) {
  const told = { conversion: 0, conversionEnough: 0, value: 0, valueEnough: 0 };
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const { shown, held } = simulate(site, seed);
    const shares = differenceOfShares({ of: shown.n, did: shown.did }, { of: held.n, did: held.did });
    const means = differenceOfMeans(shown, held);
    const groups: [Group, Group] = [toGroup(shown), toGroup(held)];
    told.conversion += Number(holds(shares, site.lift));
    told.conversionEnough += Number(isConversionEnough(groups));
    told.value += Number(holds(means, site.lift * MEAN_VALUE));
    told.valueEnough += Number(isValueEnough(groups));
  }
  return told;
}

const toGroup = ({ n, did }: { n: number; did: number }) => ({ visitors: n, converted: did });
const holds = (bounds: Bounds | null, truth: number) =>
  bounds !== null && bounds.low <= truth && truth <= bounds.high;

describe('of a thousand sites whose message brings what is known', () => {
  it.each([
    { visitors: 4000, holdout: 0.2, base: 0.05, lift: 0.02 },
    { visitors: 2000, holdout: 0.5, base: 0.05, lift: 0.02 },
    { visitors: 2000, holdout: 0.5, base: 0.05, lift: 0 },
  ])('both intervals hold it in 93 to 97 % where there is enough: %j', (site) => {
    const { conversion, conversionEnough, value, valueEnough } = simulateMany(site);

    expect(conversionEnough).toBe(RUNS);
    expect(valueEnough).toBeGreaterThan(RUNS * 0.9);
    for (const covered of [conversion, value]) {
      expect(covered).toBeGreaterThanOrEqual(930);
      expect(covered).toBeLessThanOrEqual(970);
    }
  });

  it.each([
    [{ visitors: 2000, holdout: 0.2, base: 0.002, lift: 0.001 }, 965],
    [{ visitors: 100, holdout: 0.2, base: 0.05, lift: 0.05 }, 958],
    [{ visitors: 40, holdout: 0.2, base: 0.05, lift: 0.05 }, 965],
  ])(
    'that of shares holds for few visitors and rare sales too, though hardly anybody is told: %j',
    (site, held) => {
      const { conversion, conversionEnough } = simulateMany(site);

      expect(conversionEnough).toBeLessThan(RUNS * 0.1);
      expect(conversion).toBe(held);
    },
  );

  it('that of amounts holds less than it claims where fewer than thirty of a group bought, so it is not told', () => {
    const { value, valueEnough } = simulateMany({ visitors: 2000, holdout: 0.2, base: 0.05, lift: 0.02 });

    expect(value).toBeLessThan(930);
    expect(valueEnough).toBeLessThan(RUNS * 0.05);
  });
});

describe('the figures of a comparison', () => {
  const group = (visitors: number, converted: number, units: bigint): GroupSums => ({
    ...{ visitors, converted, units },
    // All who bought have brought the same.
    squares: converted === 0 ? 0n : (units * units) / BigInt(converted),
  });

  it('are exact, with an interval once there is enough', () => {
    const [shown, held] = [group(1000, 60, 1_200_0000n), group(500, 35, 350_0000n)];

    // 1,200 over 1,000 visitors, and 350 over 500.
    expect(valueFigure([shown, held], 'EUR')).toEqual({
      ...{ value: '0.50', previous: null, n: 1500, enough: true },
      interval: { low: '0.1297', high: '0.8703' },
    });
    // 6 % and 7 %: Newcombe's interval, by hand.
    expect(conversionFigure(shown, held)).toEqual({
      ...{ value: '-0.0100', previous: null, n: 1500, enough: true },
      interval: { low: '-0.0389', high: '0.0153' },
    });
  });

  it('are none where a group has nobody', () => {
    expect(conversionFigure(group(100, 20, 0n), group(0, 0, 0n))).toMatchObject({
      value: null,
      enough: false,
    });
  });
});

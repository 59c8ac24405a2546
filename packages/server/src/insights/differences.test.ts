import { describe, expect, it } from 'vitest';
import { differenceOfMeans, differenceOfShares } from './differences.js';
import { studentT } from './statistics.js';

const sums = (values: number[]) => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

describe('the difference of two shares', () => {
  // The examples (a) to (h) of Newcombe 1998, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %d in %d and %d in %d is as Newcombe has published it', (...[a, m, b, n, low, high]) => {
    const bounds = differenceOfShares({ did: a, of: m }, { did: b, of: n });

    expect(bounds?.low).toBeCloseTo(low, 4);
    expect(bounds?.high).toBeCloseTo(high, 4);
  });

  it('turns its sign with the groups', () => {
    const [one, other] = [
      { did: 30, of: 1000 },
      { did: 2, of: 100 },
    ];
    const bounds = differenceOfShares(one, other);
    const turned = differenceOfShares(other, one);

    expect(turned?.low).toBeCloseTo(-(bounds?.high ?? 0), 12);
    expect(turned?.high).toBeCloseTo(-(bounds?.low ?? 0), 12);
  });

  it('cannot be told where a group has nobody', () => {
    expect(differenceOfShares({ did: 0, of: 0 }, { did: 1, of: 2 })).toBe(null);
  });
});

describe('the difference of two means', () => {
  it('is as textbooks have it', () => {
    // By SciPy: ttest_ind(…, equal_var=False).confidence_interval(), of 7.64 degrees of freedom.
    const bounds = differenceOfMeans(
      sums([27.5, 21, 19, 23.6, 17, 17.9]),
      sums([27.1, 22, 20.8, 23.4, 23.4, 23.5]),
    );

    expect(bounds?.low).toBeCloseTo(-6.6338, 2);
    expect(bounds?.high).toBeCloseTo(1.9005, 2);
  });

  it.each([
    ['one group is of one', [1], [1, 2, 3]],
    ['nobody brought anything', [0, 0, 0], [0, 0]],
  ])('cannot be told where %s', (_, one, other) => {
    expect(differenceOfMeans(sums(one), sums(other))).toBe(null);
  });
});

describe('Student’s t', () => {
  // Tables of the distribution, 97.5 %.
  it.each([
    [5, 2.5706],
    [10, 2.2281],
    [30, 2.0423],
    [120, 1.9799],
    [1e9, 1.96],
  ])('with %d degrees of freedom is as in tables', (freedom, point) => {
    expect(studentT(freedom)).toBeCloseTo(point, freedom < 10 ? 2 : 3);
  });
});

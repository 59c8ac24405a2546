import { expect, it } from 'vitest';
import { median, percentile, round } from './statistics.js';

it('takes the middle, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

it('takes the nearest rank for a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 1)).toBe(100);
  expect(percentile([3, 1], 0.5)).toBe(1);
  expect(percentile([], 0.99)).toBeNaN();
});

it('leaves the samples as they were', () => {
  const samples = [3, 1, 2];

  median(samples);
  percentile(samples, 0.5);

  expect(samples).toEqual([3, 1, 2]);
});

it('rounds to what can be told', () => {
  expect(round(0.6049)).toBe(0.6);
  expect(round(1234.5, 0)).toBe(1235);
});

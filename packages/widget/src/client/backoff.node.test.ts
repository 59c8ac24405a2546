import { expect, test } from 'vitest';
import { Backoff } from './backoff.js';

test('each wait is about twice the one before, up to the most', () => {
  const backoff = new Backoff({ first: 100, most: 1000 });

  const waits = Array.from({ length: 8 }, () => backoff.next());

  waits.forEach((wait, i) => {
    const ceiling = Math.min(1000, 100 * 2 ** i);
    expect(wait).toBeGreaterThanOrEqual(ceiling / 2);
    expect(wait).toBeLessThanOrEqual(ceiling);
  });
});

test('it never waits less than the server asked for', () => {
  const backoff = new Backoff({ first: 100, most: 1000 });

  expect(backoff.next(5)).toBeGreaterThanOrEqual(5000);
});

test('after success it begins anew', () => {
  const backoff = new Backoff({ first: 100, most: 100_000 });
  for (let i = 0; i < 6; i += 1) backoff.next();

  backoff.reset();

  expect(backoff.next()).toBeLessThanOrEqual(100);
});

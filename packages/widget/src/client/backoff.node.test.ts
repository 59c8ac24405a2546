import { expect, test } from 'vitest';
import { Backoff } from './backoff.js';

/** The waits of many clients that were sent away by the same event. */
function drawAll(tries: number, options = { least: 250, first: 4000, most: 10_000 }): number[][] {
  const clients = Array.from({ length: 10_000 }, () => new Backoff(options));
  return Array.from({ length: tries }, () => clients.map((client) => client.next()));
}

test('each wait is by chance, up to a ceiling that doubles until the most', () => {
  const waits = drawAll(4);

  [4000, 8000, 10_000, 10_000].forEach((ceiling, i) => {
    const all = waits[i] ?? [];
    expect(Math.min(...all)).toBeGreaterThanOrEqual(250);
    expect(Math.max(...all)).toBeLessThanOrEqual(ceiling);
  });
});

test('ten thousand clients spread evenly over every wait, the last as well as the first', () => {
  for (const all of drawAll(6)) {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const wait of all) {
      const tenth = Math.min(9, Math.floor(((wait - low) / (high - low)) * 10));
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }

    // A thousand in each, and never twice as many: three hundred is ten times what chance strays.
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(300);
  }
});

test('it never waits less than the server asked for', () => {
  const backoff = new Backoff({ first: 500, most: 1000 });

  expect(backoff.next(5)).toBeGreaterThanOrEqual(5000);
});

test('after success it begins anew', () => {
  const backoff = new Backoff({ first: 400, most: 100_000 });
  for (let i = 0; i < 6; i += 1) backoff.next();

  backoff.reset();

  expect(backoff.next()).toBeLessThanOrEqual(400);
});

import { describe, expect, it } from 'vitest';
import { LEAST_POINTS, type Point, slopeOf } from './slope.js';

/** Days with work of one to twenty hours; the more of it, the more what they bring scatters. */
const SCATTERED = Array.from({ length: 20 }, (_, i): Point => {
  const x = 1 + ((i * 7) % 20);
  return { x, y: 3 + 2 * x + ((((i * 13) % 11) - 5) * x) / 4 };
});

/** mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('what one more hour went along with', () => {
  it('is the slope of a line through the days, to the digit where they lie on one', () => {
    const days = Array.from({ length: LEAST_POINTS }, (_, i) => ({
      x: 4 + (i % 5),
      y: 100 + 37.5 * (4 + (i % 5)),
    }));

    const slope = slopeOf(days);

    expect(slope?.value).toBeCloseTo(37.5, 10);
    expect(slope?.bounds.low).toBeCloseTo(37.5, 6);
    expect(slope?.bounds.high).toBeCloseTo(37.5, 6);
  });

  it('has the interval of the matrices of MacKinnon and White', () => {
    // (X′X)⁻¹ X′ diag(e² ⁄ (1 − h)²) X (X′X)⁻¹ by NumPy, and t of 18 degrees: 2.1009.
    const slope = slopeOf(SCATTERED);

    expect(slope?.value).toBeCloseTo(1.77969925, 6);
    const half = ((slope?.bounds.high ?? 0) - (slope?.bounds.low ?? 0)) / 2;
    expect(half).toBeCloseTo(2.100922 * 0.48250743, 3);
  });

  it('does not depend on the order of the days, nor on where the zero is', () => {
    const moved = SCATTERED.toReversed().map(({ x, y }) => ({ x, y: y - 1e6 }));

    expect(slopeOf(moved)?.value).toBeCloseTo(slopeOf(SCATTERED)?.value ?? 0, 6);
  });

  it('holds the truth in 93 to 97 % of a thousand companies whose busy days scatter more', () => {
    let held = 0;
    for (let seed = 1; seed <= 1000; seed += 1) {
      const draw = chance(seed * 7919);
      const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
      const days = Array.from({ length: 60 }, (): Point => {
        const x = 2 + 14 * draw();
        return { x, y: 50 + 25 * x + 12 * x * normal() };
      });
      const bounds = slopeOf(days)?.bounds;
      held += Number(bounds !== undefined && bounds.low <= 25 && 25 <= bounds.high);
    }

    expect(held).toBeGreaterThanOrEqual(930);
    expect(held).toBeLessThanOrEqual(970);
  });

  it.each([
    ['of nineteen days', SCATTERED.slice(1)],
    ['of no day', []],
    ['where every day has as much work', SCATTERED.map(({ y }) => ({ x: 8, y }))],
    ['where days differ by less than a tenth', SCATTERED.map(({ x, y }) => ({ x: 80 + x / 5, y }))],
  ])('cannot be told %s', (_, days) => {
    expect(slopeOf(days)).toBe(null);
  });
});

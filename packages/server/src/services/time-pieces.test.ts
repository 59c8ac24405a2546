import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freePieces, SHORTEST_MS, type Stretch } from './time-pieces.js';

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 20_000 }))
  .map(([from, length]): Stretch => ({ from, to: from + length }));

const overlaps = (a: Stretch, b: Stretch) => a.from < b.to && b.from < a.to;

describe('what is free of a span of time', () => {
  it('is all of it where nothing is taken', () => {
    expect(freePieces({ from: 0, to: 9000 }, [])).toEqual([{ from: 0, to: 9000 }]);
  });

  it('is what lies before, between and after what is taken', () => {
    const taken = [
      { from: 6000, to: 7000 },
      { from: 1000, to: 2000 },
      { from: 1500, to: 3000 },
    ];

    expect(freePieces({ from: 0, to: 9000 }, taken)).toEqual([
      { from: 0, to: 1000 },
      { from: 3000, to: 6000 },
      { from: 7000, to: 9000 },
    ]);
  });

  it('is nothing under a longer one', () => {
    expect(freePieces({ from: 10, to: 5000 }, [{ from: 0, to: 9000 }])).toEqual([]);
  });

  it('never lies over what is taken, outside of the span, or over itself, and leaves out only what is short', () => {
    fc.assert(
      fc.property(stretch, fc.array(stretch, { maxLength: 12 }), (span, taken) => {
        const pieces = freePieces(span, taken);
        const isTaken = (at: number) => taken.some(({ from, to }) => from <= at && at < to);
        let free = 0;
        for (let at = span.from; at < span.to; at += 1) if (!isTaken(at)) free += 1;
        const counted = pieces.reduce((sum, { from, to }) => sum + to - from, 0);

        expect(pieces.some((piece) => taken.some((other) => overlaps(piece, other)))).toBe(false);
        expect(pieces.every(({ from, to }) => span.from <= from && to <= span.to)).toBe(true);
        expect(pieces.every((piece, i) => i === 0 || (pieces[i - 1]?.to ?? 0) <= piece.from)).toBe(true);
        expect(counted).toBeLessThanOrEqual(free);
        expect(free - counted).toBeLessThan(SHORTEST_MS * (taken.length + 1));
      }),
      { numRuns: 60 },
    );
  });
});

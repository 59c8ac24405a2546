/**
 * How one thing goes along with another: the slope of ordinary least squares, with an interval that holds also when days with much work scatter
 * more than days with little (heteroscedasticity-consistent errors, HC3; MacKinnon and White 1985, https://doi.org/10.1016/0304-4076(85)90158-7).
 * It says what went along with what, never what was because of what.
 */
import { type Bounds, studentT } from './statistics.js';

export interface Point {
  x: number;
  y: number;
}

export interface Slope {
  value: number;
  bounds: Bounds;
}

/** Days it takes. */
export const LEAST_POINTS = 20;
/** So much, at least, `x` must vary, as a share of its mean: what is always the same teaches nothing. */
const LEAST_SPREAD = 0.1;

/** @returns null for too few points, or too little spread */
export function slopeOf(points: Point[]): Slope | null {
  const n = points.length;
  if (n < LEAST_POINTS) return null;
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const squares = sum(points.map(({ x }) => (x - meanX) ** 2));
  if (Math.sqrt(squares / (n - 1)) < LEAST_SPREAD * Math.abs(meanX)) return null;
  const value = sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / squares;
  const variance =
    sum(
      points.map(({ x, y }) => {
        const residual = y - meanY - value * (x - meanX);
        const leverage = 1 / n + (x - meanX) ** 2 / squares;
        return ((x - meanX) * (residual / Math.max(1e-9, 1 - leverage))) ** 2;
      }),
    ) /
    squares ** 2;
  const half = studentT(n - 2) * Math.sqrt(variance);
  return { value, bounds: { low: value - half, high: value + half } };
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function mean(values: number[]): number {
  return sum(values) / values.length;
}

import { describe, expect, it } from 'vitest';
import { casesOf, fits, planCase } from './plan.js';
import { nameOf } from './report.js';
import { SCENARIOS } from './scenarios/index.js';

const cases = casesOf(SCENARIOS, { only: [] });

describe('the plan', () => {
  it('has every scenario on every store it is for, and only what is wanted', () => {
    expect(cases.map(nameOf)).toEqual(expect.arrayContaining(['killed on sqlite', 'killed on postgres']));
    expect(cases.map(nameOf)).not.toContain('disk-full on postgres');
    expect(casesOf(SCENARIOS, { only: ['killed'], store: 'postgres' }).map(nameOf)).toEqual([
      'killed on postgres',
    ]);
  });

  it('gives a case the same seed whichever others run beside it, and another in the next round', () => {
    const run = { seed: 7, totalMs: 600_000 };
    const index = cases.findIndex((each) => nameOf(each) === 'killed on sqlite');

    const among = planCase(cases, index, run);
    const alone = planCase(casesOf(SCENARIOS, { only: ['killed'], store: 'sqlite' }), 0, run);

    expect(among.seed).toBe(alone.seed);
    expect(planCase(cases, index + cases.length, run).seed).not.toBe(among.seed);
    expect(planCase(cases, index, { ...run, seed: 8 }).seed).not.toBe(among.seed);
  });

  it('meets every case once in ten minutes, none shorter than shows something', () => {
    const run = { seed: 7, totalMs: 600_000 };
    const planned = cases.map((_, index) => planCase(cases, index, run));

    for (const { ms, scenario } of planned) expect(ms).toBeGreaterThanOrEqual(scenario.leastMs);
    const all = planned.reduce((sum, { ms }) => sum + ms, 0);
    expect(fits({ ...planned[0], ms: all } as (typeof planned)[0], run.totalMs)).toBe(true);
  });

  it('keeps silent for ten real minutes where there are thirty', () => {
    const silence = casesOf(SCENARIOS, { only: ['silence'], store: 'sqlite' });

    expect(planCase(silence, 0, { seed: 7, totalMs: 29 * 60_000 }).ms).toBeLessThan(60_000);
    expect(planCase(silence, 0, { seed: 7, totalMs: 30 * 60_000 }).ms).toBe(600_000);
  });
});

import { describe, expect, it } from 'vitest';
import { FIRST_CHOICE, grainOf, periodOf, readChoice, writeChoice } from './insights-choice.js';

const choiceOf = (text: string) => readChoice(text);

describe('the choice of days and filters', () => {
  it('comes out of its text as it went in', () => {
    for (const text of [
      '',
      'period=days7',
      'from=2026-10-01&to=2026-10-31&compare=no',
      'period=last-month&site=site_1&team=sales&page=%2Fproducts%2Fkettle&campaign=spring&kind=chat',
    ]) {
      expect(writeChoice(choiceOf(text))).toBe(text);
    }
  });

  it('is the first one where the text says nothing that it understands', () => {
    expect(choiceOf('period=century&kind=letter&from=2026-02-31&to=2026-03-01')).toEqual(FIRST_CHOICE);
    expect(choiceOf('from=2026-03-02&to=2026-03-01').preset).toBe('days28');
    expect(choiceOf('period=own').preset).toBe('days28');
  });

  it('ends yesterday, for today is not over', () => {
    expect(periodOf(choiceOf(''), '2026-11-28')).toEqual({ from: '2026-10-31', to: '2026-11-27' });
    expect(periodOf(choiceOf('period=month'), '2026-11-28')).toEqual({
      from: '2026-11-01',
      to: '2026-11-27',
    });
  });

  it('is today as far as it has come, for who wants to know of it', () => {
    expect(periodOf(choiceOf('period=today'), '2026-11-28')).toEqual({
      from: '2026-11-28',
      to: '2026-11-28',
    });
  });

  it('takes the last whole month, and on a first of the month for this month too', () => {
    const february = { from: '2028-02-01', to: '2028-02-29' };

    expect(periodOf(choiceOf('period=last-month'), '2028-03-15')).toEqual(february);
    expect(periodOf(choiceOf('period=month'), '2028-03-01')).toEqual(february);
    expect(periodOf(choiceOf('period=last-month'), '2026-01-09').from).toBe('2025-12-01');
  });

  it('is told by days, weeks or months, by its length', () => {
    expect(grainOf({ from: '2026-09-01', to: '2026-11-27' })).toBe('day');
    expect(grainOf({ from: '2025-11-28', to: '2026-11-27' })).toBe('week');
    expect(grainOf({ from: '2024-11-28', to: '2026-11-27' })).toBe('month');
    expect(grainOf({})).toBe('day');
  });
});

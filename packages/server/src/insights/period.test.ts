import { describe, expect, it } from 'vitest';
import { type PeriodBefore, periodBefore, periodOf } from './period.js';
import { slotOf, timeOfSlot } from './slots.js';

const ZONE = 'Europe/Berlin';

function before(from: string, to: string, now: string): PeriodBefore {
  const at = new Date(now);
  return periodBefore(periodOf({ from, to }, at, ZONE), at);
}
const ends = ({ slots }: PeriodBefore) => [timeOfSlot(slots.from), timeOfSlot(slots.to)];

describe('the period before', () => {
  it('is as many whole days where the period is over', () => {
    const found = before('2026-11-20', '2026-11-26', '2026-11-27T13:38:00.000Z');

    expect(found).toMatchObject({ from: '2026-11-13', to: '2026-11-19', until: null });
    expect(ends(found)).toEqual(['2026-11-12T23:00:00.000Z', '2026-11-19T23:00:00.000Z']);
  });

  it('goes up to the same time of the day before, at a full quarter of an hour, while today is asked for', () => {
    const found = before('2026-11-27', '2026-11-27', '2026-11-27T13:38:00.000Z');

    expect(found).toMatchObject({ from: '2026-11-26', to: '2026-11-26', until: '2026-11-26T13:30:00.000Z' });
    expect(ends(found)).toEqual(['2026-11-25T23:00:00.000Z', '2026-11-26T13:30:00.000Z']);
  });

  it('has come as far as a period that has today in it and goes on', () => {
    const found = before('2026-11-23', '2026-11-29', '2026-11-25T09:00:00.000Z');

    expect(ends(found)).toEqual(['2026-11-15T23:00:00.000Z', '2026-11-18T09:00:00.000Z']);
  });

  it('goes by the clock on the wall on the day after the clocks changed', () => {
    const found = before('2026-10-25', '2026-10-25', '2026-10-25T13:00:00.000Z');

    // 14:00 in Berlin on both days, which is another hour of UTC.
    expect(found.until).toBe('2026-10-24T12:00:00.000Z');
  });

  it('is empty in the first quarter of an hour of a day, and all of it for days still to come', () => {
    const first = before('2026-11-27', '2026-11-27', '2026-11-26T23:05:00.000Z');
    const ahead = before('2026-12-05', '2026-12-06', '2026-11-27T13:38:00.000Z');

    expect(first.slots.to).toBe(first.slots.from);
    expect(ahead).toMatchObject({ until: null, slots: { to: slotOf('2026-12-04T23:00:00.000Z') } });
  });
});

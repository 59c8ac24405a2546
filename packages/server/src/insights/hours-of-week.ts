/** The 168 hours of a week, and how often each was there in a period: one of them not on the day the clocks go forward, one twice when they go back. */
import type { Period } from './period.js';
import { type Offset, offsetsOf } from './slots.js';

export const HOURS_OF_WEEK = 168;
const PER_HOUR = 4;
/** 1970 began on a Thursday: the hours of the database do, too. */
const THURSDAY = 3 * 24;

/** Monday 00:00 is 0. @param hour as the database counts */
export function fromMonday(hour: number): number {
  return (hour + THURSDAY) % HOURS_OF_WEEK;
}

/** How often each was there, Monday 00:00 first. */
export function countHours({ zone, slots }: Period): number[] {
  const counts = Array<number>(HOURS_OF_WEEK).fill(0);
  const offsets = offsetsOf(zone, slots);
  for (const [index, offset] of offsets.entries()) {
    const to = offsets[index + 1]?.from ?? slots.to;
    for (let slot = offset.from; slot < to; slot += PER_HOUR) {
      const hour = fromMonday(hourOf(slot, offset));
      counts[hour] = (counts[hour] ?? 0) + 1;
    }
  }
  return counts;
}

function hourOf(slot: number, { slots }: Offset): number {
  return Math.floor((slot + slots) / PER_HOUR) % HOURS_OF_WEEK;
}

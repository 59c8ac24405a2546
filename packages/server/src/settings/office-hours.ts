/**
 * Office hours as they stand in the settings, and the two questions they answer: is it open, and when does it open next.
 * Pure: the moment is given. Walls have clocks of their own, so a day may have 23 or 25 hours.
 */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** In the order in which Temporal numbers them, from 1. */
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const SPAN = new RegExp(`^(${TIME})-(${TIME}|24:00)$`);

const span = z
  .string()
  .regex(SPAN, 'Expected hours such as 09:00-17:00.')
  .refine((text) => {
    const [, from, to] = SPAN.exec(text) ?? [];
    return from !== to;
  }, 'These hours are empty. All day is 00:00-24:00.');
const spans = z.array(span).max(10).default([]);

const zone = z.string().refine((name) => {
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}, 'Expected a time zone such as Europe/Berlin.');

const holiday = z
  .string()
  .regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'Expected a day such as 2026-12-24, or 12-25 for each year.')
  .refine((text) => {
    try {
      // Each year has the days of a leap year, or none would have its 29th of February.
      Temporal.PlainDate.from(text.length === 5 ? `2024-${text}` : text);
      return true;
    } catch {
      return false;
    }
  }, 'There is no such day.');

export const officeHours = z.strictObject({
  /** As the time zone database names it. */
  zone,
  /** `09:00-17:00`; until `24:00` for the whole evening; `22:00-06:00` ends on the next day. A day left out is closed. */
  weekly: z.strictObject({
    mon: spans,
    tue: spans,
    wed: spans,
    thu: spans,
    fri: spans,
    sat: spans,
    sun: spans,
  }),
  /** Days on which nobody opens; without a year they come back. What began the evening before goes on. */
  holidays: z.array(holiday).max(1000).default([]),
});

export type OfficeHours = z.infer<typeof officeHours>;

/** How far ahead it looks for the next opening: past this, it never opens. */
const HORIZON_DAYS = 400;

interface Opening {
  from: number;
  to: number;
}

/** Whether `at` lies within the hours. Null hours are always open. */
export function isOpen(hours: OfficeHours | null, at: Date): boolean {
  if (hours === null) return true;
  const today = dateOf(hours, at);
  const openings = [today.subtract({ days: 1 }), today].flatMap((date) => openingsOn(hours, date));
  return openings.some(({ from, to }) => from <= at.getTime() && at.getTime() < to);
}

/** When it opens the next time after `at`; null when it never closes, or never opens. */
export function nextOpening(hours: OfficeHours | null, at: Date): Date | null {
  if (hours === null) return null;
  const today = dateOf(hours, at);
  for (let days = 0; days <= HORIZON_DAYS; days += 1) {
    const later = openingsOn(hours, today.add({ days })).filter(({ from }) => from > at.getTime());
    if (later.length > 0) return new Date(Math.min(...later.map(({ from }) => from)));
  }
  return null;
}

function dateOf(hours: OfficeHours, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(hours.zone).toPlainDate();
}

/** What begins on that day. */
function openingsOn(hours: OfficeHours, date: Temporal.PlainDate): Opening[] {
  const day = date.toString();
  if (hours.holidays.some((known) => day === known || day.slice(5) === known)) return [];
  const weekday = DAYS[date.dayOfWeek - 1];
  if (weekday === undefined) return [];
  return hours.weekly[weekday].flatMap((text) => {
    const [, from = '', to = ''] = SPAN.exec(text) ?? [];
    const opening = {
      from: instantOf(hours, date, from),
      to:
        to === '24:00'
          ? instantOf(hours, date.add({ days: 1 }), '00:00')
          : instantOf(hours, to > from ? date : date.add({ days: 1 }), to),
    };
    // Hours that a change of the clocks skips altogether.
    return opening.from < opening.to ? [opening] : [];
  });
}

/** A time that the clocks skip is the one they go on with; of one that comes twice, the first. */
function instantOf(hours: OfficeHours, date: Temporal.PlainDate, time: string): number {
  return date.toZonedDateTime({ timeZone: hours.zone, plainTime: time }).epochMilliseconds;
}

const MINUTE_MS = 60_000;

/** How many milliseconds of office hours lie between two moments. */
export function officeTimeBetween(hours: OfficeHours | null, from: Date, to: Date): number {
  if (hours === null) return Math.max(0, to.getTime() - from.getTime());
  let sum = 0;
  // As below: no moment counts twice.
  let counted = from.getTime();
  let day = dateOf(hours, from).subtract({ days: 1 });
  const last = dateOf(hours, to);
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const opening of openingsOn(hours, day).sort((a, b) => a.from - b.from)) {
      const begin = Math.max(counted, opening.from);
      const end = Math.min(opening.to, to.getTime());
      if (end <= begin) continue;
      sum += end - begin;
      counted = end;
    }
  }
  return sum;
}

/** When so many minutes of office hours will have passed after `from`; null when there never are so many. */
export function addOfficeTime(hours: OfficeHours | null, from: Date, minutes: number): Date | null {
  if (hours === null) return new Date(from.getTime() + minutes * MINUTE_MS);
  let left = minutes * MINUTE_MS;
  // Openings of one day, and of two days in a row, may overlap: no moment counts twice.
  let counted = from.getTime();
  const first = dateOf(hours, from).subtract({ days: 1 });
  for (let days = 0; days <= HORIZON_DAYS; days += 1) {
    const openings = openingsOn(hours, first.add({ days })).sort((a, b) => a.from - b.from);
    for (const opening of openings) {
      const begin = Math.max(counted, opening.from);
      if (opening.to <= begin) continue;
      if (opening.to - begin >= left) return new Date(begin + left);
      left -= opening.to - begin;
      counted = opening.to;
    }
  }
  return null;
}

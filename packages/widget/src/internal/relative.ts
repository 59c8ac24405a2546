/** Times and durations in words, in the reader's language. */
import { formatLocale } from './localize.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration as one round number of the unit that fits: `4 min`. Never less than a minute. */
export function formatDuration(seconds: number): string {
  const [unit, size] =
    seconds < 55 * MINUTE
      ? (['minute', MINUTE] as const)
      : seconds < 36 * HOUR
        ? (['hour', HOUR] as const)
        : (['day', DAY] as const);
  const value = Math.max(1, Math.round(seconds / size));
  return new Intl.NumberFormat(formatLocale(), { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** A moment to come, as near as a reader wants it: `14:00`, `tomorrow, 09:00`, `Monday, 09:00`, `12 January, 09:00`. */
export function formatMoment(at: string, now = new Date()): string {
  const date = new Date(at);
  const locale = formatLocale();
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date);
  const days = Math.round((midnight(date) - midnight(now)) / (DAY * 1000));
  if (days <= 0) return time;
  return `${dayName(date, days, locale)}, ${time}`;
}

function dayName(date: Date, days: number, locale: string): string {
  if (days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day');
  if (days < 7) return new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(date);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(date);
}

/** When something was, as short as a row of a list needs it: the time today, the day of this week, else the date. */
export function formatPast(at: string, now = new Date()): string {
  const date = new Date(at);
  const days = Math.round((midnight(now) - midnight(date)) / (DAY * 1000));
  const options: Intl.DateTimeFormatOptions =
    days <= 0 ? { timeStyle: 'short' } : days < 7 ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(formatLocale(), options).format(date);
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

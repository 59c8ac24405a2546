/** Times for narrow columns: how long ago up to a week, then the date. */
import { formatLocale, msg } from '../internal/localize.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `now`, `5m`, `3h`, `6d`, `14 Nov`, `Nov 2025`, as the reader's language writes them. */
export function rowTime(at: string, now: number): string {
  const date = new Date(at);
  // A clock that is behind the server's must not show the future.
  const age = Math.max(0, now - date.getTime());
  if (age < MINUTE) return msg('now', { id: 'time-now' });
  if (age < HOUR) return unit(Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return unit(Math.floor(age / HOUR), 'hour');
  if (age < 7 * DAY) return unit(Math.floor(age / DAY), 'day');
  const thisYear = date.getFullYear() === new Date(now).getFullYear();
  const format: Intl.DateTimeFormatOptions = thisYear
    ? { day: 'numeric', month: 'short' }
    : { month: 'short', year: 'numeric' };
  return new Intl.DateTimeFormat(formatLocale(), format).format(date);
}

/** The whole moment, for titles. */
export function fullTime(at: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(at),
  );
}

function unit(value: number, name: 'minute' | 'hour' | 'day'): string {
  return new Intl.NumberFormat(formatLocale(), {
    style: 'unit',
    unit: name,
    unitDisplay: 'narrow',
  }).format(value);
}

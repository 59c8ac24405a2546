/** Time that was spent, in hours and minutes, and the names of days. */
import { formatLocale } from '../../internal/localize.js';

const MINUTE = 60_000;

/** `1h 05m`, `12m`, `0m`, as the reader's language writes units. */
export function hours(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  const whole = Math.floor(minutes / 60);
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(formatLocale(), { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
  if (whole === 0) return unit(minutes, 'minute');
  return minutes % 60 === 0 ? unit(whole, 'hour') : `${unit(whole, 'hour')} ${unit(minutes % 60, 'minute')}`;
}

/** The day's name and date: a date without a time, so it is the same everywhere. */
export function dayWords(date: string): string {
  const format = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(formatLocale(), format).format(new Date(`${date}T12:00:00.000Z`));
}

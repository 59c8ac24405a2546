/** Figures as people read them. Their text is an exact decimal; only what is drawn, never what is written, passes through a float. */
import type { Figure, Metric, MetricUnit } from '@parley/protocol';
import { formatLocale } from '../internal/localize.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** From here on the small coins of an amount only disturb the eye. */
const LARGE = 1000;

type Digits = `${number}`;

/** A decimal's text for `Intl`, which takes it without rounding it first. */
function digits(text: string): Digits {
  return text as Digits;
}

export interface UnitOptions {
  unit: MetricUnit;
  currency: string;
  /** To the last digit, as in a table. */
  exact?: boolean;
}

/** One figure's text, in its unit. */
export function unitWords(text: string, { unit, currency, exact = false }: UnitOptions): string {
  switch (unit) {
    case 'money':
      return money(text, currency, exact);
    case 'count':
      return number(text, { maximumFractionDigits: exact ? 1 : 0 });
    case 'duration':
      return duration(Number(text));
    case 'share':
      return number(text, { style: 'percent', maximumFractionDigits: 1 });
    case 'score':
      return number(text, { minimumFractionDigits: 1, maximumFractionDigits: exact ? 2 : 1 });
    case 'ratio':
      return number(text, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  }
}

export function money(text: string, currency: string, exact = false): string {
  const whole = !exact && Math.abs(Number(text)) >= LARGE;
  return number(text, { style: 'currency', currency, ...(whole && { maximumFractionDigits: 0 }) });
}

/** How the sums of one column are written: all of them with small coins or none, so that their digits stand below each other. */
export function sumsOf(
  texts: readonly (string | null | undefined)[],
  currency: string,
  whole = LARGE,
): (text: string) => string {
  const isLarge = texts.some((text) => Math.abs(Number(text ?? 0)) >= whole);
  return (text) =>
    number(text, { style: 'currency', currency, ...(isLarge && { maximumFractionDigits: 0 }) });
}

/** A price, to the last digit that was given: what a message costs is often less than a cent. */
export function price(text: string, currency: string): string {
  return number(text, { style: 'currency', currency, maximumFractionDigits: 4 });
}

/** What rounds to nothing has no sign. */
export function number(text: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(formatLocale(), { signDisplay: 'negative', ...options }).format(digits(text));
}

/** `40 sec`, `12 min`, `3 hr 5 min`, `140 hr`; days only where hours say nothing any more. */
export function duration(ms: number): string {
  if (ms < MINUTE) return unit(Math.round(ms / SECOND), 'second');
  if (ms < HOUR) return unit(Math.round(ms / MINUTE), 'minute');
  const minutes = Math.round(ms / MINUTE);
  if (ms >= 10 * HOUR) return unit(Math.round(ms / HOUR), 'hour');
  const rest = minutes % 60;
  return rest === 0
    ? unit(minutes / 60, 'hour')
    : `${unit(Math.floor(minutes / 60), 'hour')} ${unit(rest, 'minute')}`;
}

function unit(value: number, name: 'second' | 'minute' | 'hour'): string {
  const format = { style: 'unit', unit: name, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(formatLocale(), format).format(value);
}

/** A short mark of an axis: `1.2K`, `€300`, `2 hr`. */
export function axisWords(value: number, { unit: kind, currency }: Omit<UnitOptions, 'exact'>): string {
  if (kind === 'duration') return value === 0 ? unit(0, 'minute') : duration(value);
  const style: Intl.NumberFormatOptions =
    kind === 'money'
      ? { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: 1 }
      : kind === 'share'
        ? { style: 'percent' }
        : { maximumFractionDigits: 1 };
  const notation = Math.abs(value) >= 10_000 ? ({ notation: 'compact' } as const) : {};
  return new Intl.NumberFormat(formatLocale(), { ...style, ...notation }).format(value);
}

export interface Change {
  words: string;
  /** Whether it is for the better. */
  tone: 'good' | 'bad' | 'even';
}

/** How it moved since the period before; null where there is nothing to hold it against. */
export function changeOf(figure: Figure, { unit: kind, better }: Metric, currency: string): Change | null {
  if (figure.value === null || figure.previous === null || !figure.enough) return null;
  const [now, before] = [Number(figure.value), Number(figure.previous)];
  const by = now - before;
  if (by === 0) return { words: number('0', { style: 'percent' }), tone: 'even' };
  const tone = better === 'neither' ? 'even' : by > 0 === (better === 'more') ? 'good' : 'bad';
  return { words: changeWords({ now, before, kind, currency }), tone };
}

function changeWords(of: { now: number; before: number; kind: MetricUnit; currency: string }): string {
  const { now, before, kind, currency } = of;
  const signed = { signDisplay: 'exceptZero', maximumFractionDigits: 1 } as const;
  const by = now - before;
  if (kind === 'score') return number(String(by), signed);
  // Of a share or a loss a percentage says the wrong thing.
  if (kind === 'share') return number(String(by), { ...signed, style: 'percent' });
  if (before > 0 && now >= 0) {
    const part = by / before;
    const places = Math.abs(part) < 0.1 ? 1 : 0;
    return number(String(part), { ...signed, style: 'percent', maximumFractionDigits: places });
  }
  if (kind === 'money')
    return number(String(by), { ...signed, style: 'currency', currency, maximumFractionDigits: 0 });
  return number(String(by), signed);
}

const DATE = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;

/** A day of the calendar, which is the same in every zone. */
export function day(
  date: string,
  options: Intl.DateTimeFormatOptions = { ...DATE, year: 'numeric' },
): string {
  return new Intl.DateTimeFormat(formatLocale(), options).format(new Date(`${date}T12:00:00Z`));
}

export function shortDay(date: string): string {
  return day(date, DATE);
}

/** First and last day, written as the language writes spans. */
export function days(from: string, to: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { ...DATE, year: 'numeric' });
  return format.formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`));
}

/** The name of a weekday: 1 is Monday. */
export function weekday(index: number, width: 'short' | 'long'): string {
  // The first of January 2024 was a Monday.
  return day(`2024-01-0${index}`, { weekday: width, timeZone: 'UTC' });
}

export function hourOfDay(hour: number): string {
  const at = new Date(Date.UTC(2024, 0, 1, hour));
  return new Intl.DateTimeFormat(formatLocale(), { hour: 'numeric', timeZone: 'UTC' }).format(at);
}

export function moment(iso: string, zone: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(formatLocale(), format).format(new Date(iso));
}

/** When something was said, as a reader wants it: relative up to a week, then the date. */
import { formatLocale } from './localize.js';

const MINUTE = 60_000;
const STEPS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;

/** `now` is in milliseconds since 1970. */
export function formatAgo(at: string, now: number): string {
  const passed = now - Date.parse(at);
  const locale = formatLocale();
  if (passed >= 7 * STEPS[0][1]) {
    const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
    return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year }).format(new Date(at));
  }
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, size] of STEPS) {
    if (passed >= size) return relative.format(-Math.floor(passed / size), unit);
  }
  // Also what a clock that is a little fast takes for the future.
  return relative.format(0, 'second');
}

/** The whole date, for whoever wants to know. */
export function formatFully(at: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(at),
  );
}

/**
 * What of the figures somebody looks at: days and filters, as one line of text that can stand in an address and be sent to
 * somebody else. What it does not understand it leaves out.
 */
import type { InsightsDimension, InsightsFilter, InsightsPeriod } from '@parley/protocol';

export const PERIODS = [
  ...(['today', 'days7', 'days28', 'month', 'last-month'] as const),
  ...(['days90', 'days365', 'own'] as const),
] as const;
export type InsightsPreset = (typeof PERIODS)[number];

export interface InsightsChoice {
  preset: InsightsPreset;
  /** First and last day of `own`; null for any other. */
  own: { from: string; to: string } | null;
  /** Whether the period before stands beside it. */
  compare: boolean;
  filter: InsightsFilter;
}

export const FIRST_CHOICE: InsightsChoice = { preset: 'days28', own: null, compare: true, filter: {} };

const FILTERS = ['site', 'team', 'page', 'campaign'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MS_A_DAY = 86_400_000;

export function readChoice(text: string): InsightsChoice {
  const params = new URLSearchParams(text);
  const filter: InsightsFilter = {};
  for (const name of FILTERS) filter[name] = params.get(name) || undefined;
  const kind = params.get('kind');
  if (kind === 'chat' || kind === 'discussion') filter.kind = kind;
  const [from = '', to = ''] = [params.get('from') ?? '', params.get('to') ?? ''];
  const own = isDay(from) && isDay(to) && from <= to ? { from, to } : null;
  const preset = PERIODS.find((known) => known === params.get('period') && known !== 'own');
  return {
    preset: own ? 'own' : (preset ?? FIRST_CHOICE.preset),
    own,
    compare: params.get('compare') !== 'no',
    filter,
  };
}

/** The same choice always gives the same text; the first one gives none. */
export function writeChoice({ preset, own, compare, filter }: InsightsChoice): string {
  const params = new URLSearchParams();
  if (own) {
    params.set('from', own.from);
    params.set('to', own.to);
  } else if (preset !== FIRST_CHOICE.preset) params.set('period', preset);
  if (!compare) params.set('compare', 'no');
  for (const name of [...FILTERS, 'kind'] as const) {
    const value = filter[name];
    if (value) params.set(name, value);
  }
  return params.toString();
}

/** The days that are meant, `today` not with them, unless it is what is wanted: it is not over yet. */
export function periodOf({ preset, own }: InsightsChoice, today: string): InsightsPeriod {
  const back = (days: number) => ({ from: dayBefore(today, days), to: dayBefore(today, 1) });
  switch (preset) {
    case 'own':
      return { ...own };
    case 'today':
      return { from: today, to: today };
    case 'days7':
      return back(7);
    case 'days28':
      return back(28);
    case 'days90':
      return back(90);
    case 'days365':
      return back(365);
    case 'month': {
      const first = firstOfMonth(today);
      // On the first day there is nothing of it yet.
      return first < today ? { from: first, to: dayBefore(today, 1) } : lastMonth(today);
    }
    case 'last-month':
      return lastMonth(today);
  }
}

/** How many days those are. */
export function dayCountOf({ from, to }: InsightsPeriod): number {
  return from && to ? (Date.parse(to) - Date.parse(from)) / MS_A_DAY + 1 : 28;
}

/** How finely its course is told: so that there are neither too few points nor more than an eye can follow. */
export function grainOf(period: InsightsPeriod): Extract<InsightsDimension, 'day' | 'week' | 'month'> {
  const days = dayCountOf(period);
  if (days <= 92) return 'day';
  return days <= 400 ? 'week' : 'month';
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && dayBefore(text, 0) === text;
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

function lastMonth(today: string): { from: string; to: string } {
  const to = dayBefore(firstOfMonth(today), 1);
  return { from: firstOfMonth(to), to };
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * MS_A_DAY).toISOString().slice(0, 10);
}

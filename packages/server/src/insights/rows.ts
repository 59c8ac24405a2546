/** Puts groups of sums into the rows of an answer: by day in order, all else the greatest profit first, and what is beyond in one. */
import type { InsightsDimension } from '@parley/protocol';
import type { Groups } from '../store/insights.js';
import type { Period } from './period.js';
import { addDays, dayOfNumber } from './slots.js';
import { addSums, noSums, profitOf, type Sums } from './sums.js';

export interface Row {
  key: string | null;
  sums: Sums;
  previous: Sums | null;
}

export interface Rows {
  rows: Row[];
  /** All that is beyond; null for nothing. */
  rest: Row | null;
}

type TimeDimension = 'day' | 'week' | 'month';

export function isTime(by: InsightsDimension): by is TimeDimension {
  return by === 'day' || by === 'week' || by === 'month';
}

export function totalOf(groups: Groups): Sums {
  const total = noSums();
  for (const sums of groups.values()) addSums(total, sums);
  return total;
}

/** Those of a list, the greatest profit first; of equal ones in the order of their keys. */
export function rowsByProfit(groups: Groups, before: Groups, limit: number): Rows {
  const keys = [...new Set([...groups.keys(), ...before.keys()])];
  const rows = keys.map((key) => ({
    key,
    sums: groups.get(key) ?? noSums(),
    previous: before.get(key) ?? noSums(),
  }));
  rows.sort((a, b) => compare(profitOf(b.sums), profitOf(a.sums)) || compare(a.key ?? '', b.key ?? ''));
  return cut(rows, limit);
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each day, week or month of the period, also those in which nothing was. A day is compared with the one as far into the period before. */
export function rowsByTime(
  by: TimeDimension,
  { groups, before, period }: { groups: Groups; before: Groups; period: Period },
  limit: number,
): Rows {
  const sumsOfDays = byDay(groups);
  const daysBefore = byDay(before);
  const rows = new Map<string, Row>();
  for (let index = 0; index < period.days; index += 1) {
    const day = addDays(period.from, index);
    const key = KEY_OF[by](day);
    const row = rows.get(key) ?? { key, sums: noSums(), previous: null };
    rows.set(key, row);
    const sums = sumsOfDays.get(day);
    if (sums !== undefined) addSums(row.sums, sums);
    if (by === 'day') row.previous = daysBefore.get(addDays(day, -period.days)) ?? noSums();
  }
  return cut([...rows.values()], limit);
}

/** Weeks are named by their Monday, months by their first. */
const KEY_OF: Record<TimeDimension, (day: string) => string> = {
  day: (day) => day,
  week: (day) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)),
  month: (day) => `${day.slice(0, 7)}-01`,
};

function byDay(groups: Groups): Map<string, Sums> {
  return new Map([...groups].map(([number, sums]) => [dayOfNumber(Number(number)), sums]));
}

function cut(rows: Row[], limit: number): Rows {
  const beyond = rows.slice(limit);
  if (beyond.length === 0) return { rows, rest: null };
  const rest: Row = { key: null, sums: noSums(), previous: noSums() };
  for (const { sums, previous } of beyond) {
    addSums(rest.sums, sums);
    if (previous === null) rest.previous = null;
    else if (rest.previous !== null) addSums(rest.previous, previous);
  }
  return { rows: rows.slice(0, limit), rest };
}

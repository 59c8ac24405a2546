/** The days that are asked about, in slots, and as many before them to compare with. */
import { LIMITS } from '@parley/protocol';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, SLOT_MS, slotOf, startOfDay, timeOfSlot } from './slots.js';

export interface PeriodWanted {
  from?: string | undefined;
  to?: string | undefined;
  zone?: string | undefined;
}

export interface Period {
  zone: string;
  /** The first and the last day. */
  from: string;
  to: string;
  days: number;
  /** The first slot, and the first one after. */
  slots: { from: number; to: number };
}

const DEFAULT_DAYS = 28;

/** What is wrong with the days that were asked for. */
export class PeriodError extends Error {
  readonly path: 'from' | 'to' | 'zone';

  constructor(path: 'from' | 'to' | 'zone', message: string) {
    super(message);
    this.path = path;
  }
}

/** @throws PeriodError */
export function periodOf(wanted: PeriodWanted, now: Date, defaultZone: string): Period {
  const zone = wanted.zone ?? defaultZone;
  const today = todayIn(zone, now);
  const to = wanted.to ?? addDays(today, -1);
  const from = wanted.from ?? addDays(to, 1 - DEFAULT_DAYS);
  for (const [path, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (day < '1970-01-01' || day > '2999-12-31')
      throw new PeriodError(path, 'Expected a day from 1970 to 2999.');
  }
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw new PeriodError('to', 'It ends before it begins.');
  if (days > LIMITS.insightsDays) {
    throw new PeriodError(
      'from',
      `These are ${days} days; at most ${LIMITS.insightsDays} are asked about at once.`,
    );
  }
  return within({ zone, from, to, days });
}

function within(period: Omit<Period, 'slots'>): Period {
  const { from, to, zone } = period;
  return { ...period, slots: { from: startOfDay(from, zone), to: startOfDay(addDays(to, 1), zone) } };
}

export interface PeriodBefore extends Period {
  /** Up to when it counts, where the period itself is not over yet; null for all of it. */
  until: string | null;
}

/** As many days, just before: all of them, or as far as the period itself has come by the clock on the wall. */
export function periodBefore({ zone, from, to, days, slots }: Period, now: Date): PeriodBefore {
  const before = within({ zone, from: addDays(from, -days), to: addDays(from, -1), days });
  const slot = slotOf(now.getTime());
  if (slot < slots.from || todayIn(zone, now) > to) return { ...before, until: null };
  const at = Temporal.Instant.fromEpochMilliseconds(slot * SLOT_MS).toZonedDateTimeISO(zone);
  const end = slotOf(at.subtract({ days }).epochMilliseconds);
  return { ...before, slots: { ...before.slots, to: end }, until: timeOfSlot(end) };
}

/** @throws PeriodError for a zone that there is not */
export function todayIn(zone: string, now: Date): string {
  try {
    const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
    return at.toPlainDate().toString();
  } catch {
    throw new PeriodError('zone', 'There is no such time zone.');
  }
}

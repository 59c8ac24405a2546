/** Which days and which conversations somebody may be told figures of. */
import type { InsightsFilter, InsightsPeriod } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { type Period, PeriodError, type PeriodWanted, periodOf } from '../insights/period.js';
import { addDays } from '../insights/slots.js';

export function requirePeriod(ctx: Pick<Context, 'now' | 'settings'>, wanted: PeriodWanted): Period {
  try {
    return periodOf(wanted, ctx.now(), ctx.settings.current.hours?.zone ?? 'UTC');
  } catch (cause) {
    if (!(cause instanceof PeriodError)) throw cause;
    const { path, message } = cause;
    throw new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }], cause });
  }
}

const FILTERS = ['site', 'team', 'page', 'campaign', 'kind'] as const satisfies (keyof InsightsFilter)[];

/**
 * What a public link shows, whatever is asked by it: its own filter, which may be asked for more closely, and its own days up to
 * yesterday. Anybody else is answered what they ask.
 * @throws AppError `forbidden` for what lies beyond
 */
export function withinLink<T extends InsightsFilter & InsightsPeriod>(
  ctx: Pick<Context, 'actor' | 'now' | 'settings'>,
  query: T,
): T {
  const { actor } = ctx;
  if (actor.type !== 'link') return query;
  const fixed: InsightsFilter = {};
  for (const name of FILTERS) {
    const value = actor.filter[name];
    if (value === undefined) continue;
    if (query[name] !== undefined && query[name] !== value) throw beyond(`its ${name} is another one`);
    Object.assign(fixed, { [name]: value });
  }
  const { zone, to: yesterday } = requirePeriod(ctx, { zone: query.zone });
  const first = addDays(yesterday, 1 - actor.days);
  const [from, to] = [query.from ?? first, query.to ?? yesterday];
  if (from < first || to > yesterday) throw beyond(`its days are ${first} to ${yesterday}`);
  return { ...query, ...fixed, from, to, zone };
}

function beyond(why: string): AppError {
  return new AppError('forbidden', `This link does not show that: ${why}.`);
}

/** What every question about figures begins with: the making that is read, the days, the conversations. */
import type { InsightsFilter } from '@parley/protocol';
import type { Context } from '../context.js';
import { type Basis, basisOf } from '../insights/basis.js';
import type { Period, PeriodWanted } from '../insights/period.js';
import { offsetsOf } from '../insights/slots.js';
import type { Scope } from '../store/insights-scope.js';
import { type InsightsState, readInsightsState } from '../store/insights-state.js';
import { requirePeriod } from './insights-scope.js';

export type Asking = Pick<Context, 'db' | 'now' | 'settings'>;

export interface Asked {
  state: InsightsState;
  basis: Basis;
  period: Period;
  scope: Scope;
}

/** @throws AppError `invalid_input` for days that there are not, or too many of them */
export async function readAsked(ctx: Asking, query: InsightsFilter & PeriodWanted): Promise<Asked> {
  const state = await readInsightsState(ctx.db);
  const period = requirePeriod(ctx, query);
  return { state, basis: basisRead(ctx, state), period, scope: scopeOf(state, { query, period }) };
}

export function scopeOf(
  { generation }: InsightsState,
  { query, period }: { query: InsightsFilter; period: Period },
): Scope {
  const { site, team, page, campaign, kind } = query;
  return {
    generation,
    ...period.slots,
    filter: { site, team, page, campaign, kind },
    offsets: offsetsOf(period.zone, period.slots),
  };
}

/** With what the figures were made that are read; before the first ones, with what they will be. */
export function basisRead({ settings }: Pick<Asking, 'settings'>, state: InsightsState): Basis {
  return state.basis === '' ? basisOf(settings.current) : (JSON.parse(state.basis) as Basis);
}

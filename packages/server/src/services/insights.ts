/** What conversations cost and bring: the one place where figures are put together, for whoever asks. */
import {
  type Insights,
  type InsightsDimension,
  type InsightsQuery,
  type InsightsRow,
  LIMITS,
  type MetricId,
  type MetricList,
} from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { CATALOGUE, METRIC_IDS } from '../insights/catalogue.js';
import { figureOf, isRatio } from '../insights/figures.js';
import { type Period, periodBefore } from '../insights/period.js';
import { isTime, type Row, type Rows, rowsByProfit, rowsByTime, totalOf } from '../insights/rows.js';
import { readHead } from '../log/read.js';
import { findConsumerCursor, findEventTime } from '../store/consumers.js';
import { type Groups, listMissingRates, sumInsights } from '../store/insights.js';
import type { Scope } from '../store/insights-scope.js';
import type { InsightsState } from '../store/insights-state.js';
import { type Asking, readAsked, scopeOf } from './insights-asked.js';
import { withinLink } from './insights-scope.js';
import { sumOwn } from './own-figures.js';
import { authorize } from './policy.js';

const DEFAULT_ROWS = 20;

export function getMetrics(ctx: Context): MetricList {
  authorize(ctx.actor, 'metric.list');
  return { data: CATALOGUE };
}

/** @throws AppError `invalid_input` for days that there are not, or too many of them */
export async function getInsights(ctx: Context, query: InsightsQuery): Promise<Insights> {
  if (query.mine === true) return queryInsights(ctx, query, requireOwn(ctx));
  authorize(ctx.actor, 'insights.read');
  return queryInsights(ctx, withinLink(ctx, query));
}

/** @returns whose figures. @throws AppError `forbidden` where only the totals of teams are kept */
function requireOwn(ctx: Context): string {
  authorize(ctx.actor, 'insights.read_own');
  if (ctx.settings.current.privacy.time === 'own' && ctx.actor.type === 'agent') return ctx.actor.id;
  throw new AppError('forbidden', 'Only the totals of teams are kept here, nobody’s own figures.');
}

/**
 * The same for whoever was authorized otherwise, such as by a digest.
 * @param agentId only what this agent worked on, and of time only theirs
 */
export async function queryInsights(ctx: Asking, query: InsightsQuery, agentId?: string): Promise<Insights> {
  const { state, basis, period, scope } = await readAsked(ctx, query);
  // Before the sums: what comes in between is in them without being promised, never the other way round.
  const freshness = await freshnessOf(ctx, state);
  const previous = periodBefore(period, ctx.now());
  const hasUnits = agentId === undefined && basis.time === 'own' && metricsOf(query).some(isRatio);
  const sum = (wanted: Scope, isSpread: boolean) =>
    agentId === undefined
      ? sumInsights(ctx.db, { ...wanted, by: query.by, hasUnits: isSpread })
      : sumOwn(ctx.db, { ...wanted, by: query.by, agentId }, basis);
  const groups = await sum(scope, hasUnits);
  const before = await sum(scopeOf(state, { query, period: previous }), false);
  const { rows, rest } = rowsOf(query, { groups, before, period });
  const toRow = ({ key, sums, previous: sumsBefore }: Row): InsightsRow => ({
    key,
    label: labelOf(ctx, query.by, key),
    figures: Object.fromEntries(
      metricsOf(query).map((id) => [
        id,
        figureOf(id, { sums, previous: sumsBefore, currency: basis.currency, hasUnits }),
      ]),
    ),
  });
  return {
    currency: basis.currency,
    ...{ zone: period.zone, from: period.from, to: period.to },
    previous: { from: previous.from, to: previous.to, until: previous.until },
    attribution: basis.attribution,
    ...freshness,
    total: toRow({ key: null, sums: totalOf(groups), previous: totalOf(before) }),
    rows: rows.map(toRow),
    rest: rest && toRow(rest),
    missingRates: await listMissingRates(ctx.db, { generation: state.generation, ...period.slots }),
  };
}

function metricsOf({ metrics }: InsightsQuery): MetricId[] {
  return metrics === undefined ? METRIC_IDS : METRIC_IDS.filter((id) => metrics.includes(id));
}

function rowsOf(query: InsightsQuery, found: { groups: Groups; before: Groups; period: Period }): Rows {
  const { by } = query;
  if (by === undefined) return { rows: [], rest: null };
  if (isTime(by)) return rowsByTime(by, found, query.limit ?? LIMITS.insightsRows);
  return rowsByProfit(found.groups, found.before, query.limit ?? DEFAULT_ROWS);
}

function labelOf(
  { settings }: Pick<Context, 'settings'>,
  by: InsightsDimension | undefined,
  key: string | null,
): string | null {
  const { teams, sites } = settings.current;
  const named = by === 'team' ? teams : by === 'site' ? sites : [];
  return named.find(({ id }) => id === key)?.name ?? null;
}

/** Up to when the figures know what happened, and whether they are being made anew. */
export async function freshnessOf(
  { db, now }: Pick<Context, 'db' | 'now'>,
  state: InsightsState,
): Promise<{ asOf: string; progress: number | null }> {
  const progress = state.making === null ? null : Math.min(1, state.done / Math.max(1, state.total));
  if (state.frozen_at !== null) return { asOf: state.frozen_at, progress };
  const cursor = await findConsumerCursor(db, 'insights');
  if (cursor === (await readHead(db))) return { asOf: now().toISOString(), progress };
  return { asOf: (await findEventTime(db, cursor ?? 0)) ?? new Date(0).toISOString(), progress };
}

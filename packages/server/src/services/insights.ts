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
import { type Basis, basisOf } from '../insights/basis.js';
import { CATALOGUE, METRIC_IDS } from '../insights/catalogue.js';
import { figureOf } from '../insights/figures.js';
import { type Period, periodBefore } from '../insights/period.js';
import { isTime, type Row, type Rows, rowsByProfit, rowsByTime, totalOf } from '../insights/rows.js';
import { offsetsOf } from '../insights/slots.js';
import { readHead } from '../log/read.js';
import { findConsumerCursor, findEventTime } from '../store/consumers.js';
import { type Groups, listMissingRates, sumInsights } from '../store/insights.js';
import { type InsightsState, readInsightsState } from '../store/insights-state.js';
import { requirePeriod, withinLink } from './insights-scope.js';
import { authorize } from './policy.js';

const DEFAULT_ROWS = 20;

export function getMetrics(ctx: Context): MetricList {
  authorize(ctx.actor, 'metric.list');
  return { data: CATALOGUE };
}

/** @throws AppError `invalid_input` for days that there are not, or too many of them */
export async function getInsights(ctx: Context, query: InsightsQuery): Promise<Insights> {
  authorize(ctx.actor, 'insights.read');
  return queryInsights(ctx, withinLink(ctx, query));
}

/** The same for whoever was authorized otherwise, such as by a link or a digest. */
export async function queryInsights(
  ctx: Pick<Context, 'db' | 'now' | 'settings'>,
  query: InsightsQuery,
): Promise<Insights> {
  const state = await readInsightsState(ctx.db);
  const basis = basisRead(ctx, state);
  const period = requirePeriod(ctx, query);
  const previous = periodBefore(period);
  const [groups, before] = [
    await sumPeriod(ctx, { state, query, period }),
    await sumPeriod(ctx, { state, query, period: previous }),
  ];
  const { rows, rest } = rowsOf(query, { groups, before, period });
  const toRow = ({ key, sums, previous: sumsBefore }: Row): InsightsRow => ({
    key,
    label: labelOf(ctx, query.by, key),
    figures: Object.fromEntries(
      metricsOf(query).map((id) => [
        id,
        figureOf(id, { sums, previous: sumsBefore, currency: basis.currency }),
      ]),
    ),
  });
  return {
    currency: basis.currency,
    ...{ zone: period.zone, from: period.from, to: period.to },
    previous: { from: previous.from, to: previous.to },
    attribution: basis.attribution,
    ...(await freshnessOf(ctx, state)),
    total: toRow({ key: null, sums: totalOf(groups), previous: totalOf(before) }),
    rows: rows.map(toRow),
    rest: rest && toRow(rest),
    missingRates: await listMissingRates(ctx.db, { generation: state.generation, ...period.slots }),
  };
}

/** With what the figures were made that are read; before the first ones, with what they will be. */
export function basisRead({ settings }: Pick<Context, 'settings'>, state: InsightsState): Basis {
  return state.basis === '' ? basisOf(settings.current) : (JSON.parse(state.basis) as Basis);
}

function metricsOf({ metrics }: InsightsQuery): MetricId[] {
  return metrics === undefined ? METRIC_IDS : METRIC_IDS.filter((id) => metrics.includes(id));
}

function sumPeriod(
  { db }: Pick<Context, 'db'>,
  { state, query, period }: { state: InsightsState; query: InsightsQuery; period: Period },
): Promise<Groups> {
  const { site, team, page, campaign, kind } = query;
  return sumInsights(db, {
    generation: state.generation,
    ...period.slots,
    filter: { site, team, page, campaign, kind },
    by: query.by,
    offsets: offsetsOf(period.zone, period.slots),
  });
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

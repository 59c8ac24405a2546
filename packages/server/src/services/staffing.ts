/** Demand against staffing by the hour of the week, and where another hour of work pays most. */
import {
  type Figure,
  LIMITS,
  type NextHour,
  type NextHourQuery,
  type Staffing,
  type StaffingQuery,
} from '@parley/protocol';
import type { Context } from '../context.js';
import { metricOf } from '../insights/catalogue.js';
import { moneyText } from '../insights/figures.js';
import { divideHalfEven } from '../insights/half-even.js';
import { countHours, fromMonday, HOURS_OF_WEEK } from '../insights/hours-of-week.js';
import { slopeOf } from '../insights/slope.js';
import { nearestRank } from '../insights/statistics.js';
import {
  listTeamDays,
  listTeamWaits,
  listWaits,
  sumHours,
  type TeamDayRow,
  type TeamWaitsRow,
} from '../store/insights-drill.js';
import { type Asked, type Asking, readAsked } from './insights-asked.js';
import { withinLink } from './insights-scope.js';
import { authorize } from './policy.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export async function getStaffing(ctx: Context, query: StaffingQuery): Promise<Staffing> {
  authorize(ctx.actor, 'insights.read');
  return queryStaffing(ctx, withinLink(ctx, query));
}

/** The same for whoever was authorized otherwise. */
export async function queryStaffing(ctx: Asking, query: StaffingQuery): Promise<Staffing> {
  const { period, scope } = await readAsked(ctx, query);
  const counts = countHours(period);
  const hours: Staffing['hours'] = Array.from({ length: HOURS_OF_WEEK }, (_, index) => ({
    weekday: Math.floor(index / 24) + 1,
    hour: index % 24,
    ...{ demand: 0, minutes: 0, firstResponse: null },
  }));
  const at = (hour: number | string) => fromMonday(Number(hour));
  for (const row of await sumHours(ctx.db, scope)) {
    const hour = hours[at(row.hour)];
    const times = counts[at(row.hour)] ?? 0;
    if (hour === undefined || times === 0) continue;
    hour.demand = rounded(Number(row.asked) / times);
    hour.minutes = rounded(Number(row.ms) / MINUTE_MS / times);
  }
  for (const row of await listWaits(ctx.db, scope)) {
    const hour = hours[at(row.hour)];
    const waits = (row.waits ?? '').split(' ').map(Number);
    if (hour === undefined || waits.length < metricOf('first_response').enoughFrom) continue;
    hour.firstResponse = nearestRank(Float64Array.from(waits).sort(), 0.5);
  }
  const { zone, from, to } = period;
  return { zone, from, to, hours };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

export async function getNextHour(ctx: Context, query: NextHourQuery): Promise<NextHour> {
  authorize(ctx.actor, 'insights.read');
  return queryNextHour(ctx, withinLink(ctx, query));
}

/** The same for whoever was authorized otherwise. */
export async function queryNextHour(ctx: Asking, query: NextHourQuery): Promise<NextHour> {
  const asked = await readAsked(ctx, query);
  const { teams } = ctx.settings.current;
  const days = Map.groupBy(await listTeamDays(ctx.db, asked.scope), ({ team_id }) => team_id);
  const waits = new Map(
    (await listTeamWaits(ctx.db, asked.scope, targetsOf(ctx))).map((row) => [row.team_id, row]),
  );
  const ids = [...new Set<string | null>([...days.keys(), ...waits.keys()])];
  const data = ids.map((teamId) => ({
    teamId,
    label: teams.find(({ id }) => id === teamId)?.name ?? null,
    ...worthOf(asked, days.get(teamId) ?? [], waits.get(teamId)),
  }));
  data.sort((a, b) => b.rank - a.rank || (a.teamId ?? '').localeCompare(b.teamId ?? ''));
  return {
    currency: asked.basis.currency,
    data: data.slice(0, LIMITS.insightsRows).map(({ rank: _rank, ...row }) => row),
  };
}

/** Milliseconds by team; office hours are not taken off. */
function targetsOf({ settings }: Asking): Map<string, number> {
  return new Map(
    settings.current.teams.flatMap(({ id, sla }) =>
      sla?.firstResponseMinutes ? [[id, sla.firstResponseMinutes * MINUTE_MS] as const] : [],
    ),
  );
}

function worthOf({ basis }: Asked, days: TeamDayRow[], waits: TeamWaitsRow | undefined) {
  const points = days.map(({ ms, margin }) => ({ x: Number(ms) / HOUR_MS, y: Number(margin) }));
  const slope = slopeOf(points);
  const money = (units: number) => moneyText(BigInt(Math.round(units)), basis.currency);
  const marginal: Figure = {
    value: slope && money(slope.value),
    previous: null,
    n: points.length,
    interval: slope && { low: money(slope.bounds.low), high: money(slope.bounds.high) },
    enough: slope !== null,
  };
  const ms = days.reduce((sum, day) => sum + BigInt(day.ms), 0n);
  const labour = days.reduce((sum, day) => sum + BigInt(day.labour), 0n);
  const hourlyCost =
    labour === 0n ? null : moneyText(divideHalfEven(labour * BigInt(HOUR_MS), ms), basis.currency);
  return {
    marginal,
    hourlyCost,
    evidence: {
      days: points.length,
      hours: rounded(Number(ms) / HOUR_MS),
      conversations: Number(waits?.conversations ?? 0),
      waitedTooLong: Number(waits?.late ?? 0),
      unanswered: Number(waits?.unanswered ?? 0),
    },
    rank: slope?.value ?? Number.NEGATIVE_INFINITY,
  };
}

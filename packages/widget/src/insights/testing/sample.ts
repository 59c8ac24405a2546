/** Figures of a made-up month, for tests of what is drawn; the server's own are held against the seeded ledger elsewhere. */
import type {
  Figure,
  Insights,
  InsightsConversation,
  InsightsRow,
  Lift,
  Metric,
  MetricId,
  MetricUnit,
  NextHour,
  Page,
  Staffing,
} from '@parley/protocol';
import type { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';

const UNITS: Record<MetricId, [unit: MetricUnit, formula: string, better: Metric['better']]> = {
  conversations: ['count', 'conversations begun', 'neither'],
  messages: ['count', 'messages', 'neither'],
  time: ['duration', 'measured time', 'neither'],
  labour_cost: ['money', 'time at its rate', 'less'],
  service_cost: ['money', 'messages at their rate', 'less'],
  cost: ['money', 'labour_cost + service_cost', 'less'],
  gains: ['money', 'won and saved', 'more'],
  refunds: ['money', 'refunded', 'less'],
  value: ['money', 'gains - refunds', 'more'],
  lost_value: ['money', 'lost', 'less'],
  profit: ['money', 'value - cost', 'more'],
  profit_per_conversation: ['money', 'profit / conversations', 'more'],
  cost_per_conversation: ['money', 'cost / conversations', 'less'],
  return_on_cost: ['ratio', 'value / cost', 'more'],
  profit_per_hour: ['money', 'profit / time', 'more'],
  first_response: ['duration', 'median', 'less'],
  first_response_p90: ['duration', '90th percentile', 'less'],
  resolution: ['duration', 'median', 'less'],
  resolution_p90: ['duration', '90th percentile', 'less'],
  satisfaction: ['score', 'mean of scores', 'more'],
  deflection: ['share', 'answered in public', 'more'],
};

export const METRICS: Metric[] = (Object.keys(UNITS) as MetricId[]).map((id) => {
  const [unit, formula, better] = UNITS[id];
  const additive = unit === 'money' || unit === 'count';
  return {
    id,
    name: id,
    description: id,
    formula,
    unit,
    exclusions: null,
    additive,
    ...{ better, enoughFrom: 0, interval: null },
  };
});

export function figure(value: string | null, more: Partial<Figure> = {}): Figure {
  return { value, previous: null, n: 412, interval: null, enough: value !== null, ...more };
}

/** Money from what was earned and spent, and all that follows from it. */
export function row(
  key: string | null,
  [value, cost]: [number, number],
  more: Partial<InsightsRow> = {},
): InsightsRow {
  const profit = value - cost;
  const figures: InsightsRow['figures'] = {
    value: figure(value.toFixed(2), { previous: (value * 0.86).toFixed(2) }),
    cost: figure(cost.toFixed(2), { previous: (cost * 1.04).toFixed(2) }),
    profit: figure(profit.toFixed(2), { previous: (value * 0.86 - cost * 1.04).toFixed(2) }),
    profit_per_conversation: figure((profit / 40).toFixed(4), {
      previous: (profit / 44).toFixed(4),
      interval: { low: (profit / 55).toFixed(4), high: (profit / 32).toFixed(4) },
    }),
    profit_per_hour: figure((profit / 12).toFixed(4)),
    conversations: figure('40', { previous: '44' }),
    time: figure('43200000', { previous: '46800000' }),
    return_on_cost: figure(cost === 0 ? null : (value / cost).toFixed(4)),
    first_response: figure('252000', { previous: '300000' }),
    first_response_p90: figure('1920000'),
    resolution: figure('5400000'),
    resolution_p90: figure('93600000'),
    satisfaction: figure('4.62', { previous: '4.5', n: 61, interval: { low: '4.41', high: '4.83' } }),
    deflection: figure(null, { n: 3 }),
  };
  return { key, label: null, figures, ...more };
}

const COMMON: Omit<Insights, 'total' | 'rows'> = {
  ...{ currency: 'EUR', zone: 'Europe/Berlin', from: '2026-10-31', to: '2026-11-27' },
  previous: { from: '2026-10-03', to: '2026-10-30', until: null },
  attribution: { model: 'last_touch', days: 7 },
  ...{ asOf: '2026-11-28T08:30:00.000Z', progress: null, rest: null, missingRates: [] },
};

export const TOTAL: Insights = { ...COMMON, total: row(null, [12_430.5, 3120.25]), rows: [] };

export const TEAMS: Insights = {
  ...TOTAL,
  rows: [
    row('sales', [7800, 960], { label: 'Sales' }),
    row('support', [3400, 1180], { label: 'Customer support' }),
    row('service', [1310.5, 720], { label: 'Customer service' }),
    row(null, [-80, 260.25]),
  ],
};

const PAGES: Insights = {
  ...TOTAL,
  rows: [
    row('/bicycles/long-54', [5200, 640]),
    row('/bicycles/tour-48', [3900, 720]),
    row('/service', [900, 410]),
  ],
  rest: row(null, [2430.5, 1350.25]),
};

const CAMPAIGNS: Insights = {
  ...TOTAL,
  rows: [row('autumn-tour', [4200, 510]), row(null, [8230.5, 2610.25])],
};

const dayOf = (index: number) =>
  new Date(Date.parse('2026-10-31') + index * 86_400_000).toISOString().slice(0, 10);

const COURSE: Insights = {
  ...TOTAL,
  rows: Array.from({ length: 28 }, (_, index) => {
    const swing = Math.sin(index / 2.1) * 140 + ((index * 53) % 97);
    const weekend = index % 7 > 4;
    return row(dayOf(index), [
      Math.max(20, 420 + swing - (weekend ? 260 : 0)),
      weekend ? 40 : 120 + ((index * 17) % 41),
    ]);
  }),
};

export const STAFFING: Staffing = {
  ...{ zone: 'Europe/Berlin', from: COMMON.from, to: COMMON.to },
  hours: Array.from({ length: 168 }, (_, index) => {
    const [weekday, hour] = [Math.floor(index / 24) + 1, index % 24];
    const open = hour >= 8 && hour < 18 && weekday < 6;
    const evening = hour >= 18 && hour < 22;
    const demand = open ? 3 + ((hour * 7 + weekday) % 6) : evening ? 4.5 : hour > 6 ? 0.7 : 0;
    const minutes = open ? 70 + ((hour * 11) % 30) : evening ? 6 : 0;
    return { weekday, hour, demand, minutes, firstResponse: open ? 240_000 : null };
  }),
};

export const NEXT_HOUR: NextHour = {
  currency: 'EUR',
  data: [
    choice('Sales', '86.40', { low: '31.10', high: '141.70' }),
    choice('Customer support', '38.20', { low: '-4.10', high: '80.50' }),
    choice('Marketing', null, null),
  ],
};

function choice(label: string, value: string | null, interval: Figure['interval']): NextHour['data'][number] {
  return {
    ...{ teamId: label, label, hourlyCost: '34.00' },
    marginal: figure(value, { interval, n: 21 }),
    evidence: { days: 21, hours: 143.5, conversations: 312, waitedTooLong: 12, unanswered: 3 },
  };
}

export const LIFT: Lift = {
  currency: 'EUR',
  data: [
    {
      ...{ siteId: 'site_1', proactiveId: 'long-54-hint', attributed: '2140.00' },
      shown: { visitors: 4120, converted: 171, value: '9420.00' },
      held: { visitors: 1022, converted: 29, value: '1610.00' },
      conversion: figure('0.0131', { interval: { low: '0.0004', high: '0.0244' } }),
      value: figure('0.71', { interval: { low: '-0.22', high: '1.64' } }),
    },
  ],
};

const CONVERSATIONS: Page<InsightsConversation> = {
  data: ['cnv_01JDP0000000000000000000A1', 'cnv_01JDP0000000000000000000A2'].map((conversationId, index) => ({
    ...({
      conversationId,
      siteId: 'site_1',
      kind: 'chat',
      teamId: 'sales',
      page: '/bicycles/long-54',
    } as const),
    ...{ campaign: null, createdAt: `2026-11-1${index}T09:12:00.000Z`, messages: 14, time: 840_000 },
    ...{
      cost: '8.40',
      value: '1249.90',
      profit: '1241.50',
      firstResponse: 95_000,
      resolution: null,
      score: 5,
    },
  })),
  next: 'more',
};

export type Answers = Record<string, unknown>;

/** The figures by path, those by what they are split with `by`. */
export const ANSWERS: Answers = {
  '/v1/insights': TOTAL,
  '/v1/insights?team': TEAMS,
  '/v1/insights?page': PAGES,
  '/v1/insights?campaign': CAMPAIGNS,
  '/v1/insights?day': COURSE,
  '/v1/insights/metrics': { data: METRICS },
  '/v1/insights/staffing': STAFFING,
  '/v1/insights/next-hour': NEXT_HOUR,
  '/v1/insights/lift': LIFT,
  '/v1/insights/conversations': CONVERSATIONS,
};

/** An API that gives `answers`, keeps what it was asked, and refuses what stands there as an error. */
export function insightsApi(answers: Answers = ANSWERS) {
  const asked: { path: string; query: Record<string, unknown> }[] = [];
  const api: Pick<Api, 'request'> = {
    request: async <T>(path: string, { query = {} }: { query?: object } = {}) => {
      const given = query as Record<string, unknown>;
      asked.push({ path, query: given });
      const answer = answers[given.by ? `${path}?${given.by}` : path];
      if (answer instanceof ApiError) throw answer;
      if (answer === undefined) throw new ApiError('not_found', path, { status: 404 });
      return answer as T;
    },
  };
  return { api, asked };
}

/**
 * The figures that somebody looks at: asked for part by part, so that one that fails or takes long keeps no other from being
 * seen. What was there stays until the new comes; of two questions only the latest one's answers count.
 */
import type { Insights, InsightsQuery, Lift, Metric, MetricId, NextHour, Staffing } from '@parley/protocol';
import { ApiError } from './api-error.js';
import type { InsightsApi } from './insights-api.js';
import { FIRST_CHOICE, grainOf, type InsightsChoice, periodOf } from './insights-choice.js';
import { Store } from './store.js';

export interface InsightsParts {
  total: Insights;
  /** By day, week or month. */
  course: Insights;
  teams: Insights;
  pages: Insights;
  campaigns: Insights;
  staffing: Staffing;
  nextHour: NextHour;
  lift: Lift;
  metrics: Metric[];
}

export type InsightsPart = keyof InsightsParts;

export interface InsightsState {
  choice: InsightsChoice;
  /** Whether something is on its way. */
  busy: boolean;
  parts: Partial<InsightsParts>;
  /** Why a part is not there, or is still the one before. */
  errors: Partial<Record<InsightsPart, ApiError>>;
}

const COURSE: MetricId[] = [
  ...(['profit', 'value', 'cost', 'profit_per_conversation', 'conversations'] as const),
  ...(['time', 'first_response', 'satisfaction'] as const),
];
const SPLIT: MetricId[] = [
  ...(['profit', 'value', 'cost', 'profit_per_conversation', 'profit_per_hour'] as const),
  ...(['conversations', 'time', 'first_response', 'satisfaction'] as const),
];
const ROWS = 8;
/** More than any course has, see `grainOf`. */
const POINTS = 100;

export class InsightsStore extends Store<InsightsState> {
  readonly #api: InsightsApi;
  readonly #today: (() => string) | null;
  #turn = 0;

  /** @param today the day that it is where the reader is, such as `2026-11-28`; null where a link says which days are shown */
  constructor(api: InsightsApi, today: (() => string) | null = localDay) {
    super({ choice: FIRST_CHOICE, busy: false, parts: {}, errors: {} });
    this.#api = api;
    this.#today = today;
  }

  /** What is asked for the figures of the choice. */
  get query(): InsightsQuery {
    const { choice } = this.state;
    return this.#today ? { ...periodOf(choice, this.#today()), ...choice.filter } : {};
  }

  async choose(choice: InsightsChoice): Promise<void> {
    this.update({ choice });
    await this.load();
  }

  async load(): Promise<void> {
    this.#turn += 1;
    this.update({ busy: true });
    const { query } = this;
    const { from, to, site } = query;
    const split = (by: 'team' | 'page' | 'campaign') =>
      this.#api.query({ ...query, by, metrics: SPLIT, limit: ROWS });
    const turn = this.#turn;
    const total = this.#api.query(query);
    await Promise.all([
      this.#take('total', total),
      this.#take('course', this.#course(query, total)),
      this.#take('teams', split('team')),
      this.#take('pages', split('page')),
      this.#take('campaigns', split('campaign')),
      this.#take('staffing', this.#api.staffing(query)),
      this.#take('nextHour', this.#api.nextHour(query)),
      this.#take('lift', this.#api.lift({ from, to, site })),
      this.state.parts.metrics ? undefined : this.#take('metrics', this.#api.metrics()),
    ]);
    if (turn === this.#turn) this.update({ busy: false });
  }

  /** Where the days are not known beforehand, the total says which they are. */
  async #course(query: InsightsQuery, total: Promise<Insights>): Promise<Insights> {
    const period = this.#today ? query : await total;
    return this.#api.query({ ...query, by: grainOf(period), metrics: COURSE, limit: POINTS });
  }

  async #take<P extends InsightsPart>(part: P, asked: Promise<InsightsParts[P]>): Promise<void> {
    const turn = this.#turn;
    try {
      const data = await asked;
      if (turn !== this.#turn) return;
      const { [part]: _, ...errors } = this.state.errors;
      this.update({ parts: { ...this.state.parts, [part]: data }, errors });
    } catch (thrown) {
      if (turn === this.#turn) {
        this.update({ errors: { ...this.state.errors, [part]: ApiError.from(thrown) } });
      }
    }
  }
}

/** The day that it is where the reader is. */
export function localDay(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What conversations cost and bring: the same figures as on the screen, by the same definitions. Money is exact decimal text throughout. */
import type {
  Insights as Answer,
  InsightsConversation,
  InsightsConversationsQuery,
  InsightsFilter,
  InsightsPeriod,
  InsightsQuery,
  Lift,
  LiftQuery,
  Metric,
  MetricList,
  NextHour,
  NextHourQuery,
  Page,
  Staffing,
  StaffingQuery,
} from '@parley/protocol';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { InsightsLinks } from './insights-links.js';
import { ExchangeRates, Rates } from './insights-rates.js';

const PATH = '/v1/insights';

/** What is asked; an API key has no figures of its own. */
export type FiguresQuery = Omit<InsightsQuery, 'mine'>;

export class Insights {
  /** What hours and outside services cost, from which day on. */
  readonly rates: Rates;
  /** What foreign currencies were worth. */
  readonly exchangeRates: ExchangeRates;
  /** Pages of figures for people without an account. */
  readonly links: InsightsLinks;
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
    this.rates = new Rates(send);
    this.exchangeRates = new ExchangeRates(send);
    this.links = new InsightsLinks(send);
  }

  /**
   * The figures of whole days, in all and split by `by`. Parts of sums add up to the whole, to the last digit. Takes a key of all sites;
   * throws `PermissionError` otherwise, `InvalidRequestError` for days that there are not.
   *
   * @example
   * const { total, rows } = await parley.insights.query({ by: 'team', metrics: ['profit', 'cost'] });
   */
  query(query: FiguresQuery = {}, options: CallOptions = {}): Promise<Answer> {
    const { metrics, limit, ...rest } = query;
    const asked = { ...scopeOf(rest), by: rest.by, metrics: metrics?.join(','), limit };
    return this.#send({ ...options, method: 'GET', path: PATH, query: asked });
  }

  /** The same as the lines of a CSV file, to the same digit. */
  csv(query: FiguresQuery = {}, options: CallOptions = {}): Promise<string> {
    const { metrics, limit, ...rest } = query;
    const asked = { ...scopeOf(rest), by: rest.by, metrics: metrics?.join(','), limit, format: 'csv' };
    return this.#send({ ...options, method: 'GET', path: PATH, query: asked, as: 'text' });
  }

  /** Every figure, defined once: what it is, how it is reckoned, what is left out. */
  async metrics(options: CallOptions = {}): Promise<Metric[]> {
    const { data } = await this.#send<MetricList>({ ...options, method: 'GET', path: `${PATH}/metrics` });
    return data;
  }

  /** The very conversations behind the figures, those that brought most first. Neither a text nor a name is in them. */
  conversations(
    query: InsightsConversationsQuery = {},
    options: CallOptions = {},
  ): PagedList<InsightsConversation, Page<InsightsConversation>> {
    const { order, cursor, limit, ...rest } = query;
    const page = (from?: string): Promise<Page<InsightsConversation>> => {
      const asked = { ...scopeOf(rest), order, cursor: from, limit };
      return this.#send({ ...options, method: 'GET', path: `${PATH}/conversations`, query: asked });
    };
    return new PagedList((previous) => {
      if (previous === null) return page(cursor);
      return previous.next === null ? null : page(previous.next);
    });
  }

  /** Demand against staffing: the 168 hours of a mean week. */
  staffing(query: StaffingQuery = {}, options: CallOptions = {}): Promise<Staffing> {
    return this.#send({ ...options, method: 'GET', path: `${PATH}/staffing`, query: scopeOf(query) });
  }

  /** Where another hour of work pays most, by what the days have shown. */
  nextHour(query: NextHourQuery = {}, options: CallOptions = {}): Promise<NextHour> {
    return this.#send({ ...options, method: 'GET', path: `${PATH}/next-hour`, query: scopeOf(query) });
  }

  /** What messages that speak first bring beyond what would have come anyway, by those who were held out of them. */
  lift(query: LiftQuery = {}, options: CallOptions = {}): Promise<Lift> {
    return this.#send({ ...options, method: 'GET', path: `${PATH}/lift`, query: scopeOf(query) });
  }
}

function scopeOf(query: InsightsFilter & InsightsPeriod): Record<string, string | undefined> {
  const { from, to, zone, site, team, page, campaign, kind } = query;
  return { from, to, zone, site, team, page, campaign, kind };
}

/** The part of the HTTP API that tells what conversations cost and bring. It sends what it is given and keeps nothing. */
import type {
  Insights,
  InsightsConversation,
  InsightsConversationsQuery,
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
import type { Api } from './api.js';

export class InsightsApi {
  readonly #api: Pick<Api, 'request'>;

  constructor(api: Pick<Api, 'request'>) {
    this.#api = api;
  }

  query(query: InsightsQuery): Promise<Insights> {
    return this.#api.request('/v1/insights', { query });
  }

  /** The same figures as a file for a spreadsheet. */
  csv(query: InsightsQuery): Promise<Blob> {
    return this.#api.request('/v1/insights', { query: { ...query, format: 'csv' }, as: 'blob' });
  }

  async metrics(): Promise<Metric[]> {
    return (await this.#api.request<MetricList>('/v1/insights/metrics')).data;
  }

  conversations(query: InsightsConversationsQuery): Promise<Page<InsightsConversation>> {
    return this.#api.request('/v1/insights/conversations', { query });
  }

  staffing(query: StaffingQuery): Promise<Staffing> {
    return this.#api.request('/v1/insights/staffing', { query });
  }

  nextHour(query: NextHourQuery): Promise<NextHour> {
    return this.#api.request('/v1/insights/next-hour', { query });
  }

  lift(query: LiftQuery): Promise<Lift> {
    return this.#api.request('/v1/insights/lift', { query });
  }
}

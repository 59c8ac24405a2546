/** In which order the conversations behind a figure say most about it. */
import type { InsightsConversationsQuery, MetricId } from '@parley/protocol';

export function orderOf(metric: MetricId): NonNullable<InsightsConversationsQuery['order']> {
  switch (metric) {
    case 'cost':
    case 'labour_cost':
    case 'service_cost':
    case 'cost_per_conversation':
    case 'time':
      return 'cost';
    case 'value':
    case 'gains':
    case 'return_on_cost':
      return 'value';
    case 'profit':
    case 'profit_per_conversation':
    case 'profit_per_hour':
      return 'profit';
    case 'refunds':
    case 'lost_value':
      return 'loss';
    case 'conversations':
    case 'messages':
    case 'first_response':
    case 'first_response_p90':
    case 'resolution':
    case 'resolution_p90':
    case 'satisfaction':
    case 'deflection':
      return 'newest';
  }
}

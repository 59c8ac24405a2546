/** The routes of what conversations cost and bring for the table of refusals. For tests only. */
import type { Cast, Door } from './cast.js';

export function insightsDoors(who: () => Cast): Record<string, Door> {
  return {
    'GET /v1/insights': { method: 'GET', path: () => '/v1/insights', as: () => who().key },
    'GET /v1/insights/metrics': { method: 'GET', path: () => '/v1/insights/metrics', as: () => who().key },
  };
}

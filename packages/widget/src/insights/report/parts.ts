/** What screen and paper show alike. */
import type { MetricId } from '@parley/protocol';
import { msg } from '../../internal/localize.js';

/** The four that everything else explains. */
export const FIRST: readonly MetricId[] = ['profit', 'profit_per_conversation', 'conversations', 'time'];

export function splitHeading(part: 'teams' | 'pages' | 'campaigns'): string {
  switch (part) {
    case 'teams':
      return msg('Profit by function', { id: 'insights-by-team' });
    case 'pages':
      return msg('Pages that pay', { id: 'insights-by-page' });
    case 'campaigns':
      return msg('Campaigns', { id: 'insights-by-campaign' });
  }
}

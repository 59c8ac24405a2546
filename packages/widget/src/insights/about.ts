/** What the figures of the page stand on, in words: how fresh they are, what counts for what, what is left out. */
import type { Insights } from '@parley/protocol';
import { msg, str } from '../internal/localize.js';
import { moment } from './format.js';
import { attributionWords } from './words.js';

/** How fresh they are, and the rest in sentences. @param compare whether the period before stands beside them */
export function aboutWords(
  { asOf, zone, attribution, previous }: Insights,
  compare: boolean,
): [string, string] {
  const { until } = previous;
  const sentences = [attributionWords(attribution)];
  if (until !== null) {
    sentences.push(msg('These days are not over yet.', { id: 'insights-running' }));
    if (compare) {
      const words = msg(str`Compared with the period before up to ${moment(until, zone)}.`, {
        id: 'insights-running-before',
      });
      sentences.push(words);
    }
  }
  return [msg(str`as of ${moment(asOf, zone)}`, { id: 'insights-as-of' }), sentences.join(' ')];
}

export function missingWords(currencies: readonly string[]): string {
  return msg(
    str`No exchange rate is known for ${currencies.join(', ')}. Such amounts are left out until there is one.`,
    { id: 'insights-missing-rates' },
  );
}

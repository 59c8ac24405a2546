/** What each figure is called and means, in the language of the moment. The server's catalogue has the same in English. */
import type { Metric, MetricId } from '@parley/protocol';
import { msg } from '../internal/localize.js';

/** What it is called. */
export function metricName(id: MetricId): string {
  switch (id) {
    case 'conversations':
      return msg('Conversations', { id: 'metric-conversations' });
    case 'messages':
      return msg('Messages', { id: 'metric-messages' });
    case 'time':
      return msg('Working time', { id: 'metric-time' });
    case 'labour_cost':
      return msg('Labour', { id: 'metric-labour_cost' });
    case 'service_cost':
      return msg('Services', { id: 'metric-service_cost' });
    case 'cost':
      return msg('Cost', { id: 'metric-cost' });
    case 'gains':
      return msg('Gains', { id: 'metric-gains' });
    case 'refunds':
      return msg('Refunds', { id: 'metric-refunds' });
    case 'value':
      return msg('Value', { id: 'metric-value' });
    case 'lost_value':
      return msg('Lost value', { id: 'metric-lost_value' });
    case 'profit':
      return msg('Profit', { id: 'metric-profit' });
    case 'profit_per_conversation':
      return msg('Profit per conversation', { id: 'metric-profit_per_conversation' });
    case 'cost_per_conversation':
      return msg('Cost per conversation', { id: 'metric-cost_per_conversation' });
    case 'return_on_cost':
      return msg('Return on cost', { id: 'metric-return_on_cost' });
    case 'profit_per_hour':
      return msg('Profit per hour', { id: 'metric-profit_per_hour' });
    case 'first_response':
      return msg('First response', { id: 'metric-first_response' });
    case 'first_response_p90':
      return msg('First response, 90th percentile', { id: 'metric-first_response_p90' });
    case 'resolution':
      return msg('Resolution', { id: 'metric-resolution' });
    case 'resolution_p90':
      return msg('Resolution, 90th percentile', { id: 'metric-resolution_p90' });
    case 'satisfaction':
      return msg('Satisfaction', { id: 'metric-satisfaction' });
    case 'deflection':
      return msg('Answered in public', { id: 'metric-deflection' });
  }
}

/** What it is, with what is left out of it. */
export function metricMeaning(id: MetricId): string {
  switch (id) {
    case 'conversations':
      return msg('Chats and discussions that began in the period. Erased ones are left out.', {
        id: 'meaning-conversations',
      });
    case 'messages':
      return msg(
        'What customers and the company wrote to each other. Notes, unpublished messages and those taken back are left out.',
        {
          id: 'meaning-messages',
        },
      );
    case 'time':
      return msg('Time in which agents read, answered and moderated, as the console measured it.', {
        id: 'meaning-time',
      });
    case 'labour_cost':
      return msg(
        'Time worked, at the hourly rate of that day. Time for which no rate is known costs nothing here.',
        {
          id: 'meaning-labour_cost',
        },
      );
    case 'service_cost':
      return msg('What outside services cost for the messages and conversations of the period.', {
        id: 'meaning-service_cost',
      });
    case 'cost':
      return msg('Labour and services together.', { id: 'meaning-cost' });
    case 'gains':
      return msg('What won sales and saved customers brought, as attributed to conversations.', {
        id: 'meaning-gains',
      });
    case 'refunds':
      return msg('What was paid back, where its sale was attributed.', { id: 'meaning-refunds' });
    case 'value':
      return msg('Gains less refunds.', { id: 'meaning-value' });
    case 'lost_value':
      return msg('What was at stake and was lost. It is no part of profit.', { id: 'meaning-lost_value' });
    case 'profit':
      return msg('Value less cost.', { id: 'meaning-profit' });
    case 'profit_per_conversation':
      return msg('Profit divided by the number of conversations.', { id: 'meaning-profit_per_conversation' });
    case 'cost_per_conversation':
      return msg('Cost divided by the number of conversations.', { id: 'meaning-cost_per_conversation' });
    case 'return_on_cost':
      return msg('How much value came back for each unit of cost.', { id: 'meaning-return_on_cost' });
    case 'profit_per_hour':
      return msg('Profit divided by the hours worked.', { id: 'meaning-profit_per_hour' });
    case 'first_response':
      return msg(
        'Half of the customers waited no longer for the first answer in a chat. Chats without one and answers of programs are left out; nights and weekends count.',
        {
          id: 'meaning-first_response',
        },
      );
    case 'first_response_p90':
      return msg('Nine of ten conversations had their first answer within this time.', {
        id: 'meaning-first_response_p90',
      });
    case 'resolution':
      return msg('Half of the resolved conversations were resolved within this time.', {
        id: 'meaning-resolution',
      });
    case 'resolution_p90':
      return msg('Nine of ten resolved conversations were resolved within this time.', {
        id: 'meaning-resolution_p90',
      });
    case 'satisfaction':
      return msg('Mean of the ratings from 1 to 5 that customers gave.', { id: 'meaning-satisfaction' });
    case 'deflection':
      return msg('Share of questions that were answered in public and led to no chat in the week after.', {
        id: 'meaning-deflection',
      });
  }
}

const WORD = /[a-z][a-z0-9_]*/g;

/** How it is reckoned from others, in their names; null where the catalogue says it in words. */
export function formulaWords({ id, formula }: Metric, catalogue: readonly Metric[]): string | null {
  const known = new Set<string>(catalogue.map((metric) => metric.id));
  const words = formula.match(WORD) ?? [];
  if (words.length === 0 || words.some((word) => !known.has(word) || word === id)) return null;
  return formula
    .replaceAll(WORD, (word) => metricName(word as MetricId))
    .replaceAll(' - ', ' − ')
    .replaceAll(' / ', ' ÷ ')
    .replaceAll(' * ', ' × ');
}

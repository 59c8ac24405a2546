/** Every figure, defined once: what it is called, how it is reckoned, what is left out. `docs/insights.md` says the same, and a test holds it to that. */
import type { Metric, MetricId } from '@parley/protocol';

/** Conversations that it takes before a mean of them says something. */
const MEAN = 30;
const MEDIAN = 10;
const NINETIETH = 50;
const RATINGS = 20;

const NO_CONVERSATION = 'Time that belongs to no conversation, such as reading the inbox, is in it.';
const NO_RATE = 'What is in a currency without an exchange rate is left out, and the currency is named.';
const SUM = { additive: true, enoughFrom: 0, interval: null } as const;
const RATIO = { additive: false, enoughFrom: MEAN } as const;
const RATIO_INTERVAL = 'Fieller’s set with Hall’s transformation, over conversations';
const VALUE_INTERVAL = `${RATIO_INTERVAL}. It takes ${MEAN} that brought something or took something back.`;
const COST_INTERVAL = `${RATIO_INTERVAL}. It takes ${MEAN} that cost something.`;
const RANKS = 'order statistics, by the binomial distribution of how many lie below';

const DEFINITIONS: Record<MetricId, Omit<Metric, 'id'>> = {
  conversations: {
    name: 'Conversations',
    description: 'Chats and public discussions that began in the period.',
    formula: 'count of conversations by when they began',
    unit: 'count',
    exclusions: 'Erased ones.',
    better: 'neither',
    ...SUM,
  },
  messages: {
    name: 'Messages',
    description: 'What customers and the company said to each other in the period.',
    formula: 'count of messages by when they were sent',
    unit: 'count',
    exclusions: 'Notes, messages that wait for moderation or were rejected, and what was taken back.',
    better: 'neither',
    ...SUM,
  },
  time: {
    name: 'Working time',
    description: 'Time that agents spent answering, reading and moderating, as their consoles measured it.',
    formula: 'sum of time by when it began',
    unit: 'duration',
    exclusions: 'Time without a console in front, or without a key or pointer moved for a minute.',
    better: 'neither',
    ...SUM,
  },
  labour_cost: {
    name: 'Labour',
    description:
      'Working time at the hourly rate of the agent, else of the team, else of everybody, that held on the day.',
    formula: 'sum of time × hourly rate, each stretch of time rounded to a ten-thousandth',
    unit: 'money',
    exclusions: `Time for which no rate holds costs nothing. ${NO_CONVERSATION} ${NO_RATE}`,
    better: 'less',
    ...SUM,
  },
  service_cost: {
    name: 'Services',
    description:
      'What outside services take for messages and conversations, at the rates that held on the day.',
    formula: 'sum of messages and conversations × service rate',
    unit: 'money',
    exclusions: NO_RATE,
    better: 'less',
    ...SUM,
  },
  cost: {
    name: 'Cost',
    description: 'What the conversations cost.',
    formula: 'labour_cost + service_cost',
    unit: 'money',
    exclusions: NO_RATE,
    better: 'less',
    ...SUM,
  },
  gains: {
    name: 'Gains',
    description: 'Sales won and customers saved, given to conversations by the attribution of the settings.',
    formula: 'sum of outcomes won and saved by when they happened',
    unit: 'money',
    exclusions: `Outcomes that were taken back. ${NO_RATE}`,
    better: 'more',
    ...SUM,
  },
  refunds: {
    name: 'Refunds',
    description: 'What was paid back, given to conversations by the same attribution.',
    formula: 'sum of outcomes refunded by when they happened',
    unit: 'money',
    exclusions: `Outcomes that were taken back. ${NO_RATE}`,
    better: 'less',
    ...SUM,
  },
  value: {
    name: 'Value',
    description: 'What the conversations brought.',
    formula: 'gains - refunds',
    unit: 'money',
    exclusions: `Outcomes that were taken back. ${NO_RATE}`,
    better: 'more',
    ...SUM,
  },
  lost_value: {
    name: 'Lost value',
    description: 'What was at stake in deals that were lost. It is part of no other figure.',
    formula: 'sum of outcomes lost by when they happened',
    unit: 'money',
    exclusions: `Outcomes that were taken back. ${NO_RATE}`,
    better: 'less',
    ...SUM,
  },
  profit: {
    name: 'Profit',
    description: 'What is left of the value when the cost is paid.',
    formula: 'value - cost',
    unit: 'money',
    exclusions: NO_RATE,
    better: 'more',
    ...SUM,
  },
  profit_per_conversation: {
    name: 'Profit per conversation',
    description: 'Profit of the period for each conversation that began in it.',
    formula: 'profit ÷ conversations',
    unit: 'money',
    exclusions: NO_RATE,
    better: 'more',
    interval: VALUE_INTERVAL,
    ...RATIO,
  },
  cost_per_conversation: {
    name: 'Cost per conversation',
    description: 'Cost of the period for each conversation that began in it.',
    formula: 'cost ÷ conversations',
    unit: 'money',
    exclusions: NO_RATE,
    better: 'less',
    interval: COST_INTERVAL,
    ...RATIO,
  },
  return_on_cost: {
    name: 'Return on cost',
    description: 'What comes back for each unit of money that is spent.',
    formula: 'value ÷ cost',
    unit: 'ratio',
    exclusions: NO_RATE,
    better: 'more',
    interval: VALUE_INTERVAL,
    ...RATIO,
  },
  profit_per_hour: {
    name: 'Profit per hour',
    description: 'Profit for each hour of working time.',
    formula: 'profit ÷ time in hours',
    unit: 'money',
    exclusions: NO_RATE,
    better: 'more',
    interval: VALUE_INTERVAL,
    ...RATIO,
  },
  first_response: {
    name: 'First response',
    description: 'Half of the customers waited no longer for an agent’s first answer.',
    formula: 'median of the time from a customer’s first message to an agent’s first answer, nearest rank',
    unit: 'duration',
    exclusions:
      'Discussions, chats not answered yet, and answers by API keys, which may be machines. Nights and weekends count.',
    additive: false,
    better: 'less',
    interval: RANKS,
    enoughFrom: MEDIAN,
  },
  first_response_p90: {
    name: 'First response, 90th percentile',
    description: 'Nine of ten customers waited no longer for an agent’s first answer.',
    formula: '90th percentile of the same times, nearest rank',
    unit: 'duration',
    exclusions: 'As for the median.',
    additive: false,
    better: 'less',
    interval: RANKS,
    enoughFrom: NINETIETH,
  },
  resolution: {
    name: 'Resolution',
    description: 'Half of the chats were resolved within this time.',
    formula: 'median of the time from the beginning to when it was last resolved, nearest rank',
    unit: 'duration',
    exclusions: 'Discussions, and chats that are not resolved now. Nights and weekends count.',
    additive: false,
    better: 'less',
    interval: RANKS,
    enoughFrom: MEDIAN,
  },
  resolution_p90: {
    name: 'Resolution, 90th percentile',
    description: 'Nine of ten chats were resolved within this time.',
    formula: '90th percentile of the same times, nearest rank',
    unit: 'duration',
    exclusions: 'As for the median.',
    additive: false,
    better: 'less',
    interval: RANKS,
    enoughFrom: NINETIETH,
  },
  satisfaction: {
    name: 'Satisfaction',
    description: 'The mean of the customers’ latest ratings, 1 to 5.',
    formula: 'mean of the ratings of conversations that began in the period',
    unit: 'score',
    exclusions: 'Conversations without a rating.',
    additive: false,
    better: 'more',
    interval: 'Student’s t',
    enoughFrom: RATINGS,
  },
  deflection: {
    name: 'Answered in public',
    description:
      'Of all who came with a question, the share who were answered in public and opened no chat in the seven days after they asked.',
    formula: 'public questions with an answer and without a chat ÷ (those + chats)',
    unit: 'share',
    exclusions:
      'Questions without an answer by the company or one marked as the answer; people who only read. Of the last seven days it may still fall.',
    additive: false,
    better: 'more',
    interval: 'Wilson’s score interval',
    enoughFrom: MEAN,
  },
};

export const METRIC_IDS = Object.keys(DEFINITIONS) as MetricId[];

/** All of them, in their order. */
export const CATALOGUE: Metric[] = METRIC_IDS.map((id) => ({ id, ...DEFINITIONS[id] }));

export function metricOf(id: MetricId): Metric {
  return { id, ...DEFINITIONS[id] };
}

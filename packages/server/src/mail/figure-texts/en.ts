/** English. */
import type { FigureTexts } from './figure-texts.js';

export const en: FigureTexts = {
  subject: (period) => `Your figures from ${period}`,
  intro: (period) => `What your conversations cost and brought from ${period}.`,
  before: (value) => `week before: ${value}`,
  between: (low, high) => `95 % sure: between ${low} and ${high}`,
  tooFew: 'Too few to say',
  byTeam: 'By team',
  noTeam: 'No team',
  open: 'Open the figures',
  stop: 'No more weekly figures by e-mail',
  stopped: 'You will get no more weekly figures by e-mail. You can switch them on again in the console.',
  missing: (currencies) => `Amounts in ${currencies} are left out: no exchange rate is known for them.`,
  linkOver: 'This link is not good any more. Ask whoever sent it for another one.',
  metrics: {
    profit: 'Profit',
    value: 'Value',
    cost: 'Cost',
    conversations: 'Conversations',
    time: 'Working time',
    profit_per_conversation: 'Profit per conversation',
    first_response: 'First answer',
    resolution: 'Resolution',
    satisfaction: 'Satisfaction',
    deflection: 'Questions answered in public',
  },
};

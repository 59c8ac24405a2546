/** German. */
import type { FigureTexts } from './figure-texts.js';

export const de: FigureTexts = {
  subject: (period) => `Ihre Zahlen vom ${period}`,
  intro: (period) => `Was Ihre Unterhaltungen vom ${period} gekostet und gebracht haben.`,
  before: (value) => `Woche davor: ${value}`,
  between: (low, high) => `Zu 95 % sicher: zwischen ${low} und ${high}`,
  tooFew: 'Zu wenige für eine Aussage',
  byTeam: 'Nach Team',
  noTeam: 'Kein Team',
  open: 'Zahlen öffnen',
  stop: 'Keine Wochenzahlen mehr per E-Mail',
  stopped:
    'Sie bekommen keine Wochenzahlen mehr per E-Mail. In der Konsole können Sie sie wieder einschalten.',
  missing: (currencies) => `Beträge in ${currencies} fehlen hier: Für sie ist kein Wechselkurs bekannt.`,
  linkOver: 'Dieser Link gilt nicht mehr. Bitten Sie den Absender um einen neuen.',
  metrics: {
    profit: 'Gewinn',
    value: 'Wert',
    cost: 'Kosten',
    conversations: 'Unterhaltungen',
    time: 'Arbeitszeit',
    profit_per_conversation: 'Gewinn pro Unterhaltung',
    first_response: 'Erste Antwort',
    resolution: 'Lösung',
    satisfaction: 'Zufriedenheit',
    deflection: 'Öffentlich beantwortete Fragen',
  },
};

/** Dutch. */
import type { FigureTexts } from './figure-texts.js';

export const nl: FigureTexts = {
  subject: (period) => `Uw cijfers van ${period}`,
  intro: (period) => `Wat uw gesprekken van ${period} hebben gekost en opgebracht.`,
  before: (value) => `week ervoor: ${value}`,
  between: (low, high) => `95 % zeker: tussen ${low} en ${high}`,
  tooFew: 'Te weinig om iets te zeggen',
  byTeam: 'Per team',
  noTeam: 'Geen team',
  open: 'Cijfers openen',
  stop: 'Geen weekcijfers meer per e-mail',
  stopped: 'U krijgt geen weekcijfers meer per e-mail. In de console kunt u ze weer aanzetten.',
  missing: (currencies) => `Bedragen in ${currencies} zijn weggelaten: er is geen wisselkoers bekend.`,
  linkOver: 'Deze link is niet meer geldig. Vraag de afzender om een nieuwe.',
  metrics: {
    profit: 'Winst',
    value: 'Waarde',
    cost: 'Kosten',
    conversations: 'Gesprekken',
    time: 'Werktijd',
    profit_per_conversation: 'Winst per gesprek',
    first_response: 'Eerste antwoord',
    resolution: 'Oplossing',
    satisfaction: 'Tevredenheid',
    deflection: 'Openbaar beantwoorde vragen',
  },
};

/** Polish. */
import type { FigureTexts } from './figure-texts.js';

export const pl: FigureTexts = {
  subject: (period) => `Państwa wyniki: ${period}`,
  intro: (period) => `Ile kosztowały i ile przyniosły rozmowy: ${period}.`,
  before: (value) => `tydzień wcześniej: ${value}`,
  between: (low, high) => `Z pewnością 95%: między ${low} a ${high}`,
  tooFew: 'Za mało, by coś stwierdzić',
  byTeam: 'Według zespołów',
  noTeam: 'Bez zespołu',
  open: 'Otwórz wyniki',
  stop: 'Nie wysyłaj więcej cotygodniowych wyników',
  stopped: 'Nie będą Państwo dostawać cotygodniowych wyników e-mailem. Można je ponownie włączyć w konsoli.',
  missing: (currencies) => `Kwoty w ${currencies} pominięto: nie jest znany kurs wymiany.`,
  linkOver: 'Ten link jest już nieważny. Proszę poprosić nadawcę o nowy.',
  metrics: {
    profit: 'Zysk',
    value: 'Wartość',
    cost: 'Koszt',
    conversations: 'Rozmowy',
    time: 'Czas pracy',
    profit_per_conversation: 'Zysk na rozmowę',
    first_response: 'Pierwsza odpowiedź',
    resolution: 'Rozwiązanie',
    satisfaction: 'Zadowolenie',
    deflection: 'Pytania z publiczną odpowiedzią',
  },
};

/** Italian. */
import type { FigureTexts } from './figure-texts.js';

export const it: FigureTexts = {
  subject: (period) => `I Suoi dati dal ${period}`,
  intro: (period) => `Quanto sono costate e quanto hanno reso le conversazioni dal ${period}.`,
  before: (value) => `settimana precedente: ${value}`,
  between: (low, high) => `Certo al 95 %: tra ${low} e ${high}`,
  tooFew: 'Troppo pochi per dirlo',
  byTeam: 'Per team',
  noTeam: 'Nessun team',
  open: 'Apri i dati',
  stop: 'Non inviare più i dati settimanali',
  stopped: 'Non riceverà più i dati settimanali via e-mail. Può riattivarli nella console.',
  missing: (currencies) => `Gli importi in ${currencies} sono esclusi: non è noto alcun tasso di cambio.`,
  linkOver: 'Questo link non è più valido. Ne chieda un altro a chi lo ha inviato.',
  metrics: {
    profit: 'Profitto',
    value: 'Valore',
    cost: 'Costo',
    conversations: 'Conversazioni',
    time: 'Tempo di lavoro',
    profit_per_conversation: 'Profitto per conversazione',
    first_response: 'Prima risposta',
    resolution: 'Risoluzione',
    satisfaction: 'Soddisfazione',
    deflection: 'Domande con risposta pubblica',
  },
};

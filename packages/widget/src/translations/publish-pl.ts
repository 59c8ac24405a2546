/** Polish: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'Anuluj',
  'publish-conflict': 'Ta odpowiedź jest już opublikowana albo klient jest właśnie pytany.',
  'publish-failed': 'Nie udało się. Spróbuj ponownie.',
  'publish-hint': 'Klient zostanie zapytany na czacie. Nic nie jest publiczne przed jego zgodą.',
  'publish-left': str`Nadal wygląda na dane osobowe: ${0}`,
  'publish-none': 'To nie są dane osobowe',
  'publish-send': 'Zapytaj klienta',
  'publish-text': 'Co przeczytają wszyscy',
  'publish-title': 'Opublikuj tę odpowiedź',
  'publish-to': str`Pojawi się w: ${0}`,
  'publish-topic': 'Klucz dyskusji',
  'publish-topic-missing': 'Takiej dyskusji nie ma w tej witrynie.',
} satisfies PublishTranslation;

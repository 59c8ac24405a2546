/** Italian: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'Chiudi la ricerca',
  'finding-count': {
    one: str`${0} trovato`,
    other: str`${0} trovati`,
  },
  'finding-failed': 'La ricerca non è riuscita.',
  'finding-label': 'Cerca in ciò che è stato detto',
  'finding-limited': 'Era molto in una volta. Riprovi fra un minuto.',
  'finding-more': 'Mostra altro',
  'finding-nobody': 'Anonimo',
  'finding-none': 'Non è stato trovato nulla.',
} satisfies FindingTranslation;

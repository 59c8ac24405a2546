/** Italian: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'Annulla',
  'publish-conflict': 'Questa risposta è già pubblicata o il cliente è stato interpellato.',
  'publish-failed': 'Non ha funzionato. Riprovi.',
  'publish-hint': 'Il cliente viene interpellato nella chat. Nulla è pubblico prima del suo consenso.',
  'publish-left': str`Sembrano ancora dati personali: ${0}`,
  'publish-none': 'Non sono dati personali',
  'publish-send': 'Chiedi al cliente',
  'publish-text': 'Ciò che tutti leggeranno',
  'publish-title': 'Pubblica questa risposta',
  'publish-to': str`Apparirà in: ${0}`,
  'publish-topic': 'Chiave della discussione',
  'publish-topic-missing': 'Su questo sito non c’è una discussione simile.',
} satisfies PublishTranslation;

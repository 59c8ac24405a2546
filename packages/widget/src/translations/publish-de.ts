/** German: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'Abbrechen',
  'publish-conflict': 'Diese Antwort ist schon veröffentlicht, oder der Kunde wird gerade gefragt.',
  'publish-failed': 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  'publish-hint': 'Der Kunde wird im Chat gefragt. Nichts ist öffentlich, bevor er zustimmt.',
  'publish-left': str`Sieht noch nach persönlichen Angaben aus: ${0}`,
  'publish-none': 'Das sind keine persönlichen Angaben',
  'publish-send': 'Kunden fragen',
  'publish-text': 'Was alle lesen werden',
  'publish-title': 'Diese Antwort veröffentlichen',
  'publish-to': str`Erscheint in: ${0}`,
  'publish-topic': 'Schlüssel der Diskussion',
  'publish-topic-missing': 'Eine solche Diskussion gibt es auf dieser Website nicht.',
} satisfies PublishTranslation;

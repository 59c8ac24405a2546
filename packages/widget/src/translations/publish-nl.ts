/** Dutch: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'Annuleren',
  'publish-conflict': 'Dit antwoord is al gepubliceerd, of de klant wordt nu gevraagd.',
  'publish-failed': 'Dat is niet gelukt. Probeer het opnieuw.',
  'publish-hint': 'De klant wordt in de chat gevraagd. Niets is openbaar voordat die toestemt.',
  'publish-left': str`Lijkt nog op persoonlijke gegevens: ${0}`,
  'publish-none': 'Dit zijn geen persoonlijke gegevens',
  'publish-send': 'Klant vragen',
  'publish-text': 'Wat iedereen zal lezen',
  'publish-title': 'Dit antwoord publiceren',
  'publish-to': str`Verschijnt in: ${0}`,
  'publish-topic': 'Sleutel van de discussie',
  'publish-topic-missing': 'Zo’n discussie is er niet op deze site.',
} satisfies PublishTranslation;

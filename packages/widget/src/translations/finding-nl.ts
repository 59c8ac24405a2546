/** Dutch: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'Zoeken sluiten',
  'finding-count': {
    one: str`${0} gevonden`,
    other: str`${0} gevonden`,
  },
  'finding-failed': 'Het zoeken is niet gelukt.',
  'finding-label': 'Zoeken in wat er is gezegd',
  'finding-limited': 'Dat was veel ineens. Probeer het over een minuut opnieuw.',
  'finding-more': 'Meer tonen',
  'finding-nobody': 'Anoniem',
  'finding-none': 'Er is niets gevonden.',
} satisfies FindingTranslation;

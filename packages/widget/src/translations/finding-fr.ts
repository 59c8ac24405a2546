/** French: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'Fermer la recherche',
  'finding-count': {
    one: str`${0} trouvé`,
    other: str`${0} trouvés`,
  },
  'finding-failed': 'La recherche n’a pas abouti.',
  'finding-label': 'Chercher dans ce qui a été dit',
  'finding-limited': 'C’était beaucoup d’un coup. Veuillez réessayer dans une minute.',
  'finding-more': 'Afficher plus',
  'finding-nobody': 'Anonyme',
  'finding-none': 'Rien n’a été trouvé.',
} satisfies FindingTranslation;

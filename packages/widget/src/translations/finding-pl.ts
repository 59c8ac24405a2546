/** Polish: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'Zamknij wyszukiwanie',
  'finding-count': {
    one: str`Znaleziono ${0}`,
    few: str`Znaleziono ${0}`,
    many: str`Znaleziono ${0}`,
    other: str`Znaleziono ${0}`,
  },
  'finding-failed': 'Wyszukiwanie się nie powiodło.',
  'finding-label': 'Szukaj w tym, co powiedziano',
  'finding-limited': 'To było dużo naraz. Spróbuj ponownie za minutę.',
  'finding-more': 'Pokaż więcej',
  'finding-nobody': 'Anonim',
  'finding-none': 'Niczego nie znaleziono.',
} satisfies FindingTranslation;

/** German: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'Suche schließen',
  'finding-count': {
    one: str`${0} gefunden`,
    other: str`${0} gefunden`,
  },
  'finding-failed': 'Die Suche hat nicht geklappt.',
  'finding-label': 'Suchen, was gesagt wurde',
  'finding-limited': 'Das war viel auf einmal. Bitte versuchen Sie es in einer Minute noch einmal.',
  'finding-more': 'Mehr anzeigen',
  'finding-nobody': 'Anonym',
  'finding-none': 'Es wurde nichts gefunden.',
} satisfies FindingTranslation;

/** Spanish: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'Cerrar la búsqueda',
  'finding-count': {
    one: str`${0} encontrado`,
    other: str`${0} encontrados`,
  },
  'finding-failed': 'La búsqueda no ha funcionado.',
  'finding-label': 'Buscar en lo que se ha dicho',
  'finding-limited': 'Eso fue mucho de una vez. Vuelva a intentarlo dentro de un minuto.',
  'finding-more': 'Mostrar más',
  'finding-nobody': 'Anónimo',
  'finding-none': 'No se ha encontrado nada.',
} satisfies FindingTranslation;

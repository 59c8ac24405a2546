/** Portuguese: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'Fechar a pesquisa',
  'finding-count': {
    one: str`${0} encontrado`,
    other: str`${0} encontrados`,
  },
  'finding-failed': 'A pesquisa não funcionou.',
  'finding-label': 'Pesquisar no que foi dito',
  'finding-limited': 'Foi muito de uma vez. Tente novamente dentro de um minuto.',
  'finding-more': 'Mostrar mais',
  'finding-nobody': 'Anónimo',
  'finding-none': 'Nada foi encontrado.',
} satisfies FindingTranslation;

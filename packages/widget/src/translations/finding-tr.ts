/** Turkish: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'Aramayı kapat',
  'finding-count': {
    one: str`${0} sonuç bulundu`,
    other: str`${0} sonuç bulundu`,
  },
  'finding-failed': 'Arama yapılamadı.',
  'finding-label': 'Söylenenlerde ara',
  'finding-limited': 'Bu bir seferde çok fazlaydı. Lütfen bir dakika sonra yeniden deneyin.',
  'finding-more': 'Daha fazla göster',
  'finding-nobody': 'Anonim',
  'finding-none': 'Hiçbir şey bulunamadı.',
} satisfies FindingTranslation;

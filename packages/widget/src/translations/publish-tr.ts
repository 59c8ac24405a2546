/** Turkish: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'Vazgeç',
  'publish-conflict': 'Bu yanıt zaten yayımlandı ya da müşteriye soruluyor.',
  'publish-failed': 'Bu olmadı. Lütfen yeniden deneyin.',
  'publish-hint': 'Müşteriye sohbette sorulur. Onaylamadan hiçbir şey herkese açık olmaz.',
  'publish-left': str`Hâlâ kişisel veri gibi görünüyor: ${0}`,
  'publish-none': 'Bunlar kişisel veri değil',
  'publish-send': 'Müşteriye sor',
  'publish-text': 'Herkesin okuyacağı metin',
  'publish-title': 'Bu yanıtı yayımla',
  'publish-to': str`Şurada görünür: ${0}`,
  'publish-topic': 'Tartışmanın anahtarı',
  'publish-topic-missing': 'Bu sitede böyle bir tartışma yok.',
} satisfies PublishTranslation;

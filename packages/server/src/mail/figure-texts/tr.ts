/** Turkish. */
import type { FigureTexts } from './figure-texts.js';

export const tr: FigureTexts = {
  subject: (period) => `Rakamlarınız: ${period}`,
  intro: (period) => `Görüşmelerinizin maliyeti ve getirisi: ${period}.`,
  before: (value) => `önceki hafta: ${value}`,
  between: (low, high) => `%95 kesinlikle: ${low} ile ${high} arasında`,
  tooFew: 'Bir şey söylemek için çok az',
  byTeam: 'Ekiplere göre',
  noTeam: 'Ekip yok',
  open: 'Rakamları aç',
  stop: 'Haftalık rakamları artık gönderme',
  stopped: 'Haftalık rakamları artık e-postayla almayacaksınız. Konsoldan yeniden açabilirsiniz.',
  missing: (currencies) => `${currencies} cinsinden tutarlar dahil değil: döviz kuru bilinmiyor.`,
  linkOver: 'Bu bağlantı artık geçerli değil. Gönderenden yenisini isteyin.',
  metrics: {
    profit: 'Kâr',
    value: 'Değer',
    cost: 'Maliyet',
    conversations: 'Görüşmeler',
    time: 'Çalışma süresi',
    profit_per_conversation: 'Görüşme başına kâr',
    first_response: 'İlk yanıt',
    resolution: 'Çözüm',
    satisfaction: 'Memnuniyet',
    deflection: 'Herkese açık yanıtlanan sorular',
  },
};

/** Turkish: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'Etkin',
  'sharing-all': 'Tüm konuşmalar',
  'sharing-days': 'Gün sayısı',
  'sharing-days-hint': 'Ne zaman açılırsa açılsın, düne kadar.',
  'sharing-ended': str`bitti: ${0}`,
  'sharing-ends': str`bitiş: ${0}`,
  'sharing-expired': 'Süresi doldu',
  'sharing-full': 'Olabilecek en çok bağlantıya ulaşıldı. Kimsenin gerek duymadığı birini iptal edin.',
  'sharing-life': 'Geçerlilik süresi',
  'sharing-links': 'Herkese açık bağlantılar',
  'sharing-links-lead':
    'Adresi bilen, bu rakamları hesapsız görür; başka hiçbir şeyi görmez: ne konuşma ne kişi.',
  'sharing-mail': 'Haftalık e-posta',
  'sharing-mail-language': str`E-postanın dili: ${0}`,
  'sharing-mail-lead':
    'Haftanın rakamları pazartesi sabahları, siz istediğinizde konsol hangi dildeyse o dilde. İşletmecinin bir posta sunucusu kurmuş olması gerekir.',
  'sharing-mail-want': 'Haftalık e-postayı bana gönder',
  'sharing-make': 'Bağlantı oluştur',
  'sharing-name': 'Kimin için',
  'sharing-name-hint': 'Örneğin “Yönetim kurulu”. Yalnızca siz ve iş arkadaşlarınız okur.',
  'sharing-new': 'Yeni bağlantı',
  'sharing-none': 'Henüz bağlantı yok.',
  'sharing-once': 'Adresi şimdi kopyalayın: bir daha gösterilmez.',
  'sharing-revoked': 'İptal edildi',
  'sharing-shows': 'Gösterdiği:',
  'sharing-shows-hint': 'Bunlar rakamlar sayfasının süzgeçleridir. Başkaları için önce orada seçin.',
  'sharing-span': str`düne kadar ${0}`,
  'sharing-title': 'Rakamları paylaş',
  'sharing-unused': 'hiç açılmadı',
  'sharing-used': str`son açılış: ${0}`,
} satisfies SharingTranslation;

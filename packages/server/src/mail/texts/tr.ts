/** Turkish. */
import type { MailTexts } from './mail-texts.js';

export const tr: MailTexts = {
  tag: 'tr',
  direction: 'ltr',
  subject: (site) => `${site} ile görüşmeniz`,
  greeting: (name) => (name === null ? 'Merhaba,' : `Merhaba ${name},`),
  answered: (site) => `${site} size yanıt verdi:`,
  open: 'Görüşmeyi aç',
  line: '--- Lütfen yanıtınızı bu satırın üzerine yazın ---',
  reply: 'Bu e-postayı doğrudan yanıtlayabilirsiniz.',
  stop: 'Artık e-postayla yanıt gönderilmesin',
  stopped: 'Artık e-postayla yanıt almayacaksınız. Yanıtlar sohbette durmaya devam eder.',
  files: (names) => `Dosyalar: ${names}`,
  leftOut: (names) => `[E-postayla gelen ve alınmayan dosyalar: ${names}]`,
  transcript: (site) => `${site} ile görüşmeniz:`,
  transcriptSubject: (site) => `${site} ile görüşmenizin dökümü`,
  earlier: 'Daha eski mesajlar burada yer almıyor. Görüşmenin tamamını sohbetten indirebilirsiniz.',
  you: 'Siz',
  edited: 'düzenlendi',
  deleted: 'Bu mesaj silindi.',
};

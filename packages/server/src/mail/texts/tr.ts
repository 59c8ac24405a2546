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
  publishAsk: (site) =>
    `Bu yanıtı ${site} sayfasında, bu sözlerle ve adınız olmadan yayımlayabilir miyiz? Sohbette evet ya da hayır diyebilir, eveti istediğiniz an geri alabilirsiniz.`,
  followAskSubject: (site) => `Lütfen onaylayın: ${site} e-postaları`,
  followAsk: (site) =>
    `Biri, umarız siz, ${site} sitesindeki bir tartışmanın yeniliklerini e-postayla almak istiyor:`,
  followConfirm: 'Evet, haber verin',
  followIgnore: 'Bu siz değilseniz hiçbir şey yapmanız gerekmez: başka e-posta gelmez ve adres unutulur.',
  followed:
    'Yenilikleri e-postayla alacaksınız. Bu e-postaların her birinde onları sonlandıran bir bağlantı var.',
  followGone: 'Bu bağlantı artık geçerli değil. Sayfadan yenisini isteyebilirsiniz.',
  followSubject: (topic) => `“${topic}” içinde yenilikler`,
  followMore: (count) => `Diğer yeni mesajlar: ${count}`,
  followOpen: 'Sayfada oku',
  followStop: 'Bu tartışma hakkında artık e-posta gönderilmesin',
  followStopped: 'Bu tartışma hakkında artık e-posta almayacaksınız. Adresiniz unutuldu.',
};

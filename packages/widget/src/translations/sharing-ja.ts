/** Japanese: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': '有効',
  'sharing-all': 'すべての会話',
  'sharing-days': '日数',
  'sharing-days-hint': 'いつ開いても、前日までの分です。',
  'sharing-ended': str`終了 ${0}`,
  'sharing-ends': str`期限 ${0}`,
  'sharing-expired': '期限切れ',
  'sharing-full': 'リンクの数が上限に達しています。不要なものを無効にしてください。',
  'sharing-life': '有効期間',
  'sharing-links': '公開リンク',
  'sharing-links-lead':
    'アドレスを知っている人は、アカウントなしでこれらの数値だけを見られます。会話や個人は見えません。',
  'sharing-mail': '週次メール',
  'sharing-mail-language': str`メールの言語: ${0}`,
  'sharing-mail-lead':
    '月曜の朝に、その週の数値をお送りします。言語は申し込み時のコンソールの言語です。運用者がメールサーバーを設定している必要があります。',
  'sharing-mail-want': '週次メールを受け取る',
  'sharing-make': 'リンクを作成',
  'sharing-name': '宛先',
  'sharing-name-hint': '「役員会」など。あなたと同僚だけが見ます。',
  'sharing-new': '新しいリンク',
  'sharing-none': 'まだリンクはありません。',
  'sharing-once': '今アドレスをコピーしてください。二度と表示されません。',
  'sharing-revoked': '無効',
  'sharing-shows': '表示内容:',
  'sharing-shows-hint': '数値のページの絞り込みです。変えるには、先にそちらで選んでください。',
  'sharing-span': str`前日までの${0}`,
  'sharing-title': '数値を共有',
  'sharing-unused': '未使用',
  'sharing-used': str`最終利用 ${0}`,
} satisfies SharingTranslation;

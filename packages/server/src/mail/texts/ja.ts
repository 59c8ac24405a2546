/** Japanese. */
import type { MailTexts } from './mail-texts.js';

export const ja: MailTexts = {
  tag: 'ja',
  direction: 'ltr',
  subject: (site) => `${site}とのやり取り`,
  greeting: (name) => (name === null ? 'こんにちは。' : `${name}様`),
  answered: (site) => `${site}から返信がありました：`,
  open: 'やり取りを開く',
  line: '--- この行より上に返信をお書きください ---',
  reply: 'このメールにそのまま返信できます。',
  stop: 'メールでの返信を停止する',
  stopped: '今後、返信はメールで届きません。チャットでは引き続きご覧いただけます。',
  files: (names) => `ファイル：${names}`,
  leftOut: (names) => `［メールで届いたものの、受け取れなかったファイル：${names}］`,
  transcript: (site) => `${site}とのやり取りの記録です：`,
  transcriptSubject: (site) => `${site}とのやり取りの記録`,
  earlier: 'これより前のメッセージは省略しています。やり取り全体はチャットからダウンロードできます。',
  you: 'お客様',
  edited: '編集済み',
  deleted: 'このメッセージは削除されました。',
};

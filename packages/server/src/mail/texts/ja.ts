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
  publishAsk: (site) =>
    `この回答を、この文面のまま、お名前を伏せて${site}のページに公開してもよろしいでしょうか。チャットで「はい」か「いいえ」をお選びいただけます。同意はいつでも取り消せます。`,
  followAskSubject: (site) => `ご確認ください：${site}からのメール`,
  followAsk: (site) => `${site}のディスカッションの新着をメールで受け取りたいとの申し込みがありました：`,
  followConfirm: 'はい、受け取ります',
  followIgnore:
    'お心当たりがない場合は、何もする必要はありません。これ以上メールは届かず、アドレスは破棄されます。',
  followed: '新着をメールでお知らせします。どのメールにも、停止するためのリンクがあります。',
  followGone: 'このリンクは無効になりました。ページで新しいリンクを申し込めます。',
  followSubject: (topic) => `「${topic}」の新着`,
  followMore: (count) => `その他の新着：${count}`,
  followOpen: 'ページで読む',
  followStop: 'このディスカッションのメールを停止する',
  followStopped: 'このディスカッションのメールは今後届きません。アドレスは破棄されました。',
};

/** Japanese: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'キャンセル',
  'publish-conflict': 'この回答はすでに公開されているか、お客様に確認中です。',
  'publish-failed': 'うまくいきませんでした。もう一度お試しください。',
  'publish-hint': 'チャットでお客様に確認します。同意があるまで何も公開されません。',
  'publish-left': str`個人情報のようなものが残っています：${0}`,
  'publish-none': '個人情報ではありません',
  'publish-send': 'お客様に確認する',
  'publish-text': '全員が読む文面',
  'publish-title': 'この回答を公開する',
  'publish-to': str`公開先：${0}`,
  'publish-topic': 'ディスカッションのキー',
  'publish-topic-missing': 'このサイトにそのようなディスカッションはありません。',
} satisfies PublishTranslation;

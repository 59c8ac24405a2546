/** Japanese: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': '検索を閉じる',
  'finding-count': {
    other: str`${0} 件見つかりました`,
  },
  'finding-failed': '検索できませんでした。',
  'finding-label': '発言を検索',
  'finding-limited': '一度に多すぎました。1 分後にもう一度お試しください。',
  'finding-more': 'さらに表示',
  'finding-nobody': '匿名',
  'finding-none': '見つかりませんでした。',
} satisfies FindingTranslation;

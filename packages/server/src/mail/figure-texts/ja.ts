/** Japanese. */
import type { FigureTexts } from './figure-texts.js';

export const ja: FigureTexts = {
  subject: (period) => `${period}の実績`,
  intro: (period) => `${period}の会話にかかった費用と得られた成果です。`,
  before: (value) => `前週：${value}`,
  between: (low, high) => `95%の確からしさで${low}から${high}の間`,
  tooFew: '判断するには少なすぎます',
  byTeam: 'チーム別',
  noTeam: 'チームなし',
  open: '実績を開く',
  stop: '週次の実績メールを停止する',
  stopped: '週次の実績メールは今後届きません。コンソールで再び有効にできます。',
  missing: (currencies) => `${currencies}の金額は含まれていません。為替レートが不明なためです。`,
  linkOver: 'このリンクは無効になりました。送信者に新しいリンクを依頼してください。',
  metrics: {
    profit: '利益',
    value: '価値',
    cost: '費用',
    conversations: '会話数',
    time: '作業時間',
    profit_per_conversation: '会話あたりの利益',
    first_response: '最初の回答',
    resolution: '解決',
    satisfaction: '満足度',
    deflection: '公開の場で回答された質問',
  },
};

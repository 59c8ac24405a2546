/** Hebrew. */
import type { FigureTexts } from './figure-texts.js';

export const he: FigureTexts = {
  subject: (period) => `הנתונים שלכם: ${period}`,
  intro: (period) => `כמה עלו השיחות שלכם וכמה הביאו: ${period}.`,
  before: (value) => `שבוע קודם: ${value}`,
  between: (low, high) => `בוודאות של 95%: בין ${low} ל־${high}`,
  tooFew: 'מעט מדי כדי לקבוע',
  byTeam: 'לפי צוות',
  noTeam: 'ללא צוות',
  open: 'פתיחת הנתונים',
  stop: 'לא לשלוח עוד נתונים שבועיים',
  stopped: 'לא תקבלו עוד נתונים שבועיים בדוא"ל. אפשר להפעיל אותם שוב בלוח הבקרה.',
  missing: (currencies) => `סכומים ב-${currencies} לא נכללו: שער החליפין שלהם אינו ידוע.`,
  linkOver: 'הקישור הזה אינו תקף עוד. בקשו קישור חדש ממי ששלח אותו.',
  metrics: {
    profit: 'רווח',
    value: 'ערך',
    cost: 'עלות',
    conversations: 'שיחות',
    time: 'זמן עבודה',
    profit_per_conversation: 'רווח לשיחה',
    first_response: 'תשובה ראשונה',
    resolution: 'פתרון',
    satisfaction: 'שביעות רצון',
    deflection: 'שאלות שנענו בפומבי',
  },
};

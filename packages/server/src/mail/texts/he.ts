/** Hebrew. */
import type { MailTexts } from './mail-texts.js';

export const he: MailTexts = {
  tag: 'he',
  direction: 'rtl',
  subject: (site) => `השיחה שלך עם ${site}`,
  greeting: (name) => (name === null ? 'שלום,' : `שלום ${name},`),
  answered: (site) => `התקבלה תשובה מ-${site}:`,
  open: 'פתיחת השיחה',
  line: '--- נא לכתוב את התשובה מעל שורה זו ---',
  reply: 'אפשר פשוט להשיב להודעה זו.',
  stop: 'הפסקת תשובות בדוא״ל',
  stopped: 'לא יישלחו עוד תשובות בדוא״ל. הן ממשיכות להופיע בצ׳אט.',
  files: (names) => `קבצים: ${names}`,
  leftOut: (names) => `[קבצים שהגיעו בדוא״ל ולא צורפו: ${names}]`,
  transcript: (site) => `זו השיחה שלך עם ${site}:`,
  transcriptSubject: (site) => `תמליל השיחה שלך עם ${site}`,
  earlier: 'הודעות מוקדמות יותר אינן מופיעות כאן. אפשר להוריד את השיחה המלאה מהצ׳אט.',
  you: 'את/ה',
  edited: 'נערכה',
  deleted: 'ההודעה נמחקה.',
};

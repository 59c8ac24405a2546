/** Hebrew: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'פעיל',
  'sharing-all': 'כל השיחות',
  'sharing-days': 'ימים',
  'sharing-days-hint': 'עד אתמול, בכל עת שייפתח.',
  'sharing-ended': str`הסתיים ב-${0}`,
  'sharing-ends': str`יסתיים ב-${0}`,
  'sharing-expired': 'פג תוקף',
  'sharing-full': 'יש כבר קישורים ככל שמותר. בטלו קישור שאיש אינו צריך.',
  'sharing-life': 'תקף למשך',
  'sharing-links': 'קישורים ציבוריים',
  'sharing-links-lead': 'מי שבידו הכתובת רואה את הנתונים האלה בלי חשבון, ולא דבר מלבדם: לא שיחה ולא אדם.',
  'sharing-mail': 'דואר שבועי',
  'sharing-mail-language': str`שפת הדואר: ${0}`,
  'sharing-mail-lead':
    'נתוני השבוע בבוקר יום שני, בשפה שבה הקונסולה מוצגת כשמבקשים אותם. על המפעיל להגדיר שרת דואר.',
  'sharing-mail-want': 'שלחו לי את הדואר השבועי',
  'sharing-make': 'יצירת הקישור',
  'sharing-name': 'עבור מי',
  'sharing-name-hint': 'למשל ”הנהלה“. רק אתם ועמיתיכם קוראים זאת.',
  'sharing-new': 'קישור חדש',
  'sharing-none': 'עוד אין קישור.',
  'sharing-once': 'העתיקו את הכתובת עכשיו: היא לא תוצג שוב.',
  'sharing-revoked': 'בוטל',
  'sharing-shows': 'הוא מציג:',
  'sharing-shows-hint': 'אלה המסננים של דף הנתונים. לאחרים, בחרו אותם שם קודם.',
  'sharing-span': str`${0} עד אתמול`,
  'sharing-title': 'שיתוף הנתונים',
  'sharing-unused': 'מעולם לא נפתח',
  'sharing-used': str`נפתח לאחרונה ב-${0}`,
} satisfies SharingTranslation;

/** Hebrew: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'ביטול',
  'publish-conflict': 'התשובה הזו כבר פורסמה, או שהלקוח נשאל כעת.',
  'publish-failed': 'זה לא הצליח. נסו שוב.',
  'publish-hint': 'הלקוח נשאל בצ׳אט. דבר אינו פומבי לפני שהוא מסכים.',
  'publish-left': str`עדיין נראה כמו פרטים אישיים: ${0}`,
  'publish-none': 'אלה אינם פרטים אישיים',
  'publish-send': 'לשאול את הלקוח',
  'publish-text': 'מה שכולם יקראו',
  'publish-title': 'פרסום התשובה הזו',
  'publish-to': str`יופיע ב: ${0}`,
  'publish-topic': 'מפתח הדיון',
  'publish-topic-missing': 'אין דיון כזה באתר הזה.',
} satisfies PublishTranslation;

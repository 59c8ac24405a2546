/** Hebrew: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'סגירת החיפוש',
  'finding-count': {
    one: str`נמצאה הודעה אחת (${0})`,
    two: str`נמצאו ${0}`,
    other: str`נמצאו ${0}`,
  },
  'finding-failed': 'החיפוש לא הצליח.',
  'finding-label': 'חיפוש במה שנאמר',
  'finding-limited': 'זה היה הרבה בבת אחת. נסו שוב בעוד דקה.',
  'finding-more': 'הצגת עוד',
  'finding-nobody': 'אנונימי',
  'finding-none': 'לא נמצא דבר.',
} satisfies FindingTranslation;

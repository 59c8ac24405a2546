/** Arabic: searching in discussions. */
import { str } from '@lit/localize';
import type { FindingTranslation } from './finding-message-id.js';

export const templates = {
  'finding-close': 'إغلاق البحث',
  'finding-count': {
    zero: str`${0} نتيجة`,
    one: str`نتيجة واحدة (${0})`,
    two: str`نتيجتان (${0})`,
    few: str`${0} نتائج`,
    many: str`${0} نتيجة`,
    other: str`${0} نتيجة`,
  },
  'finding-failed': 'لم ينجح البحث.',
  'finding-label': 'البحث فيما قيل',
  'finding-limited': 'كان ذلك كثيرًا دفعة واحدة. يرجى المحاولة مجددًا بعد دقيقة.',
  'finding-more': 'عرض المزيد',
  'finding-nobody': 'مجهول',
  'finding-none': 'لم يُعثر على شيء.',
} satisfies FindingTranslation;

/** Arabic: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'إلغاء',
  'publish-conflict': 'نُشرت هذه الإجابة من قبل، أو يُسأل العميل عنها الآن.',
  'publish-failed': 'لم ينجح ذلك. يرجى المحاولة مرة أخرى.',
  'publish-hint': 'يُسأل العميل في الدردشة. لا شيء علني قبل موافقته.',
  'publish-left': str`ما زال يبدو بيانات شخصية: ${0}`,
  'publish-none': 'هذه ليست بيانات شخصية',
  'publish-send': 'اسأل العميل',
  'publish-text': 'ما سيقرؤه الجميع',
  'publish-title': 'نشر هذه الإجابة',
  'publish-to': str`يظهر في: ${0}`,
  'publish-topic': 'مفتاح النقاش',
  'publish-topic-missing': 'لا يوجد نقاش كهذا في هذا الموقع.',
} satisfies PublishTranslation;

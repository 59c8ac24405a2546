/** Arabic: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'سارٍ',
  'sharing-all': 'كل المحادثات',
  'sharing-days': 'الأيام',
  'sharing-days-hint': 'حتى الأمس، متى ما فُتح.',
  'sharing-ended': str`انتهى في ${0}`,
  'sharing-ends': str`ينتهي في ${0}`,
  'sharing-expired': 'منتهٍ',
  'sharing-full': 'بلغ عدد الروابط الحد المسموح. أبطل رابطًا لا يحتاجه أحد.',
  'sharing-life': 'صالح لمدة',
  'sharing-links': 'روابط عامة',
  'sharing-links-lead': 'من يملك العنوان يرى هذه الأرقام دون حساب، ولا شيء غيرها: لا محادثة ولا شخص.',
  'sharing-mail': 'البريد الأسبوعي',
  'sharing-mail-language': str`لغة البريد: ${0}`,
  'sharing-mail-lead':
    'أرقام الأسبوع صباح كل اثنين، بلغة لوحة العمل حين تطلبها. يجب أن يكون المشغّل قد أعدّ خادم بريد.',
  'sharing-mail-want': 'أرسل إليّ البريد الأسبوعي',
  'sharing-make': 'إنشاء الرابط',
  'sharing-name': 'لمن',
  'sharing-name-hint': 'مثل «مجلس الإدارة». لا يقرؤه إلا أنت وزملاؤك.',
  'sharing-new': 'رابط جديد',
  'sharing-none': 'لا يوجد رابط بعد.',
  'sharing-once': 'انسخ العنوان الآن: لن يظهر مرة أخرى.',
  'sharing-revoked': 'مُبطل',
  'sharing-shows': 'يعرض:',
  'sharing-shows-hint': 'هذه مرشحات صفحة الأرقام. لغيرها، اخترها هناك أولًا.',
  'sharing-span': str`${0} حتى الأمس`,
  'sharing-title': 'مشاركة الأرقام',
  'sharing-unused': 'لم يُفتح قط',
  'sharing-used': str`آخر فتح ${0}`,
} satisfies SharingTranslation;

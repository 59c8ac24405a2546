/** Arabic. */
import type { MailTexts } from './mail-texts.js';

export const ar: MailTexts = {
  tag: 'ar',
  direction: 'rtl',
  subject: (site) => `محادثتك مع ${site}`,
  greeting: (name) => (name === null ? 'مرحبًا،' : `مرحبًا ${name}،`),
  answered: (site) => `لقد ردّ عليك ${site}:`,
  open: 'فتح المحادثة',
  line: '--- يرجى كتابة ردك فوق هذا السطر ---',
  reply: 'يمكنك الرد على هذه الرسالة مباشرة.',
  stop: 'إيقاف الردود عبر البريد الإلكتروني',
  stopped: 'لن تصلك ردود أخرى عبر البريد الإلكتروني. ستجدها دائمًا في المحادثة.',
  files: (names) => `الملفات: ${names}`,
  leftOut: (names) => `[ملفات وصلت عبر البريد الإلكتروني ولم تُضَف: ${names}]`,
  transcript: (site) => `هذه محادثتك مع ${site}:`,
  transcriptSubject: (site) => `نسخة من محادثتك مع ${site}`,
  earlier: 'لم تُدرج هنا الرسائل الأقدم. يمكنك تنزيل المحادثة كاملةً من نافذة الدردشة.',
  you: 'أنت',
  edited: 'معدَّلة',
  deleted: 'حُذفت هذه الرسالة.',
};

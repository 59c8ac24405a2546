/** Arabic. */
import type { FigureTexts } from './figure-texts.js';

export const ar: FigureTexts = {
  subject: (period) => `أرقامكم: ${period}`,
  intro: (period) => `ما كلّفته محادثاتكم وما جلبته: ${period}.`,
  before: (value) => `الأسبوع السابق: ${value}`,
  between: (low, high) => `بثقة 95%: بين ${low} و${high}`,
  tooFew: 'أقل من أن يُحكم عليها',
  byTeam: 'حسب الفريق',
  noTeam: 'بلا فريق',
  open: 'فتح الأرقام',
  stop: 'إيقاف الأرقام الأسبوعية بالبريد',
  stopped: 'لن تصلكم الأرقام الأسبوعية بالبريد بعد الآن. يمكنكم تفعيلها من جديد في لوحة التحكم.',
  missing: (currencies) => `لم تُحتسب المبالغ بعملة ${currencies}: لا يُعرف سعر صرف لها.`,
  linkOver: 'لم يعد هذا الرابط صالحًا. اطلبوا رابطًا آخر ممن أرسله.',
  metrics: {
    profit: 'الربح',
    value: 'القيمة',
    cost: 'التكلفة',
    conversations: 'المحادثات',
    time: 'وقت العمل',
    profit_per_conversation: 'الربح لكل محادثة',
    first_response: 'أول رد',
    resolution: 'الحل',
    satisfaction: 'الرضا',
    deflection: 'أسئلة أُجيب عنها علنًا',
  },
};

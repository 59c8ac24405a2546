/** The words of our e-mails, in the languages there are. Another language is another entry. */

export interface MailTexts {
  direction: 'ltr' | 'rtl';
  /** The same for every mail of a conversation, so that mail programs keep them together. */
  subject: (site: string) => string;
  greeting: (name: string | null) => string;
  answered: (site: string) => string;
  open: string;
  /** Stands where an answer ends; whatever follows is cut off when it comes back. */
  line: string;
  reply: string;
  stop: string;
  stopped: string;
  files: (names: string) => string;
  /** What is written in the place of files that came by e-mail. */
  leftOut: (names: string) => string;
  transcript: (site: string) => string;
  transcriptSubject: (site: string) => string;
  you: string;
  deleted: string;
}

const en: MailTexts = {
  direction: 'ltr',
  subject: (site) => `Your conversation with ${site}`,
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  answered: (site) => `${site} has answered you:`,
  open: 'Open the conversation',
  line: '--- Please write your answer above this line ---',
  reply: 'You can simply answer this e-mail.',
  stop: 'No more answers by e-mail',
  stopped: 'You will get no more answers by e-mail. They are still there in the chat.',
  files: (names) => `Files: ${names}`,
  leftOut: (names) => `[Files that came by e-mail and were left out: ${names}]`,
  transcript: (site) => `This is your conversation with ${site}:`,
  transcriptSubject: (site) => `Transcript of your conversation with ${site}`,
  you: 'You',
  deleted: 'This message was deleted.',
};

const de: MailTexts = {
  direction: 'ltr',
  subject: (site) => `Ihre Unterhaltung mit ${site}`,
  greeting: (name) => (name === null ? 'Guten Tag,' : `Guten Tag ${name},`),
  answered: (site) => `${site} hat Ihnen geantwortet:`,
  open: 'Unterhaltung öffnen',
  line: '--- Bitte schreiben Sie Ihre Antwort über diese Zeile ---',
  reply: 'Sie können einfach auf diese E-Mail antworten.',
  stop: 'Keine Antworten mehr per E-Mail',
  stopped: 'Sie bekommen keine Antworten mehr per E-Mail. Im Chat stehen sie weiterhin.',
  files: (names) => `Dateien: ${names}`,
  leftOut: (names) => `[Dateien, die per E-Mail kamen und weggelassen wurden: ${names}]`,
  transcript: (site) => `Das ist Ihre Unterhaltung mit ${site}:`,
  transcriptSubject: (site) => `Abschrift Ihrer Unterhaltung mit ${site}`,
  you: 'Sie',
  deleted: 'Diese Nachricht wurde gelöscht.',
};

const ar: MailTexts = {
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
  you: 'أنت',
  deleted: 'حُذفت هذه الرسالة.',
};

const TEXTS: Record<string, MailTexts> = { en, de, ar };

/** @param locale a BCP 47 tag; English where there are no words for it */
export function mailTexts(locale: string): MailTexts {
  return TEXTS[locale.toLowerCase().split('-')[0] ?? ''] ?? en;
}

/** In any language: the customer's mail program quotes the one in which it was written. */
export const REPLY_LINES = Object.values(TEXTS).map(({ line }) => line);

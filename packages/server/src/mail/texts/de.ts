/** German. */
import type { MailTexts } from './mail-texts.js';

export const de: MailTexts = {
  tag: 'de',
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
  earlier:
    'Frühere Nachrichten sind hier weggelassen. Die ganze Unterhaltung können Sie im Chat herunterladen.',
  you: 'Sie',
  edited: 'bearbeitet',
  deleted: 'Diese Nachricht wurde gelöscht.',
};

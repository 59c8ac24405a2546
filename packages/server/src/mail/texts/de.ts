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
  publishAsk: (site) =>
    `Dürfen wir diese Antwort auf der Seite von ${site} veröffentlichen, in diesen Worten und ohne Ihren Namen? Ja oder nein sagen Sie im Chat; ein Ja können Sie jederzeit zurücknehmen.`,
  followAskSubject: (site) => `Bitte bestätigen: E-Mails von ${site}`,
  followAsk: (site) =>
    `Jemand, hoffentlich Sie, möchte per E-Mail erfahren, was es in einer Diskussion von ${site} Neues gibt:`,
  followConfirm: 'Ja, benachrichtigen',
  followIgnore:
    'Wenn Sie das nicht waren, müssen Sie nichts tun: Es kommt keine weitere E-Mail, und die Adresse wird vergessen.',
  followed:
    'Sie erfahren nun per E-Mail, was es Neues gibt. In jeder dieser E-Mails steht ein Link, mit dem Sie sie beenden.',
  followGone: 'Dieser Link gilt nicht mehr. Auf der Seite können Sie einen neuen anfordern.',
  followSubject: (topic) => `Neues in „${topic}“`,
  followMore: (count) => `Weitere neue Nachrichten: ${count}`,
  followOpen: 'Auf der Seite lesen',
  followStop: 'Keine E-Mails mehr zu dieser Diskussion',
  followStopped: 'Sie bekommen keine E-Mails mehr zu dieser Diskussion. Ihre Adresse ist vergessen.',
};

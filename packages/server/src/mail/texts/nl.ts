/** Dutch. */
import type { MailTexts } from './mail-texts.js';

export const nl: MailTexts = {
  tag: 'nl',
  direction: 'ltr',
  subject: (site) => `Uw gesprek met ${site}`,
  greeting: (name) => (name === null ? 'Hallo,' : `Hallo ${name},`),
  answered: (site) => `${site} heeft u geantwoord:`,
  open: 'Gesprek openen',
  line: '--- Schrijf uw antwoord boven deze regel ---',
  reply: 'U kunt gewoon op deze e-mail antwoorden.',
  stop: 'Geen antwoorden meer per e-mail',
  stopped: 'U krijgt geen antwoorden meer per e-mail. In de chat blijven ze staan.',
  files: (names) => `Bestanden: ${names}`,
  leftOut: (names) => `[Bestanden die per e-mail kwamen en zijn weggelaten: ${names}]`,
  transcript: (site) => `Dit is uw gesprek met ${site}:`,
  transcriptSubject: (site) => `Verslag van uw gesprek met ${site}`,
  earlier: 'Eerdere berichten zijn hier weggelaten. U kunt het hele gesprek downloaden in de chat.',
  you: 'U',
  edited: 'bewerkt',
  deleted: 'Dit bericht is verwijderd.',
};

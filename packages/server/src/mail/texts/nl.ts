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
  publishAsk: (site) =>
    `Mogen we dit antwoord publiceren op de pagina van ${site}, in deze woorden en zonder uw naam? U kunt in de chat ja of nee zeggen, en een ja altijd intrekken.`,
  followAskSubject: (site) => `Bevestig alstublieft: e-mails van ${site}`,
  followAsk: (site) =>
    `Iemand, hopelijk u, wil per e-mail horen wat er nieuw is in een discussie van ${site}:`,
  followConfirm: 'Ja, houd me op de hoogte',
  followIgnore:
    'Was u dit niet, dan hoeft u niets te doen: er komt geen e-mail meer en het adres wordt vergeten.',
  followed:
    'U hoort voortaan per e-mail wat er nieuw is. In elk van die e-mails staat een link om ze te stoppen.',
  followGone: 'Deze link is niet meer geldig. Op de pagina kunt u een nieuwe aanvragen.',
  followSubject: (topic) => `Nieuw in ‘${topic}’`,
  followMore: (count) => `Overige nieuwe berichten: ${count}`,
  followOpen: 'Lezen op de pagina',
  followStop: 'Geen e-mails meer over deze discussie',
  followStopped: 'U krijgt geen e-mails meer over deze discussie. Uw adres is vergeten.',
};

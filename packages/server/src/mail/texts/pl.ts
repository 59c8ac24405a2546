/** Polish. */
import type { MailTexts } from './mail-texts.js';

export const pl: MailTexts = {
  tag: 'pl',
  direction: 'ltr',
  subject: (site) => `Rozmowa z ${site}`,
  greeting: (name) => (name === null ? 'Dzień dobry,' : `Dzień dobry, ${name},`),
  answered: (site) => `Nowa odpowiedź od ${site}:`,
  open: 'Otwórz rozmowę',
  line: '--- Prosimy pisać odpowiedź powyżej tej linii ---',
  reply: 'Można po prostu odpowiedzieć na tę wiadomość e-mail.',
  stop: 'Nie chcę odpowiedzi e-mailem',
  stopped: 'Odpowiedzi nie będą już wysyłane e-mailem. Nadal są dostępne na czacie.',
  files: (names) => `Pliki: ${names}`,
  leftOut: (names) => `[Pliki przysłane e-mailem i pominięte: ${names}]`,
  transcript: (site) => `Oto rozmowa z ${site}:`,
  transcriptSubject: (site) => `Zapis rozmowy z ${site}`,
  earlier: 'Wcześniejsze wiadomości pominięto. Całą rozmowę można pobrać na czacie.',
  you: 'Ty',
  edited: 'edytowano',
  deleted: 'Ta wiadomość została usunięta.',
};

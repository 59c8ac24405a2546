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
  publishAsk: (site) =>
    `Czy możemy opublikować tę odpowiedź na stronie ${site}, w tych słowach i bez danych osobowych? Zgodę lub odmowę można wyrazić na czacie, a zgodę cofnąć w każdej chwili.`,
  followAskSubject: (site) => `Prosimy o potwierdzenie: e-maile od ${site}`,
  followAsk: (site) =>
    `Ktoś (mamy nadzieję, że Ty) chce dostawać e-mailem nowości z dyskusji w serwisie ${site}:`,
  followConfirm: 'Tak, chcę je dostawać',
  followIgnore:
    'Jeśli to pomyłka, nie trzeba nic robić: więcej e-maili nie będzie, a adres zostanie zapomniany.',
  followed:
    'Nowości będą przychodzić e-mailem. Każda taka wiadomość zawiera link, którym można z nich zrezygnować.',
  followGone: 'Ten link jest już nieważny. O nowy można poprosić na stronie.',
  followSubject: (topic) => `Nowości w „${topic}”`,
  followMore: (count) => `Pozostałe nowe wiadomości: ${count}`,
  followOpen: 'Czytaj na stronie',
  followStop: 'Nie chcę e-maili o tej dyskusji',
  followStopped: 'E-maile o tej dyskusji nie będą już wysyłane. Adres został zapomniany.',
};

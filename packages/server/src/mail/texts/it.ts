/** Italian. */
import type { MailTexts } from './mail-texts.js';

export const it: MailTexts = {
  tag: 'it',
  direction: 'ltr',
  subject: (site) => `La Sua conversazione con ${site}`,
  greeting: (name) => (name === null ? 'Buongiorno,' : `Buongiorno ${name},`),
  answered: (site) => `${site} Le ha risposto:`,
  open: 'Apri la conversazione',
  line: '--- Scriva la Sua risposta sopra questa riga ---',
  reply: 'Può semplicemente rispondere a questa e-mail.',
  stop: 'Niente più risposte via e-mail',
  stopped: 'Non riceverà più risposte via e-mail. Le trova sempre nella chat.',
  files: (names) => `File: ${names}`,
  leftOut: (names) => `[File arrivati via e-mail e tralasciati: ${names}]`,
  transcript: (site) => `Questa è la Sua conversazione con ${site}:`,
  transcriptSubject: (site) => `Trascrizione della Sua conversazione con ${site}`,
  earlier: 'I messaggi precedenti non sono riportati qui. Può scaricare l’intera conversazione nella chat.',
  you: 'Lei',
  edited: 'modificato',
  deleted: 'Questo messaggio è stato eliminato.',
  publishAsk: (site) =>
    `Possiamo pubblicare questa risposta sulla pagina di ${site}, con queste parole e senza il Suo nome? Può dire sì o no nella chat, e ritirare un sì in qualsiasi momento.`,
  followAskSubject: (site) => `Conferma necessaria: e-mail da ${site}`,
  followAsk: (site) =>
    `Qualcuno, speriamo Lei, desidera essere avvisato via e-mail delle novità di una discussione di ${site}:`,
  followConfirm: 'Sì, avvisatemi',
  followIgnore:
    'Se non è stato Lei, non deve fare nulla: non arriverà altra posta e l’indirizzo verrà dimenticato.',
  followed:
    'Sarà avvisato delle novità via e-mail. In ognuna di queste e-mail c’è un link per interromperle.',
  followGone: 'Questo link non è più valido. Può chiederne uno nuovo sulla pagina.',
  followSubject: (topic) => `Novità in «${topic}»`,
  followMore: (count) => `Altri messaggi nuovi: ${count}`,
  followOpen: 'Leggi sulla pagina',
  followStop: 'Niente più e-mail su questa discussione',
  followStopped: 'Non riceverà più e-mail su questa discussione. Il Suo indirizzo è stato dimenticato.',
};

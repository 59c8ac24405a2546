/** French. */
import type { MailTexts } from './mail-texts.js';

export const fr: MailTexts = {
  tag: 'fr',
  direction: 'ltr',
  subject: (site) => `Votre conversation avec ${site}`,
  greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  answered: (site) => `${site} vous a répondu :`,
  open: 'Ouvrir la conversation',
  line: '--- Merci d’écrire votre réponse au-dessus de cette ligne ---',
  reply: 'Vous pouvez simplement répondre à cet e-mail.',
  stop: 'Ne plus recevoir les réponses par e-mail',
  stopped: 'Vous ne recevrez plus de réponses par e-mail. Elles restent visibles dans le chat.',
  files: (names) => `Fichiers : ${names}`,
  leftOut: (names) => `[Fichiers reçus par e-mail et laissés de côté : ${names}]`,
  transcript: (site) => `Voici votre conversation avec ${site} :`,
  transcriptSubject: (site) => `Transcription de votre conversation avec ${site}`,
  earlier:
    'Les messages plus anciens ne figurent pas ici. Vous pouvez télécharger toute la conversation dans le chat.',
  you: 'Vous',
  edited: 'modifié',
  deleted: 'Ce message a été supprimé.',
  publishAsk: (site) =>
    `Pouvons-nous publier cette réponse sur la page de ${site}, dans ces termes et sans votre nom ? Répondez oui ou non dans le chat ; un oui peut être retiré à tout moment.`,
  followAskSubject: (site) => `Merci de confirmer : e-mails de ${site}`,
  followAsk: (site) =>
    `Quelqu’un, vous espérons-nous, souhaite être prévenu par e-mail des nouveautés d’une discussion de ${site} :`,
  followConfirm: 'Oui, me prévenir',
  followIgnore:
    'Si ce n’était pas vous, ne faites rien : aucun autre e-mail ne suivra et l’adresse sera oubliée.',
  followed:
    'Vous serez prévenu des nouveautés par e-mail. Chacun de ces e-mails contient un lien pour les arrêter.',
  followGone: 'Ce lien n’est plus valable. Vous pouvez en demander un nouveau sur la page.',
  followSubject: (topic) => `Du nouveau dans « ${topic} »`,
  followMore: (count) => `Autres nouveaux messages : ${count}`,
  followOpen: 'Lire sur la page',
  followStop: 'Ne plus recevoir d’e-mails sur cette discussion',
  followStopped: 'Vous ne recevrez plus d’e-mails sur cette discussion. Votre adresse est oubliée.',
};

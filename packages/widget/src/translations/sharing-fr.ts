/** French: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'Actif',
  'sharing-all': 'Toutes les conversations',
  'sharing-days': 'Jours',
  'sharing-days-hint': 'Jusqu’à la veille, quel que soit le jour où il est ouvert.',
  'sharing-ended': str`terminé ${0}`,
  'sharing-ends': str`se termine ${0}`,
  'sharing-expired': 'Expiré',
  'sharing-full': 'Il y a déjà autant de liens que possible. Révoquez-en un dont personne n’a besoin.',
  'sharing-life': 'Valable',
  'sharing-links': 'Liens publics',
  'sharing-links-lead':
    'Qui a l’adresse voit ces chiffres sans compte, et rien d’autre : aucune conversation, aucune personne.',
  'sharing-mail': 'E-mail hebdomadaire',
  'sharing-mail-language': str`Langue de l’e-mail : ${0}`,
  'sharing-mail-lead':
    'Les chiffres de la semaine le lundi matin, dans la langue de la console au moment où vous les demandez. L’exploitant doit avoir configuré un serveur de messagerie.',
  'sharing-mail-want': 'M’envoyer l’e-mail hebdomadaire',
  'sharing-make': 'Créer le lien',
  'sharing-name': 'Pour qui',
  'sharing-name-hint': 'Par exemple « Direction ». Seuls vous et vos collègues le lisez.',
  'sharing-new': 'Nouveau lien',
  'sharing-none': 'Aucun lien pour l’instant.',
  'sharing-once': 'Copiez l’adresse maintenant : elle ne sera plus jamais montrée.',
  'sharing-revoked': 'Révoqué',
  'sharing-shows': 'Il montre :',
  'sharing-shows-hint':
    'Ce sont les filtres de la page des chiffres. Pour d’autres, choisissez-les d’abord là-bas.',
  'sharing-span': str`${0} jusqu’à la veille`,
  'sharing-title': 'Partager les chiffres',
  'sharing-unused': 'jamais ouvert',
  'sharing-used': str`ouvert pour la dernière fois ${0}`,
} satisfies SharingTranslation;

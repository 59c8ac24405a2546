/** French: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'Annuler',
  'publish-conflict': 'Cette réponse est déjà publiée, ou la question est posée au client.',
  'publish-failed': 'Cela n’a pas fonctionné. Veuillez réessayer.',
  'publish-hint': 'La question est posée au client dans le chat. Rien n’est public avant son accord.',
  'publish-left': str`Ressemble encore à des données personnelles : ${0}`,
  'publish-none': 'Ce ne sont pas des données personnelles',
  'publish-send': 'Demander au client',
  'publish-text': 'Ce que tout le monde lira',
  'publish-title': 'Publier cette réponse',
  'publish-to': str`Paraîtra dans : ${0}`,
  'publish-topic': 'Clé de la discussion',
  'publish-topic-missing': 'Il n’y a pas de telle discussion sur ce site.',
} satisfies PublishTranslation;

/** French. */
import type { FigureTexts } from './figure-texts.js';

export const fr: FigureTexts = {
  subject: (period) => `Vos chiffres du ${period}`,
  intro: (period) => `Ce que vos conversations ont coûté et rapporté du ${period}.`,
  before: (value) => `semaine précédente : ${value}`,
  between: (low, high) => `Sûr à 95 % : entre ${low} et ${high}`,
  tooFew: 'Trop peu pour se prononcer',
  byTeam: 'Par équipe',
  noTeam: 'Sans équipe',
  open: 'Ouvrir les chiffres',
  stop: 'Ne plus recevoir les chiffres de la semaine',
  stopped:
    'Vous ne recevrez plus les chiffres de la semaine par e-mail. Vous pouvez les réactiver dans la console.',
  missing: (currencies) =>
    `Les montants en ${currencies} sont laissés de côté : aucun taux de change n’est connu.`,
  linkOver: 'Ce lien n’est plus valable. Demandez-en un autre à la personne qui vous l’a envoyé.',
  metrics: {
    profit: 'Bénéfice',
    value: 'Valeur',
    cost: 'Coût',
    conversations: 'Conversations tenues',
    time: 'Temps de travail',
    profit_per_conversation: 'Bénéfice par conversation',
    first_response: 'Première réponse',
    resolution: 'Résolution des demandes',
    satisfaction: 'Satisfaction des clients',
    deflection: 'Questions répondues en public',
  },
};

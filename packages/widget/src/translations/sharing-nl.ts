/** Dutch: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'Actief',
  'sharing-all': 'Alle gesprekken',
  'sharing-days': 'Dagen',
  'sharing-days-hint': 'Tot en met gisteren, wanneer hij ook wordt geopend.',
  'sharing-ended': str`geëindigd ${0}`,
  'sharing-ends': str`eindigt ${0}`,
  'sharing-expired': 'Verlopen',
  'sharing-full': 'Er zijn al zoveel links als er mogen zijn. Trek er een in die niemand nodig heeft.',
  'sharing-life': 'Geldig voor',
  'sharing-links': 'Openbare links',
  'sharing-links-lead':
    'Wie het adres heeft, ziet deze cijfers zonder account, en niets anders: geen gesprek, geen persoon.',
  'sharing-mail': 'Wekelijkse mail',
  'sharing-mail-language': str`Taal van de mail: ${0}`,
  'sharing-mail-lead':
    'De cijfers van de week op maandagochtend, in de taal die de console heeft als je erom vraagt. De beheerder moet een mailserver hebben ingesteld.',
  'sharing-mail-want': 'Stuur mij de wekelijkse mail',
  'sharing-make': 'Link maken',
  'sharing-name': 'Voor wie',
  'sharing-name-hint': 'Zoals ‘Directie’. Alleen jij en je collega’s lezen het.',
  'sharing-new': 'Nieuwe link',
  'sharing-none': 'Nog geen link.',
  'sharing-once': 'Kopieer het adres nu: het wordt nooit meer getoond.',
  'sharing-revoked': 'Ingetrokken',
  'sharing-shows': 'Hij toont:',
  'sharing-shows-hint': 'Dit zijn de filters van de pagina met cijfers. Voor andere kies je ze eerst daar.',
  'sharing-span': str`${0} tot en met gisteren`,
  'sharing-title': 'De cijfers delen',
  'sharing-unused': 'nog nooit geopend',
  'sharing-used': str`laatst geopend ${0}`,
} satisfies SharingTranslation;

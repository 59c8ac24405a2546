/** Italian: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'Attivo',
  'sharing-all': 'Tutte le conversazioni',
  'sharing-days': 'Giorni',
  'sharing-days-hint': 'Fino a ieri, in qualunque momento venga aperto.',
  'sharing-ended': str`finito ${0}`,
  'sharing-ends': str`finisce ${0}`,
  'sharing-expired': 'Scaduto',
  'sharing-full': 'Ci sono già tutti i link possibili. Revocane uno che non serve a nessuno.',
  'sharing-life': 'Valido per',
  'sharing-links': 'Link pubblici',
  'sharing-links-lead':
    'Chi ha l’indirizzo vede queste cifre senza un account, e nient’altro: nessuna conversazione, nessuna persona.',
  'sharing-mail': 'E-mail settimanale',
  'sharing-mail-language': str`Lingua dell’e-mail: ${0}`,
  'sharing-mail-lead':
    'Le cifre della settimana il lunedì mattina, nella lingua che ha la console quando le chiedi. Il gestore deve aver configurato un server di posta.',
  'sharing-mail-want': 'Mandami l’e-mail settimanale',
  'sharing-make': 'Crea il link',
  'sharing-name': 'Per chi',
  'sharing-name-hint': 'Per esempio «Direzione». Lo leggete solo tu e i tuoi colleghi.',
  'sharing-new': 'Nuovo link',
  'sharing-none': 'Ancora nessun link.',
  'sharing-once': 'Copia l’indirizzo adesso: non verrà mostrato mai più.',
  'sharing-revoked': 'Revocato',
  'sharing-shows': 'Mostra:',
  'sharing-shows-hint': 'Sono i filtri della pagina delle cifre. Per altri, sceglili prima lì.',
  'sharing-span': str`${0} fino a ieri`,
  'sharing-title': 'Condividi le cifre',
  'sharing-unused': 'mai aperto',
  'sharing-used': str`aperto l’ultima volta ${0}`,
} satisfies SharingTranslation;

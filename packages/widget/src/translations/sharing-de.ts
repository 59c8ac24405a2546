/** German: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'Aktiv',
  'sharing-all': 'Alle Gespräche',
  'sharing-days': 'Tage',
  'sharing-days-hint': 'Bis gestern, wann immer er geöffnet wird.',
  'sharing-ended': str`endete ${0}`,
  'sharing-ends': str`endet ${0}`,
  'sharing-expired': 'Abgelaufen',
  'sharing-full':
    'Es gibt schon so viele Links, wie es geben darf. Widerrufen Sie einen, den niemand braucht.',
  'sharing-life': 'Gültig für',
  'sharing-links': 'Öffentliche Links',
  'sharing-links-lead':
    'Wer die Adresse hat, sieht diese Zahlen ohne Konto, und sonst nichts: kein Gespräch, keine Person.',
  'sharing-mail': 'Wöchentliche Mail',
  'sharing-mail-language': str`Sprache der Mail: ${0}`,
  'sharing-mail-lead':
    'Die Zahlen der Woche am Montagmorgen, in der Sprache, die die Konsole hat, wenn Sie sie bestellen. Der Betreiber muss einen Mailserver eingerichtet haben.',
  'sharing-mail-want': 'Mir die wöchentliche Mail schicken',
  'sharing-make': 'Link erstellen',
  'sharing-name': 'Für wen',
  'sharing-name-hint': 'Etwa „Vorstand“. Nur Sie und Ihre Kollegen lesen es.',
  'sharing-new': 'Neuer Link',
  'sharing-none': 'Noch kein Link.',
  'sharing-once': 'Kopieren Sie die Adresse jetzt: Sie wird nie wieder gezeigt.',
  'sharing-revoked': 'Widerrufen',
  'sharing-shows': 'Er zeigt:',
  'sharing-shows-hint':
    'Das sind die Filter der Seite mit den Zahlen. Für andere wählen Sie sie zuerst dort.',
  'sharing-span': str`${0} bis gestern`,
  'sharing-title': 'Die Zahlen teilen',
  'sharing-unused': 'noch nie geöffnet',
  'sharing-used': str`zuletzt geöffnet ${0}`,
} satisfies SharingTranslation;

/** Polish: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'Aktywny',
  'sharing-all': 'Wszystkie rozmowy',
  'sharing-days': 'Dni',
  'sharing-days-hint': 'Do wczoraj, kiedykolwiek zostanie otwarty.',
  'sharing-ended': str`zakończony ${0}`,
  'sharing-ends': str`kończy się ${0}`,
  'sharing-expired': 'Wygasł',
  'sharing-full': 'Jest już tyle linków, ile może być. Unieważnij taki, którego nikt nie potrzebuje.',
  'sharing-life': 'Ważny przez',
  'sharing-links': 'Linki publiczne',
  'sharing-links-lead': 'Kto ma adres, widzi te liczby bez konta i nic więcej: żadnej rozmowy, żadnej osoby.',
  'sharing-mail': 'Cotygodniowy e-mail',
  'sharing-mail-language': str`Język e-maila: ${0}`,
  'sharing-mail-lead':
    'Liczby tygodnia w poniedziałek rano, w języku, który ma konsola, gdy o nie prosisz. Operator musi mieć skonfigurowany serwer poczty.',
  'sharing-mail-want': 'Wysyłaj mi cotygodniowy e-mail',
  'sharing-make': 'Utwórz link',
  'sharing-name': 'Dla kogo',
  'sharing-name-hint': 'Na przykład „Zarząd”. Czytasz to tylko ty i twoi współpracownicy.',
  'sharing-new': 'Nowy link',
  'sharing-none': 'Jeszcze nie ma linku.',
  'sharing-once': 'Skopiuj adres teraz: nie będzie już pokazany.',
  'sharing-revoked': 'Unieważniony',
  'sharing-shows': 'Pokazuje:',
  'sharing-shows-hint': 'To filtry strony z liczbami. Aby użyć innych, wybierz je najpierw tam.',
  'sharing-span': str`${0} do wczoraj`,
  'sharing-title': 'Udostępnij liczby',
  'sharing-unused': 'nigdy nie otwarty',
  'sharing-used': str`ostatnio otwarty ${0}`,
} satisfies SharingTranslation;

/** Spanish: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'Activo',
  'sharing-all': 'Todas las conversaciones',
  'sharing-days': 'Días',
  'sharing-days-hint': 'Hasta ayer, se abra cuando se abra.',
  'sharing-ended': str`terminó ${0}`,
  'sharing-ends': str`termina ${0}`,
  'sharing-expired': 'Caducado',
  'sharing-full': 'Ya hay tantos enlaces como puede haber. Revoque uno que nadie necesite.',
  'sharing-life': 'Válido durante',
  'sharing-links': 'Enlaces públicos',
  'sharing-links-lead':
    'Quien tenga la dirección ve estas cifras sin cuenta, y nada más: ninguna conversación, ninguna persona.',
  'sharing-mail': 'Correo semanal',
  'sharing-mail-language': str`Idioma del correo: ${0}`,
  'sharing-mail-lead':
    'Las cifras de la semana los lunes por la mañana, en el idioma que tenga la consola cuando las pida. El operador debe haber configurado un servidor de correo.',
  'sharing-mail-want': 'Enviarme el correo semanal',
  'sharing-make': 'Crear el enlace',
  'sharing-name': 'Para quién',
  'sharing-name-hint': 'Por ejemplo, «Dirección». Solo lo leen usted y sus compañeros.',
  'sharing-new': 'Enlace nuevo',
  'sharing-none': 'Todavía no hay enlaces.',
  'sharing-once': 'Copie la dirección ahora: no se volverá a mostrar.',
  'sharing-revoked': 'Revocado',
  'sharing-shows': 'Muestra:',
  'sharing-shows-hint': 'Son los filtros de la página de cifras. Para otros, elíjalos primero allí.',
  'sharing-span': str`${0} hasta ayer`,
  'sharing-title': 'Compartir las cifras',
  'sharing-unused': 'nunca abierto',
  'sharing-used': str`abierto por última vez ${0}`,
} satisfies SharingTranslation;

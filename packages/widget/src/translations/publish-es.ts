/** Spanish: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'Cancelar',
  'publish-conflict': 'Esta respuesta ya está publicada o se está preguntando al cliente.',
  'publish-failed': 'No ha funcionado. Inténtelo de nuevo.',
  'publish-hint': 'Se pregunta al cliente en el chat. Nada es público antes de que acepte.',
  'publish-left': str`Todavía parece contener datos personales: ${0}`,
  'publish-none': 'No son datos personales',
  'publish-send': 'Preguntar al cliente',
  'publish-text': 'Lo que leerá todo el mundo',
  'publish-title': 'Publicar esta respuesta',
  'publish-to': str`Aparecerá en: ${0}`,
  'publish-topic': 'Clave del debate',
  'publish-topic-missing': 'No hay tal debate en este sitio.',
} satisfies PublishTranslation;

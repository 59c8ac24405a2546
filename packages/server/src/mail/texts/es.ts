/** Spanish. */
import type { MailTexts } from './mail-texts.js';

export const es: MailTexts = {
  tag: 'es',
  direction: 'ltr',
  subject: (site) => `Su conversación con ${site}`,
  greeting: (name) => (name === null ? 'Hola:' : `Hola, ${name}:`),
  answered: (site) => `${site} le ha respondido:`,
  open: 'Abrir la conversación',
  line: '--- Escriba su respuesta por encima de esta línea ---',
  reply: 'Puede responder directamente a este correo.',
  stop: 'No recibir más respuestas por correo',
  stopped: 'Ya no recibirá respuestas por correo. Seguirán estando en el chat.',
  files: (names) => `Archivos: ${names}`,
  leftOut: (names) => `[Archivos que llegaron por correo y se omitieron: ${names}]`,
  transcript: (site) => `Esta es su conversación con ${site}:`,
  transcriptSubject: (site) => `Transcripción de su conversación con ${site}`,
  earlier: 'Aquí se omiten los mensajes anteriores. Puede descargar toda la conversación en el chat.',
  you: 'Usted',
  edited: 'editado',
  deleted: 'Este mensaje se eliminó.',
};

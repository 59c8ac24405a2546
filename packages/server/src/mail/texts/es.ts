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
  publishAsk: (site) =>
    `¿Podemos publicar esta respuesta en la página de ${site}, con estas palabras y sin su nombre? Puede decir sí o no en el chat, y retirar un sí cuando quiera.`,
  followAskSubject: (site) => `Confirme, por favor: correos de ${site}`,
  followAsk: (site) =>
    `Alguien, esperamos que usted, quiere recibir por correo las novedades de una conversación pública de ${site}:`,
  followConfirm: 'Sí, avísenme',
  followIgnore: 'Si no fue usted, no haga nada: no llegarán más correos y la dirección se olvidará.',
  followed:
    'Le avisaremos de las novedades por correo. Cada uno de esos correos incluye un enlace para dejar de recibirlos.',
  followGone: 'Este enlace ya no es válido. Puede pedir otro en la página.',
  followSubject: (topic) => `Novedades en «${topic}»`,
  followMore: (count) => `Otros mensajes nuevos: ${count}`,
  followOpen: 'Leer en la página',
  followStop: 'No recibir más correos sobre este debate',
  followStopped: 'Ya no recibirá correos sobre este debate. Su dirección se ha olvidado.',
};

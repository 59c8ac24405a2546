/** Portuguese. */
import type { MailTexts } from './mail-texts.js';

export const pt: MailTexts = {
  tag: 'pt',
  direction: 'ltr',
  subject: (site) => `A sua conversa com ${site}`,
  greeting: (name) => (name === null ? 'Olá,' : `Olá, ${name},`),
  answered: (site) => `${site} respondeu:`,
  open: 'Abrir a conversa',
  line: '--- Escreva a sua resposta acima desta linha ---',
  reply: 'Pode simplesmente responder a este e-mail.',
  stop: 'Não receber mais respostas por e-mail',
  stopped: 'Não vai receber mais respostas por e-mail. Continuam disponíveis no chat.',
  files: (names) => `Ficheiros: ${names}`,
  leftOut: (names) => `[Ficheiros recebidos por e-mail e deixados de fora: ${names}]`,
  transcript: (site) => `Esta é a sua conversa com ${site}:`,
  transcriptSubject: (site) => `Transcrição da sua conversa com ${site}`,
  earlier: 'As mensagens anteriores não estão incluídas aqui. Pode descarregar toda a conversa no chat.',
  you: 'Você',
  edited: 'editada',
  deleted: 'Esta mensagem foi eliminada.',
};

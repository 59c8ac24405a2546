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
  publishAsk: (site) =>
    `Podemos publicar esta resposta na página de ${site}, nestas palavras e sem o seu nome? Pode dizer sim ou não no chat, e retirar um sim a qualquer momento.`,
  followAskSubject: (site) => `Confirme, por favor: e-mails de ${site}`,
  followAsk: (site) =>
    `Alguém, esperamos que você, quer ser avisado por e-mail das novidades de uma discussão de ${site}:`,
  followConfirm: 'Sim, avisem-me',
  followIgnore: 'Se não foi você, não faça nada: não virá mais nenhum e-mail e o endereço será esquecido.',
  followed:
    'Vai ser avisado das novidades por e-mail. Cada um desses e-mails tem uma ligação para os terminar.',
  followGone: 'Esta ligação já não é válida. Pode pedir outra na página.',
  followSubject: (topic) => `Novidades em «${topic}»`,
  followMore: (count) => `Outras mensagens novas: ${count}`,
  followOpen: 'Ler na página',
  followStop: 'Não receber mais e-mails sobre esta discussão',
  followStopped: 'Não vai receber mais e-mails sobre esta discussão. O seu endereço foi esquecido.',
};

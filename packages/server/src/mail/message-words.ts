/** A message in words alone: who said it, and what, for mails and transcripts. */
import type { Message } from '@parley/protocol';
import type { MailTexts } from './texts/mail-texts.js';

/** Who speaks for the company. */
export function nameOf(message: Message, site: string): string {
  return message.author.type === 'agent' ? (message.author.name ?? site) : site;
}

export function bodyOf(message: Message, texts: MailTexts): string {
  if (message.status === 'deleted') return texts.deleted;
  const names = message.attachments.map(({ name }) => name).join(', ');
  return [message.text, names && texts.files(names)].filter(Boolean).join('\n');
}
